import Dashboard
import Drawing
import Statistics
import Telemetry
import Testing

/// Other stages and statistics than those of batch normalization before the nonlinearity.
extension AnatomyTests {
  @Test func behindTheNonlinearityTheStagesBeginWithWhatThatPutsOut() {
    let stages = [
      ("h", "h = g(z), z = W a + b"), ("h − μ", "→ h − μ"), ("ẑ", "→ ẑ = (h − μ)/√(σ² + ε)"),
      ("a", "→ a = γ ẑ + β"),
    ]
    let after = NormalizationInfo(
      id: "batch", words: "batch norm", statistics: ["μ", "√(σ² + ε)"],
      stages: stages.map { .init(symbol: $0.0, formulas: [$0.1]) },
      arithmetic: "({z} − {mean}) / {deviation}")
    let trainer = TrainerInfo(
      sizes: [784, 100, 12, 10], activation: .sigmoid, normalizesAfter: true, saturation: 0.4,
      initialization: .he, optimizer: "SGD", batchSize: 60, dataset: "MNIST", stepsPerEpoch: 9,
      testSample: 9, testCount: 9, probeSize: 9, window: 9, seed: 1)
    func text(_ help: Help?) -> String {
      var state = ViewState(size: Size(width: 200, height: 60))
      (state.view, state.layer, state.help) = (.anatomy, 1, help)
      let snapshot = Snapshot(
        run: RunInfo(trainer), status: Status(isRunning: false, pace: .unlimited),
        networks: [network(anatomy(), normalization: after)])
      return Dashboard.render(snapshot, state).lines.joined(separator: "\n")
    }
    let shown = text(nil)
    for stage in stages { #expect(shown.contains(stage.1), "\(stage.1)") }
    #expect(shown.contains("norm after sigmoid"))
    // None of the stages is what a sigmoid receives, so that none is saturated.
    #expect(!shown.contains("░") && !shown.contains("saturated"))
    let help = text(.pages(line: 0))
    #expect(help.contains("h = g(z), what the sigmoid puts out"))
    #expect(help.contains("what the next layer receives") && !help.contains("μ = (1/m) Σ z"))
  }

  @Test func aPlainNetworkHasOneStage() {
    let text = lines([network(plain, normalization: nil)]).joined(separator: "\n")
    for words in [
      "no normalization here", "b inserts batch norm", "y = z = W a + b", "z 3.000", "mean 2.000",
      "σ 4.000",
    ] { #expect(text.contains(words), "\(words)") }
    #expect(!text.contains("γ"))
    // Inserted, but no batch went through it.
    #expect(lines([network(plain)]).joined().contains("has not seen a training batch yet"))
  }

  /// Two stages behind z, one statistic, no mean, no β: as many pictures and words as there are.
  @Test(arguments: [60, 90, 120, 150]) func aNormalizationDescribesItself(width: Int) {
    let odd = NormalizationInfo(
      id: "odd", words: "odd norm", scope: "each example by its own r", isPerExample: true,
      statistics: ["r"],
      stages: [
        .init(symbol: "z", formulas: ["z = W a + b", "z"]),
        .init(symbol: "q", formulas: ["→ q = z / r", "→ q"]),
        .init(symbol: "y", formulas: ["→ y = γ q", "→ y"]),
      ], arithmetic: "{z} over {deviation}")
    let unit = UnitAnatomy(
      example: [3, 0.75, 1.5], batch: UnitStatistics(mean: nil, deviation: 4), moving: nil,
      population: nil, scale: 2, shift: nil)
    let anatomy = Anatomy(
      layer: 1, examples: 60, stages: [values(2, 4), values(0.5, 1), values(1, 2)],
      units: Array(repeating: unit, count: 12), scale: Distribution([2]), shift: nil)
    let text = lines([network(anatomy, normalization: odd)], width: width).joined(separator: "\n")
    for words in ["→ q", "→ y", "3.000 over 4.000", "= 0.750", "γ 2.000  β –", "→ y 1.500"] {
      #expect(text.contains(words), "\(words)\n\(text)")
    }
    #expect(!text.contains("μ, ") && !text.contains("z − μ") && !text.contains("moving"))
  }

  @Test func withoutMovingAveragesThereIsOneEstimate() {
    let unit = UnitAnatomy(
      example: [3, 1, 0.25, 1.5], batch: UnitStatistics(mean: 2, deviation: 4), moving: nil,
      population: nil, scale: 2, shift: 1)
    let anatomy = Anatomy(
      layer: 1, examples: 60, stages: anatomy().stages, units: [unit], scale: Distribution([2]),
      shift: Distribution([1]))
    for width in [60, 90, 120] {
      let text = lines([network(anatomy, normalization: .layer)], width: width)
        .joined(separator: "\n")
      #expect(text.contains("2.000     4.000") && !text.contains("moving"), "\(text)")
    }
  }
}
