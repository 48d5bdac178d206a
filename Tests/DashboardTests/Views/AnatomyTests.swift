import Dashboard
import Drawing
import Statistics
import Telemetry
import Testing

struct AnatomyTests {
  private func values(_ center: Float, _ spread: Float) -> Distribution {
    Distribution((0..<600).map { center + spread * (Float($0) / 300 - 1) })
  }

  /// A layer of 12 units under batch normalization.
  private func anatomy(z: Distribution? = nil, example: Float = 3) -> Anatomy {
    let unit = UnitAnatomy(
      example: [example, example - 2, (example - 2) / 4, example - 1.5],
      batch: UnitStatistics(mean: 2, deviation: 4),
      moving: UnitStatistics(mean: 1.75, deviation: 3.5),
      population: UnitStatistics(mean: 2.25, deviation: 4.5), scale: 2, shift: 1)
    let stages = [z ?? values(2, 4), values(0, 4), values(0, 1.7), values(1, 3)]
    return Anatomy(
      layer: 1, examples: 60, stages: stages, units: Array(repeating: unit, count: 12),
      scale: Distribution([1, 2, 3]), shift: Distribution([-1, 1, 3]))
  }

  private var plain: Anatomy {
    let unit = UnitAnatomy(
      example: [3], batch: UnitStatistics(mean: 2, deviation: 4), moving: nil, population: nil,
      scale: nil, shift: nil)
    return Anatomy(
      layer: 1, examples: 60, stages: [values(2, 4)], units: Array(repeating: unit, count: 12),
      scale: nil, shift: nil)
  }

  private func network(
    _ anatomy: Anatomy?, normalization: NormalizationInfo? = .batch, step: Int = 40
  )
    -> NetworkSnapshot
  {
    let base = Sample.network(step: step, normalization: normalization)
    return NetworkSnapshot(
      current: base.current, mark: base.mark, history: base.history, markers: [], divergedAt: nil,
      anatomy: anatomy)
  }

  private func lines(
    _ networks: [NetworkSnapshot], width: Int = 120, height: Int = 40,
    _ change: (inout ViewState) -> Void = { _ in }
  ) -> [String] {
    var state = ViewState(size: Size(width: width, height: height))
    state.view = .anatomy
    state.layer = 1
    change(&state)
    return Dashboard.render(Sample.snapshot(networks), state).lines
  }

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

  @Test func everyStageHasItsFormulaAndItsNumbers() {
    let text = lines([network(anatomy())]).joined(separator: "\n")
    for words in [
      "layer 2: how batch norm transforms the latest training batch, 60 examples × 12 units",
      "z = W a + b", "→ z − μ", "= (z − μ)/√(σ² + ε)", "+ β", "mean +1.99  σ 2.31",
      "mean −0.01  σ 2.31", "σ 0.98", "unit 7 (typical), example 1 of 60", "z 3.000",
      "→ z − μ 1.000", "0.250", "→ y 1.500", "(3.000 − 2.000) / 4.000", "γ 2.000  β 1.000",
      "this batch (used in training)", "moving averages (used in inference)", "algorithm 2",
      "1.750     3.500", "2.250     4.500", "over 12 units",
    ] { #expect(text.contains(words), "\(words)") }
  }

  @Test func theLegendShowsWhatItSpeaksOf() {
    for (entry, text) in [
      (0, "z = W a + b"), (1, "→ z − μ"), (4, "mean +1.99"), (6, "▲ unit 7"),
      (8, "moving averages"),
    ] {
      var state = ViewState(size: Size(width: 160, height: 40))
      (state.view, state.layer, state.help) = (.anatomy, 1, .legend(entry: entry))
      let canvas = Dashboard.render(Sample.snapshot([network(anatomy())]), state).canvas
      #expect(canvas.reversedText(in: 0..<108).contains(text), "\(text)")
    }
  }

  @Test func stagesStandSideBySideOrTwoByTwo() {
    let wide = lines([network(anatomy())])
    #expect(wide.contains { $0.contains("z = W a + b") && $0.contains("+ β") })
    let narrow = lines([network(anatomy()), network(anatomy())])
    #expect(narrow.contains { $0.contains("z = W a + b") && $0.contains("→ z − μ") })
    #expect(!narrow.contains { $0.contains("z = W a + b") && $0.contains("→ y") })
  }

  @Test func theChosenUnitIsFollowed() {
    let text = lines([network(anatomy())]) { $0.unit = 2 }.joined()
    #expect(text.contains("unit 3, example 1 of 60"))
    #expect(lines([network(anatomy())]) { $0.unit = 99 }.joined().contains("unit 12, example"))
  }

  @Test func stagesOfVeryDifferentSizesGetTwoAxes() throws {
    let small = lines([network(anatomy(z: values(0, 300)))], height: 30)
    let axis = try #require(small.first { $0.contains("−300") })
    #expect(axis.contains("−4 "))
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

  @Test func beforeTheFirstStepItAsksForOne() {
    let text = lines([network(nil, step: 0)]).joined()
    #expect(text.contains("no mini-batch yet"))
    #expect(text.contains("press s for one"))
    #expect(lines([network(nil)]).joined().contains("no mini-batch of this step"))
  }

  @Test func everySizeIsFilledExactly() {
    let odd = anatomy(z: Distribution([.nan, .infinity, 1e30, -1e30, 0]), example: .nan)
    let empty = Anatomy(
      layer: 1, examples: 0, stages: [Distribution([])], units: [], scale: nil, shift: nil)
    let pairs = [
      [network(plain, normalization: nil), network(anatomy())], [network(odd), network(empty)],
      [network(nil), network(odd)], [network(anatomy())],
    ]
    for width in stride(from: 0, through: 300, by: 13) {
      for height in stride(from: 0, through: 100, by: 11) {
        for networks in pairs {
          let all = lines(networks, width: width, height: height)
          #expect(all.count == height)
          #expect(all.allSatisfy { $0.unicodeScalars.count == width })
        }
      }
    }
  }
}
