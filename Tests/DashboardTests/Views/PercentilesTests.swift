import Dashboard
import Drawing
import Statistics
import Telemetry
import Testing

struct PercentilesTests {
  private func lines(
    _ snapshot: Snapshot, width: Int = 120, height: Int = 40,
    _ change: (inout ViewState) -> Void = { _ in }
  ) -> [String] {
    var state = ViewState(size: Size(width: width, height: height))
    state.view = .percentiles
    change(&state)
    return Dashboard.render(snapshot, state).lines
  }

  private func text(_ snapshot: Snapshot, _ change: (inout ViewState) -> Void = { _ in }) -> String
  {
    lines(snapshot, change).joined(separator: "\n")
  }

  @Test func saysWhatIsShownWithUnitsAndNumbers() {
    let shown = text(Sample.snapshot())
    for words in [
      "y, what each sigmoid receives: percentiles of all units over 256 probe examples",
      "layer 3  15 % −2.70  50 % −2.00  85 % −1.30", "▸layer 1  15 % −0.70  50 % +0.00",
      "median moved +0.00 since step 0", "━ median", "15 … 85 %", "step ", "p one unit",
      "saturated beyond ±4.36, off this axis",
    ] { #expect(shown.contains(words), "\(words)") }
  }

  @Test func theBandStandsWhereTheValuesAre() throws {
    let layers = [Sample.layer(center: 3, spread: 1)]
    var state = ViewState(size: Size(width: 80, height: 24))
    state.view = .percentiles
    let canvas = Dashboard.render(Sample.snapshot([Sample.network(layers: layers)]), state).canvas
    let shaded = (5..<20).filter {
      let style = canvas[state.size.width / 4, $0].style
      return style.background == Palette.shade(nil) || style.foreground == Palette.shade(nil)
    }
    let zero = try #require(
      canvas.lines.firstIndex { $0.contains("   0 ·") || $0.contains(" 0 ·") })
    #expect(!shaded.isEmpty)
    // 15 % is at 2.3, the axis ends at 4 or 6: all of the band is above 0.
    #expect(shaded.allSatisfy { $0 <= zero })
  }

  @Test func aLimitOnTheAxisIsDrawnAndNamed() {
    let wide = Sample.snapshot([Sample.network(layers: [Sample.layer(spread: 9)])])
    let shown = text(wide)
    #expect(shown.contains("saturated above 4.36"))
    #expect(shown.contains("saturated below −4.36"))
    #expect(!shown.contains("off this axis"))
  }

  @Test func oneUnitIsNamed() {
    let units = (0..<9).map { unit in
      UnitSummary(
        q15: -1, q50: Float(unit) / 10, q85: 1, mean: 0, sigma: 1, saturated: 0, shift: 0)
    }
    let base = Sample.layer()
    let layer = LayerObservation(
      pooled: base.pooled, relative: base.relative, leftOut: 0, typical: base.typical,
      saturated: 0, shift: base.shift, windowShift: nil, units: units)
    let snapshot = Sample.snapshot([Sample.network(layers: [layer])])
    let typical = text(snapshot) { $0.showsUnit = true }
    #expect(typical.contains("▸layer 1  unit 7 (typical)  15 % −1.00  50 % +0.60  85 % +1.00"))
    #expect(typical.contains("p whole layer"))
    let chosen = text(snapshot) {
      $0.showsUnit = true
      $0.unit = 2
    }
    #expect(chosen.contains("unit 3  15 % −1.00  50 % +0.20"))
  }

