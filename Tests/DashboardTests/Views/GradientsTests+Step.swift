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

  @Test func aLossThatIsNotFiniteAlongAStepLeavesAGap() {
    for curvature in [Double.nan, .infinity, 1e300] {
      #expect(text([network(step: 300, curvature: curvature)]).contains("loss along"))
    }
  }
}
