import Dashboard
import Drawing
import Statistics
import Telemetry
import Testing

struct DensityTests {
  private func canvas(
    _ snapshot: Snapshot, width: Int = 120, height: Int = 40,
    _ change: (inout ViewState) -> Void = { _ in }
  ) -> Canvas {
    var state = ViewState(size: Size(width: width, height: height))
    state.view = .density
    change(&state)
    return Dashboard.render(snapshot, state).canvas
  }

  private func text(
    _ snapshot: Snapshot, width: Int = 120, height: Int = 40,
    _ change: (inout ViewState) -> Void = { _ in }
  ) -> String {
    canvas(snapshot, width: width, height: height, change).lines.joined(separator: "\n")
  }

  @Test func saysWhatIsShownWithUnitsAndLegend() {
    let shown = text(Sample.snapshot())
    for words in [
      "y, what each sigmoid receives: share of the values of all units over 256 probe examples",
      "layer 3  median −2.00  σ 0.58  all values on the axis", "▸layer 1  median +0.00",
      "share of values per bin of", "in %:", "≥", "step ", " saturated ",
    ] { #expect(shown.contains(words), "\(words)") }
  }

  @Test func pShowsOneUnitInsteadOfAll() {
    let layer = Sample.layer(center: 3, spread: 1, typical: Sample.layer(center: -2, spread: 0.1))
    let snapshot = Sample.snapshot([Sample.network(layers: [layer])])
    let (all, unit) = (text(snapshot), text(snapshot) { $0.showsUnit = true })
    #expect(all.contains("median 3.00  σ 0.58") && all.contains("of all units"))
    #expect(unit.contains("layer 1  unit 7  median −2.00  σ 0.06"))
    #expect(unit.contains("of the typical unit of each moment"))
    let chosen = text(snapshot) { ($0.showsUnit, $0.unit) = (true, 4) }
    #expect(chosen.contains("of unit 5 over"))
  }

  @Test func theFieldIsBrightWhereTheValuesAre() throws {
    let layers = [Sample.layer(center: 3, spread: 1)]
    let drawn = canvas(
      Sample.snapshot([Sample.network(layers: layers)]), width: 80, height: 24)
    let (zero, x) = (try #require(drawn.lines.firstIndex { $0.hasPrefix("│   0 ") }), 20)
    let field = (5..<20).filter { drawn[x, $0].style.background != nil }
    let brightest = ColorRamp.viridis.colors.suffix(4).map { Optional($0) }
    let bright = field.filter { brightest.contains(drawn[x, $0].style.foreground) }
    #expect(!bright.isEmpty)
    #expect(bright.allSatisfy { $0 < zero })
    // The axis fills: steps after 40 of 50 are still empty.
    #expect((5..<20).allSatisfy { drawn[75, $0].style.background == nil })
  }

  @Test func valuesBeyondALockedAxisAreCountedAndMarked() {
    var state = ViewState(size: Size(width: 120, height: 40))
    state.view = .density
    _ = state.handle(.key(.character("a")), snapshot: Sample.snapshot())
    state.message = nil
    let wide = Sample.snapshot([Sample.network(layers: [Sample.layer(spread: 60)])])
    let shown = Dashboard.render(wide, state).lines.joined(separator: "\n")
    #expect(shown.contains(/beyond the axis ▲ 4\d % ▼ 4\d %/))
    #expect(shown.contains("▲▲▲▲"))
    #expect(shown.contains("▼▼▼▼"))
  }

  @Test func oneLayerThatExplodesLeavesTheOthersToBeSeen() {
    let layers = [Sample.layer(), Sample.layer(spread: 2), Sample.layer(spread: 3000)]
    let shown = canvas(Sample.snapshot([Sample.network(layers: layers)]))
    let text = shown.lines.joined(separator: "\n")
    #expect(!text.contains(/[0-9]00\s/))
    #expect(text.contains(/layer 3  median .*σ 17/))
    #expect(text.contains("beyond the axis ▲ 50 % ▼ 50 %") && text.contains("▲▲▲▲"))
    // Layer 2 fills more than one row.
    let top = shown.lines.firstIndex { $0.contains("layer 2  ") } ?? 0
    let bright = (top + 1..<top + 9).filter {
      shown[20, $0].style.foreground != ColorRamp.viridis.color(0)
    }
    #expect(bright.count >= 2)
  }

  @Test func theAxisHoldsTheValuesAndNoMore() {
    let one = [Sample.layer(center: 3, spread: 0.5)]
    let positive = text(Sample.snapshot([Sample.network(layers: one)]))
    #expect(positive.contains("│   4 ") && positive.contains("│   0 ") && !positive.contains("−4"))
    #expect(positive.contains("saturated beyond ±4.36, off the axis"))
    let wide = text(Sample.snapshot([Sample.network(layers: [Sample.layer(spread: 5)])]))
    #expect(wide.contains("╌ saturated beyond ±4.36") && wide.contains("╌╌╌╌"))
  }

  @Test func zeroHasALabelWhereItIsInside() {
    for height in [24, 33, 40, 47] {
      let uneven = Sample.snapshot([Sample.network(layers: [Sample.layer(center: -1, spread: 5)])])
      #expect(text(uneven, height: height).contains("│   0 "), "\(height)")
    }
  }

  @Test func aRampBeforeTheLaterHalfDoesNotStretchTheAxis() {
    var history = History()
    for step in 0...40 {
      let spread: Float = step == 5 ? 900 : 1
      history.append(Sample.observation(step: step, layers: [Sample.layer(spread: spread)]))
    }
    let calm = Sample.observation(step: 40, layers: [Sample.layer()])
    let network = NetworkSnapshot(
      current: calm, mark: Sample.observation(step: 0, layers: [Sample.layer()]), history: history,
      markers: [], divergedAt: nil)
    let shown = text(Sample.snapshot([network]))
    #expect(shown.contains("│   1 ") && shown.contains("│  −1 "))
    #expect(shown.contains("▲") && shown.contains("▼"))
  }

  @Test func theLegendHasEveryLevelAtEveryWidth() {
    for width in [60, 80, 100, 120, 200] {
      let drawn = canvas(Sample.snapshot(), width: width)
      let legend = (0..<width).compactMap { drawn[$0, 38].style.background }
      #expect(Set(legend).count == ColorRamp.viridis.count, "\(width)")
    }
  }

  @Test func dashesAreOnlyWhereThereAreNoValues() {
    let layers = [Sample.layer(spread: 5)]
    let drawn = canvas(Sample.snapshot([Sample.network(layers: layers)]))
    let dashed = drawn.cells.filter { $0.glyph == "╌" && $0.style.background != nil }
    #expect(dashed.allSatisfy { $0.style.background == ColorRamp.viridis.color(0) })
  }

  @Test func layersAreStackedOrChosen() {
    let tall = text(Sample.snapshot())
    #expect((1...3).allSatisfy { tall.contains("layer \($0)  ") })
    let low = text(Sample.snapshot(), height: 24) { $0.layer = 1 }
    #expect(low.contains("▸layer 2  "))
    #expect(low.contains("layer 2 of 3, ↑↓ for more"))
    #expect(!low.contains("layer 1  "))
  }

  @Test func shadesTellTheLevelsWithoutColour() {
    let shown = canvas(Sample.snapshot(), height: 24)
    #expect(shown.lines.contains { $0.contains("▓▓▓") || $0.contains("███") })
    #expect(shown.ascii.lines.contains { $0.contains("####") })
    #expect(shown.ascii.lines.allSatisfy { $0.unicodeScalars.allSatisfy(\.isASCII) })
  }

  @Test func theMomentShownHasACursorAndMarkersTheirLetters() {
    let marker = Marker(step: 20, kind: .rate(2))
    let now = Sample.network(step: 40, markers: [marker])
    let past = NetworkSnapshot(
      current: Sample.observation(step: 10), mark: now.mark, history: now.history,
      markers: [marker], divergedAt: nil, newestStep: 40)
    let base = Sample.snapshot([past])
    var query = Query()
    query.step = 10
    let shown = text(
      Snapshot(run: base.run, status: base.status, query: query, networks: base.networks))
    for words in ["▼", "▲10", "┊", "+ rate 2 at 20"] {
      #expect(shown.contains(words), "\(words)")
    }
  }

  @Test func absentValuesAreSaid() {
    let none = LayerObservation(
      pooled: Distribution([]), relative: Distribution([]), leftOut: 0,
      typical: Sample.layer().typical, saturated: 0, shift: Shift(raw: 0, inSigma: 0),
      windowShift: nil)
    let shown = text(Sample.snapshot([Sample.network(layers: [none])]))
    #expect(shown.contains("no values of this layer"))
    #expect(!shown.contains("on the axis"))
  }

  @Test func wildNumbersAreDrawn() {
    for spread: Float in [0, 1e-30, 1e20, 3e38] {
      let network = Sample.network(divergedAt: 41, layers: [Sample.layer(spread: spread)])
      let shown = text(Sample.snapshot([network])).lowercased()
      for word in ["nan", "inf "] { #expect(!shown.contains(word), "\(spread)") }
    }
  }

  @Test func everySizeIsFilledExactly() {
    let many = Sample.network(step: 3, layers: (0..<8).map { Sample.layer(center: Float($0)) })
    for snapshot in [
      Sample.twins, Sample.snapshot([many]), Sample.snapshot([Sample.network(step: 0)]),
    ] {
      for width in stride(from: 58, through: 220, by: 23) {
        for height in stride(from: 14, through: 90, by: 9) {
          let lines = canvas(snapshot, width: width, height: height).lines
          #expect(lines.count == height)
          #expect(lines.allSatisfy { $0.unicodeScalars.count == width })
        }
      }
    }
  }
}
