import Dashboard
import Drawing
import Statistics
import Telemetry
import Testing

/// View 7: one layer, stage by stage.
struct AnatomyTests {
  /// 600 values from `center − spread` to `center + spread`.
  func values(_ center: Float, _ spread: Float) -> Distribution {
    Distribution((0..<600).map { center + spread * (Float($0) / 300 - 1) })
  }

  /// A layer of 12 units under batch normalization.
  func anatomy(z: Distribution? = nil, example: Float = 3) -> Anatomy {
    let unit = UnitAnatomy(
      example: [example, example - 2, (example - 2) / 4, example - 1.5],
      batch: UnitStatistics(mean: 2, deviation: 4),
      moving: UnitStatistics(mean: 1.75, deviation: 3.5),
      population: UnitStatistics(mean: 2.25, deviation: 4.5), scale: 2, shift: 1)
    let stages = [z ?? values(2, 4), values(0, 4), values(0, 1.7), values(1, 3)]
    return Anatomy(
      layer: 1, examples: 60, stages: stages, units: Array(repeating: unit, count: 12),
      correlation: UnitCorrelation(rms: 0.127, sigmas: 0.42...0.997),
      scale: Distribution([1, 2, 3]), shift: Distribution([-1, 1, 3]))
  }

  /// The same layer without normalization.
  var plain: Anatomy {
    let unit = UnitAnatomy(
      example: [3], batch: UnitStatistics(mean: 2, deviation: 4), moving: nil, population: nil,
      scale: nil, shift: nil)
    return Anatomy(
      layer: 1, examples: 60, stages: [values(2, 4)], units: Array(repeating: unit, count: 12),
      correlation: UnitCorrelation(rms: 0.5, sigmas: 2...4), scale: nil, shift: nil)
  }

  /// A network with this anatomy.
  func network(
    _ anatomy: Anatomy?, normalization: NormalizationInfo? = .batch, step: Int = 40
  )
    -> NetworkSnapshot
  {
    let base = Sample.network(step: step, normalization: normalization)
    return NetworkSnapshot(
      current: base.current, mark: base.mark, history: base.history, markers: [], divergedAt: nil,
      anatomy: anatomy)
  }

  /// The lines of view 7, of the second layer.
  func lines(
    _ networks: [NetworkSnapshot], width: Int = 120, height: Int = 40,
    _ change: (inout ViewState) -> Void = { _ in }
  ) -> [String] {
    var state = ViewState(size: Size(width: width, height: height))
    state.view = .anatomy
    state.layer = 1
    change(&state)
    return Dashboard.render(Sample.snapshot(networks), state).lines
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
      (8, "moving averages"), (11, "rms correlation 0.1"),
    ] {
      var state = ViewState(size: Size(width: 160, height: 40))
      (state.view, state.layer, state.help) = (.anatomy, 1, .legend(entry: entry))
      let canvas = Dashboard.render(Sample.snapshot([network(anatomy())]), state).canvas
      #expect(canvas.reversedText(in: 0..<108).contains(text), "\(text)")
    }
  }

  /// In a short line where there is room, and not cut off where there is none.
  @Test func tellsHowTheUnitsVaryTogether() {
    let words = "units of ẑ: rms correlation 0.13, σ 0.42 to 1.00"
    #expect(lines([network(anatomy())]).contains { $0.contains(words) })
    let long = "units of ẑ in this batch: rms correlation 0.13, σ 0.42 to 1.00"
    #expect(lines([network(anatomy())], width: 90).contains { $0.contains(long) })
    let plain = lines([network(plain, normalization: nil)]).joined()
    #expect(plain.contains("units of z in this batch: rms correlation 0.50, σ 2.00 to 4.00"))
    #expect(!lines([network(anatomy())], width: 90, height: 15).joined().contains("corr"))
    #expect(!lines([network(anatomy())], width: 30).joined().contains("corr"))
  }

  /// The result of a long calculation stands below it, and not beyond the end of the line.
  @Test func calculationsAreWholeInNarrowPanels() {
    let twins = [network(anatomy(example: -300)), network(anatomy(example: -300))]
    let wide = "ẑ = (−300.000 − 2.000) / 4.000 = −75.500"
    #expect(lines(twins, width: 120).contains { $0.contains(wide) })
    let narrow = lines(twins, width: 80, height: 40)
    let row = narrow.firstIndex { $0.contains("ẑ = (−300.000 − 2.000) / 4.000 ") }
    #expect(row.map { narrow[$0 + 1].hasPrefix("│= −75.500 ") } == true)
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
