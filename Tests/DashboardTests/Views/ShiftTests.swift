import Dashboard
import Drawing
import Statistics
import Telemetry
import Testing

struct ShiftTests {
  /// A network with a point every 50 steps up to `step`, and a gradient shift from step 250 on.
  private func network(
    _ normalization: NormalizationInfo? = nil, step: Int = 600, shift: Double = 0.8,
    gradientShift: Double = 0.2, layers: Int = 3, accuracy: Double = 0.75, markStep: Int = 0,
    diverged: Int? = nil
  ) -> NetworkSnapshot {
    func observe(_ step: Int) -> Observation {
      let base = Sample.layer()
      let measured = (0..<layers).map { layer in
        LayerObservation(
          pooled: base.pooled, relative: base.relative, leftOut: 0, typical: base.typical,
          saturated: 0, shift: Shift(raw: shift * Double(step) / 600, inSigma: 4 * shift),
          windowShift: step < 250 ? nil : Shift(raw: 0.1, inSigma: 0.2),
          gradientShift: step < 250 || layer == 0
            ? nil : GradientShift(ratio: gradientShift, cosine: 0.9))
      }
      return Observation(
        step: step, rate: 0.5, normalization: normalization, trainLoss: 1.25, trainAccuracy: 0.5,
        testLoss: 1.5, testAccuracy: accuracy, gradientNorm: 0.3, markStep: markStep,
        layers: measured)
    }
    var history = History()
    for step in stride(from: 0, through: step, by: 50) { history.append(observe(step)) }
    return NetworkSnapshot(
      current: observe(step), mark: observe(0), history: history,
      markers: diverged.map { [Marker(step: $0, kind: .diverged)] } ?? [], divergedAt: diverged)
  }

  private func text(
    _ networks: [NetworkSnapshot], width: Int = 120, height: Int = 40, query: Query = Query(),
    _ change: (inout ViewState) -> Void = { _ in }
  ) -> String {
    var state = ViewState(size: Size(width: width, height: height))
    state.view = .shift
    change(&state)
    let sample = Sample.snapshot(networks)
    let snapshot = Snapshot(
      run: sample.run, status: sample.status, query: query, networks: networks)
    return Dashboard.render(snapshot, state).lines.joined(separator: "\n")
  }