  @Test func absentUnitsAreSaid() {
    #expect(
      text(Sample.snapshot()) {
        $0.showsUnit = true
        $0.unit = 99
      }.contains("nothing recorded of unit 100"))
    let none = LayerObservation(
      pooled: Distribution([]), relative: Distribution([]), leftOut: 0,
      typical: Sample.layer().typical, saturated: 0, shift: Shift(raw: 0, inSigma: 0),
      windowShift: nil)
    let shown = text(Sample.snapshot([Sample.network(layers: [none])]))
    #expect(shown.contains("no values of this layer"))
    #expect(shown.contains("no numbers"))
  }

  @Test func markersStandOnTheirOwnNetworkOnly() {
    let toggled = Sample.network(
      normalization: .batch, markers: [Marker(step: 20, kind: .inserted(.batch, grafts: false))])
    let all = lines(Sample.snapshot([Sample.network(), toggled]))
    let halves = all.map { (String($0.prefix(60)), String($0.suffix(60))) }
    #expect(!halves.contains { $0.0.contains("┊") })
    #expect(halves.contains { $0.1.contains("┊") })
    #expect(halves.contains { $0.1.contains("b batch norm in at 20") })
  }

  @Test func theLineIsNotJoinedWhereTheNormalizationChanges() {
    func observe(_ step: Int) -> Observation {
      Sample.observation(
        step: step, normalization: step > 20 ? .batch : nil,
        layers: [Sample.layer(center: step > 20 ? 3 : -3)])
    }
    var history = History()
    for step in 0...40 { history.append(observe(step)) }
    let network = NetworkSnapshot(
      current: observe(40), mark: observe(0), history: history, markers: [], divergedAt: nil)
    let rows = lines(Sample.snapshot([network]))[5..<35].map { Array($0.unicodeScalars) }
    for x in 1..<119 {
      let dotted = rows.count { ("\u{2801}"..."\u{28FF}").contains($0[x]) }
      #expect(dotted <= 2, "column \(x)")
    }
  }

  @Test func theMomentShownHasACursor() {
    let now = Sample.network(step: 40)
    let past = NetworkSnapshot(
      current: Sample.observation(step: 10), mark: now.mark, history: now.history, markers: [],
      divergedAt: nil, newestStep: 40)
    let base = Sample.snapshot([past])
    var query = Query()
    query.step = 10
    let snapshot = Snapshot(
      run: base.run, status: base.status, query: query, networks: base.networks)
    let shown = text(snapshot)
    #expect(shown.contains("▼"))
    #expect(shown.contains("▲10 "))
    #expect(!text(base).contains("▼"))
  }

  @Test func divergedNumbersDoNotHideTheTwin() {
    let wild = [Sample.layer(spread: 1e20)]
    let pair = Sample.snapshot([
      Sample.network(divergedAt: 41, layers: wild),
      Sample.network(normalization: .batch, layers: [Sample.layer()]),
    ])
    #expect(text(pair).contains(" 0.8 ·"))
    let alone = text(Sample.snapshot([Sample.network(divergedAt: 41, layers: wild)]))
    for word in ["nan", "inf "] { #expect(!alone.lowercased().contains(word)) }
  }

  @Test func layersWithoutRoomAreCounted() {
    let deep = Sample.snapshot([Sample.network(layers: (0..<20).map { _ in Sample.layer() })])
    #expect(lines(deep, height: 24).joined().contains("layers 1–3 of 20"))
    #expect(lines(deep, height: 24) { $0.layer = 19 }.joined().contains("▸layer 20"))
  }

  @Test func everySizeIsFilledExactly() {
    let many = Sample.network(step: 3, layers: (0..<8).map { Sample.layer(center: Float($0)) })
    for snapshot in [
      Sample.twins, Sample.snapshot([many]), Sample.snapshot([Sample.network(step: 0)]),
    ] {
      for width in stride(from: 58, through: 220, by: 23) {
        for height in stride(from: 14, through: 70, by: 9) {
          for showsUnit in [false, true] {
            let all = lines(snapshot, width: width, height: height) { $0.showsUnit = showsUnit }
            #expect(all.count == height)
            #expect(all.allSatisfy { $0.unicodeScalars.count == width })
          }
        }
      }
    }
  }
}
