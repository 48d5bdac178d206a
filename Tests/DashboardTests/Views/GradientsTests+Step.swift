import Dashboard
import Telemetry
import Testing

/// How far a step turns the weights, and what the loss does along it.
extension GradientsTests {
  @Test func aStepHasItsAngleAndItsEffectiveRateWhereThereIsRoom() {
    let large = text([network()], width: 200, height: 60)
    for words in [
      "angle of a step: how far it turns W of each layer, in degrees",
      "effective learning rate η/‖W‖² of each layer", "angle 2.0e0 deg  η/‖W‖² 1.0e−3",
    ] { #expect(large.contains(words), "\(words)") }
    let usual = text([network()])
    #expect(usual.contains("angle of a step"))
    #expect(usual.contains("angle 2.0e0 deg  η/‖W‖² 1.0e−3"))
    #expect(!text([network()], width: 80, height: 24).contains("angle of a step"))
    #expect(text([network(step: 0)], width: 200, height: 60).contains("no step yet"))
  }

  /// The updates of layer 2 lie on the rule.
  @Test(arguments: [10, 30, 46, 50, 99, 500]) func theRuleOfThumbIsNamedWholeOrNotAtAll(step: Int) {
    for width in [120, 160, 200] {
      let named = text([network(step: step)], width: width).split(separator: "\n")
        .filter { $0.contains("thumb") }
      #expect(named.allSatisfy { $0.contains(" −3, a rule of thumb ") }, "\(named)")
      if step == 10 { #expect(!named.isEmpty) }
    }
  }

  @Test func theLossAlongAStepHasItsPicture() {
    let twins = [network(step: 520, curvature: 3), network(.batch, step: 520, curvature: 0.5)]
    let large = text(twins, width: 200, height: 60)
    for words in [
      "change of the gradient along a step", "change of the gradient within 4 steps", "plain",
      "batch norm",
    ] { #expect(large.contains(words), "\(words)") }
    #expect(large.contains(/steps 0 +2 +4/))
    // Each network is on the axis of both.
    #expect(large.split(separator: "\n").contains { $0.contains(/│ +3\s.*││ +3\s/) })
    let single = text([network(step: 520, curvature: 3)])
    #expect(single.contains("loss along a step, in nats"))
    #expect(single.contains("‖∇L'−∇L‖/‖∇L‖ along a step"))
    let small = text(twins, width: 80, height: 24)
    #expect(small.contains("4 steps on: loss +4.00, ∇L off 300 %"))
    #expect(small.contains("4 steps on: loss −1.00, ∇L off 50 %"))
    #expect(text([network(step: 0)]).contains("no step yet: the first one is step 1"))
    #expect(text([network()], width: 200, height: 60).contains("first measured at step 250"))
  }

  /// Late in training the loss hardly changes along a step.
  @Test func aSmallChangeIsToldInFull() {
    let twins = [
      network(step: 520, curvature: 0.01, rise: 0.0012),
      network(.batch, step: 520, curvature: 0.01, rise: -0.002),
    ]
    let chart = text(twins)
    for number in ["−0.002 ", " 0.002 "] { #expect(chart.contains(number), "\(number)") }
    let words = text(twins, width: 80, height: 24)
    for number in ["loss +0.00120", "loss −0.00200"] { #expect(words.contains(number)) }
  }

  /// Whatever is shown: a loss, its change, or the values of units.
  @Test(arguments: [View.gradients, .units, .percentiles, .density, .shift])
  func noNumberOfAnAxisIsCut(view: View) {
    for scale in [1e-6, 0.0153, 0.37, 1, 2.4, 1e4, 1.3e7] {
      let twins = [
        network(step: 260, scale: scale, curvature: scale, rise: scale),
        network(.batch, step: 260, scale: scale, curvature: scale, rise: -scale / 3),
      ]
      for (width, height) in [(80, 24), (120, 40), (200, 50)] {
        let all = text(twins, width: width, height: height) { $0.view = view }
        #expect(!all.contains(/[−.0-9]…/), "\(view.name), \(scale), \(width)")
      }
    }
  }

  @Test func aLossThatIsNotFiniteAlongAStepLeavesAGap() {
    for curvature in [Double.nan, .infinity, 1e300] {
      #expect(text([network(step: 300, curvature: curvature)]).contains("loss along"))
    }
  }
}