  @Test func bothMetersHaveTitlesAxesAndNumbers() {
    let all = text([network()])
    for words in [
      "W₁, raw", "W₁/σ", "‖G−G'‖/‖G‖", "cos(G, G')", "step", "L1", "L2", "L3",
      "drift", "0.80", "3.20", "0.20", "0.90", "loss 1.25", "test accuracy 75 %",
      "‖∂L/∂W‖ 0.300",
    ] { #expect(all.contains(words), "\(words)") }
  }

  @Test func lossAccuracyAndGradientStandBesideShiftAtEverySize() {
    for (width, height) in [(60, 16), (80, 24), (120, 40), (200, 50)] {
      let all = text([network(), network(.batch)], width: width, height: height)
      for words in ["loss 1.25", "75 %", "0.300"] {
        #expect(all.components(of: words) >= 2, "\(words) at \(width)")
      }
    }
  }

  @Test func verdictFollowsTheNumbers() {
    let plain = network(shift: 0.8, gradientShift: 0.1)
    let normalized = network(.batch, shift: 0.2, gradientShift: 0.4)
    let disagree = text([plain, normalized], width: 200, height: 50)
    #expect(disagree.contains("batch norm moved less: W₁ 0.20, plain 0.80"))
    #expect(disagree.contains("plain has the smaller gradient shift: 0.10, batch norm 0.40"))
    #expect(disagree.contains("The two meters disagree."))
    let agree = text([plain, network(.batch, shift: 0.9, gradientShift: 0.4)])
    #expect(agree.contains("plain moved less"))
    #expect(agree.contains("The two meters agree."))
    let alike = text([plain, network(.batch, shift: 0.8, gradientShift: 0.1)])
    #expect(alike.contains("both moved alike: W₁ 0.80"))
    #expect(alike.contains("both gradients shifted alike: 0.10"))
    #expect(!alike.contains("disagree"))
    let near = text([plain, network(.batch, shift: 0.82, gradientShift: 0.1)])
    #expect(near.contains("both moved about alike: W₁ 0.80, batch norm 0.82"))
    // 0.046 and 0.053 are more than 5 % apart, but nobody can tell who reads 0.05 twice.
    let printed = text([network(shift: 0.046), network(.batch, shift: 0.053)])
    #expect(printed.contains("both moved alike: W₁ 0.05"))
    let told = text([network(shift: 0.046), network(.batch, shift: 0.056)])
    #expect(told.contains("plain moved less: W₁ 0.05, batch norm 0.06"))
  }

  @Test func aColumnHasOneNotation() {
    // Shifts of 0.8 and 3.2 σ, and a thousand times as much.
    let usual = text([network()])
    #expect(usual.contains("    0.80    3.20"))
    let large = text([network(shift: 300)])
    #expect(large.contains("  300.00 1200.00"))
  }

  @Test func aStalledNetworkIsNamed() {
    let stalled = network(shift: 0.01, gradientShift: 0.01, accuracy: 0.11)
    let all = text([stalled, network(.batch)], width: 200, height: 50)
    #expect(all.contains("plain has learned less: test 11 %, not 75 %"))
  }

  @Test func shiftsSinceDifferentMarksAreNotCompared() {
    let all = text([network(shift: 0.8), network(.batch, shift: 0.2, markStep: 400)])
    #expect(all.contains("Over the last 250 steps both moved alike"))
  }

  @Test func differentMarksWithoutAWindowAreSaid() {
    func twin(_ mark: Int, shift: Double?) -> NetworkSnapshot {
      let layer = LayerObservation(
        id: LayerID(order: 0), pooled: Distribution([0, 1]),
        shift: shift.map { Shift(raw: $0, inSigma: $0) })
      let seen = Observation(step: 1000, normalization: nil, markStep: mark, layers: [layer])
      return NetworkSnapshot(
        current: seen, mark: seen, history: History(), markers: [], divergedAt: nil)
    }
    func words(_ networks: [NetworkSnapshot]) -> String {
      var state = ViewState(size: Size(width: 200, height: 50))
      state.view = .shift
      return Dashboard.render(ScriptedSource.snapshot(networks), state).lines
        .flatMap { $0.split { $0 == " " || $0 == "\u{A0}" } }.joined(separator: " ")
    }
    let apart = words([twin(0, shift: 0.5), twin(400, shift: 0.25)])
    #expect(apart.contains("since step 0") && apart.contains("since step 400"))
    #expect(apart.contains("not compared") && !apart.contains("No shift yet"))
    #expect(words([twin(0, shift: 0.5), twin(0, shift: nil)]).contains("is not known"))
    #expect(words([twin(0, shift: 0), twin(0, shift: 0)]).contains("No shift yet"))
  }

  @Test func saysWhenThereIsNothingYet() {
    #expect(text([network(step: 100)]).contains("first measured at step 250"))
    #expect(text([network(step: 0)]).contains("No shift yet"))
    #expect(text([network(layers: 1)]).contains("no layers before it"))
  }

  @Test func manyLayersAreAbridgedAroundTheSelectedOne() {
    let deep = [network(layers: 20), network(.batch, layers: 20)]
    let all = text(deep, width: 80, height: 40) { $0.layer = 7 }
    #expect(all.contains("lines: layers 1, 8, 10, 20 of 20, ↑↓ choose"))
    #expect(all.contains("▸L8"))
  }

  @Test func equalNetworksAreToldApart() {
    let all = text([network(.batch), network(.batch)])
    #expect(all.contains("batch norm twin"))
    #expect(all.contains("L3'"))
  }

  @Test func thePastHasACursor() {
    var query = Query()
    query.step = 300
    #expect(text([network()], query: query).contains("▼"))
    #expect(!text([network()]).contains("▼"))
  }

  @Test func columnsOfLargeNumbersDoNotTouch() {
    for shift in [1234.5, 12_345, 6.2e10, 1e99] {
      let all = text([network(shift: shift), network(.batch)], width: 80, height: 24)
      #expect(!all.contains(/–\d/), "\(all)")
      #expect(!all.contains(/\d[.e]\d+[.e]\d*\.\d/), "\(all)")
    }
    let all = text([network(shift: 6.2e10), network(.batch)], width: 80, height: 24)
    #expect(all.contains("–  6e10 2.5e11 "), "\(all)")
  }

  @Test(arguments: [Double.nan, .infinity, 1e300, 0])
  func everySizeIsFilledExactly(_ number: Double) {
    let wild = network(shift: number, gradientShift: number, layers: 5, diverged: 601)
    for width in stride(from: 0, through: 217, by: 31) {
      for height in stride(from: 0, through: 60, by: 10) {
        for networks in [[wild], [wild, network(.batch, layers: 5)]] {
          let lines = text(networks, width: width, height: height)
            .split(separator: "\n", omittingEmptySubsequences: false)
          #expect(height == 0 || lines.count == height)
          #expect(lines.allSatisfy { height == 0 || $0.unicodeScalars.count == width })
          #expect(!lines.contains { $0.contains("nan") || $0.contains("inf") })
        }
      }
    }
  }
}

extension String {
  /// How often `part` occurs.
  fileprivate func components(of part: String) -> Int { ranges(of: part).count }
}
