import Dashboard
import Drawing
import Telemetry
import Testing

/// The help speaks of the run that is on screen.
@Suite struct GlossaryTests {
  /// The help of a view as one text.
  private func help(_ view: View, _ run: RunInfo?) -> String {
    var state = ViewState(size: Size(width: 200, height: 150))
    state.view = view
    state.help = .pages(line: 0)
    let snapshot = run.map {
      Snapshot(
        run: $0, status: Status(isRunning: false, pace: .unlimited), networks: [Sample.network()])
    }
    return Dashboard.render(snapshot, state).lines.dropFirst(2)
      .map { $0.split(separator: " ").joined(separator: " ") }.joined(separator: "\n")
  }

  /// A run unlike the default one.
  private func run(
    activation: Nonlinearity, saturation: Double?, classes: Int = 2, optimizer: String = "Adam",
    momentum: Double? = nil, weightDecay: Double = 0
  ) -> RunInfo {
    RunInfo(
      TrainerInfo(
        sizes: [2, 9, classes], activation: activation, saturation: saturation,
        initialization: .he, optimizer: optimizer, momentum: momentum,
        weightDecay: weightDecay, batchSize: 30, dataset: "moons", stepsPerEpoch: 100,
        testSample: 700, testCount: 700, probeSize: 111,
        window: 70, driftWindow: 30, epsilon: 0.5, seed: 1))
  }

  @Test func numbersAreThoseOfTheRun() {
    let tanh = run(activation: .tanh, saturation: 1.23)
    let all = View.allCases.map { help($0, tanh) }.joined()
    for words in [
      "111 held-out examples (the probe)", "700 held-out examples", "units move in 30 steps",
      "30 steps ago", "every 70 ", "0.69 is guessing among 2 classes", "> 1.23 for tanh",
      "ε = 0.5:",
      "Adam", "He ",
    ] { #expect(all.contains(words), "\(words)") }
    for words in [
      "256", "250", "50 steps", "1000", "1 000", "2.30", "4.36", "2.18", "1e−5", "SGD 0.5", "relu",
    ] {
      #expect(!all.contains(words), "\(words)")
    }
  }

  @Test func rectifiersAreInactiveAndNotSaturated() {
    let all = View.allCases.map { view in
      help(view, run(activation: .relu, saturation: nil))
        .split(separator: "\nIn the header").first.map { String($0) } ?? ""
    }.joined()
    #expect(all.contains("inactive") && all.contains("y ≤ 0"))
    #expect(!all.contains("saturated") && !all.contains("sigmoid") && !all.contains("below 5 %"))
    let others = View.allCases.map { help($0, Sample.snapshot().run) }.joined()
    #expect(others.contains("|y| > 4.36 for sigmoid") && !others.contains("dead"))
  }

  @Test func momentumIsInTheRule() {
    let plain = help(
      .learning, run(activation: .tanh, saturation: 1, optimizer: "SGD", momentum: 0))
    #expect(plain.contains("W ← W − η ∂L/∂W"))
    let heavy = help(
      .learning,
      run(activation: .tanh, saturation: 1, optimizer: "SGD momentum 0.9", momentum: 0.9))
    #expect(heavy.contains("v ← 0.9 v + ∂L/∂W"))
  }

  @Test func weightDecayIsInTheRuleAndAboveTheViews() {
    let decayed = run(
      activation: .tanh, saturation: 1, optimizer: "SGD", momentum: 0, weightDecay: 0.001)
    #expect(help(.gradients, decayed).contains("0.001 W added to ∂L/∂W"))
    #expect(!help(.gradients, Sample.snapshot().run).contains("added to ∂L/∂W"))
    let snapshot = Snapshot(
      run: decayed, status: Status(isRunning: false, pace: .unlimited),
      networks: [Sample.network()])
    let lines = Dashboard.render(snapshot, ViewState(size: Size(width: 200, height: 50))).lines
    #expect(lines[0].contains("weight decay 0.001"))
  }

  @Test(arguments: View.allCases) func beforeThereIsARunTheWordsAreGeneral(view: View) {
    let text = help(view, nil)
    #expect(text.contains("On this view") && text.contains("Keys"))
    for words in ["256", "1 000 ", "2.30", "4.36", "250"] { #expect(!text.contains(words)) }
  }
}
