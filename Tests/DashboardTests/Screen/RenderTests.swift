import Dashboard
import Drawing
import Telemetry
import Testing

/// The screen as a whole, and what every view has in common.
struct RenderTests {
  /// The lines of the screen, in view 1 unless `change` has it otherwise.
  func lines(
    _ snapshot: Snapshot?, width: Int = 120, height: Int = 40,
    _ change: (inout ViewState) -> Void = { _ in }
  ) -> [String] {
    var state = ViewState(size: Size(width: width, height: height))
    change(&state)
    return Dashboard.render(snapshot, state).lines
  }

  @Test func saysWhatIsTrainedAndWhereItStands() {
    let head = lines(Sample.snapshot()).prefix(2).joined()
    for words in [
      "784·100·100·100·10 sigmoid", "SGD 0.5", "batch 60", "N(0, σ 0.1)", "MNIST", "seed 7",
      "▶ step 40", "epoch 0.04", "60 steps/s", "1 Histograms", " 8 ",
    ] { #expect(head.contains(words), "\(words)") }
  }

  @Test func histogramsCarryTheirNumbers() {
    let text = lines(Sample.snapshot()).joined(separator: "\n")
    for words in [
      "plain", "loss 1.25", "test 75 %", "layer 1", "layer 2", "layer 3", "mean −2.00", "σ 0.58",
      "saturated 13 %", "0.37 in 50 steps", "shift 0.50 raw  12.50 σ", "unit 7",
      "moved 0.25 since step 0", "├", "┼", "┤",
    ] { #expect(text.contains(words), "\(words)") }
  }

  @Test func theDeepestLayerIsOnTop() throws {
    let all = lines(Sample.snapshot())
    let third = try #require(all.firstIndex { $0.contains("layer 3") })
    let first = try #require(all.firstIndex { $0.contains("layer 1") })
    #expect(third < first)
  }

  @Test func barsStandWhereTheValuesAre() throws {
    let layers = [Sample.layer(center: 3, spread: 1)]
    let network = Sample.network(layers: layers)
    let all = lines(Sample.snapshot([network]), width: 80, height: 24) { $0.frames = .absolute }
    let row = try #require(all.last { $0.contains("█") && !$0.contains("shift") })
    let columns = Array(row).indices.filter { Array(row)[$0] == "█" }
    // The axis −6…6 has 76 columns from the third on: 2…4 is from column 53 to 65.
    let (left, right) = try (#require(columns.min()), #require(columns.max()))
    #expect((51...55).contains(left))
    #expect((62...66).contains(right))
  }

  @Test func twinsStandSideBySide() {
    let title = lines(Sample.twins)[2]
    #expect(title.contains("● plain"))
    #expect(title.contains("batch norm"))
    #expect(lines(Sample.twins) { $0.focus = 1 }[2].contains("● batch norm"))
  }

  @Test func learningShowsMarkersAndNumbers() {
    let markers = [
      Marker(step: 10, kind: .inserted(.batch, grafts: false)),
      Marker(step: 20, kind: .rate(2, from: 1)),
      Marker(step: 30, kind: .mark), Marker(step: 35, kind: .removed(.batch, folds: true)),
    ]
    let text = lines(Sample.snapshot([Sample.network(markers: markers)])) { $0.view = .learning }
      .joined(separator: "\n")
    for words in [
      "b batch norm in at 10", "+ rate 1 → 2 at 20", "mark at 30",
      "b batch norm out at 35", "loss, cross-entropy in nats", "accuracy", "1.250", "0.300",
      "step", "┊",
    ] { #expect(text.contains(words), "\(words)") }
  }

  @Test func helpListsEveryBinding() {
    let text = lines(Sample.snapshot(), width: 160, height: 200) { $0.help = .pages(line: 0) }
      .joined(separator: "\n")
    for binding in Binding.table {
      #expect(text.contains(binding.explanation), "\(binding.label)")
    }
  }

  @Test func loadingAndTooSmallAreSaid() {
    #expect(lines(nil).joined().contains("loading"))
    let small = lines(Sample.snapshot(), width: 40, height: 10).joined()
    #expect(small.contains("60×16"))
    #expect(small.contains("40×10"))
  }

  @Test func lockedAxesStay() {
    let before = Sample.snapshot()
    var state = ViewState(size: Size(width: 120, height: 40))
    _ = state.handle(.key(.character("a")), snapshot: before)
    let wide = Sample.snapshot([Sample.network(layers: [Sample.layer(spread: 20)])])
    #expect(Dashboard.render(wide, state).lines.contains { $0.contains("−6") })
    _ = state.handle(.key(.character("a")), snapshot: wide)
    #expect(Dashboard.render(wide, state).lines.contains { $0.contains("−20") })
  }

  /// Of what was seen before the mark, which view 1 does not show, views 2 and 3 show all.
  @Test(arguments: View.allCases) func axesAreLockedAsTheyAre(view: View) {
    var history = History()
    for (step, spread) in [(0, 9), (10, 9), (20, 1), (40, 1)] as [(Int, Float)] {
      history.append(
        Sample.observation(
          step: step, markStep: step < 20 ? 0 : 20, layers: [Sample.layer(spread: spread)]))
    }
    let network = NetworkSnapshot(
      current: Sample.observation(step: 40, markStep: 20, layers: [Sample.layer()]),
      mark: Sample.observation(step: 20, markStep: 20, layers: [Sample.layer()]), history: history,
      markers: [], divergedAt: nil)
    let snapshot = Sample.snapshot([network])
    var state = ViewState(size: Size(width: 120, height: 40))
    state.view = view
    func body() -> ArraySlice<String> { Dashboard.render(snapshot, state).lines[2...38] }
    let before = body()
    _ = state.handle(.key(.character("a")), snapshot: snapshot)
    #expect(body() == before)
  }

  @Test func everySizeIsFilledExactly() {
    for width in stride(from: 0, through: 300, by: 7) {
      for height in stride(from: 0, through: 100, by: 9) {
        for view in View.allCases {
          let all = lines(Sample.twins, width: width, height: height) { $0.view = view }
          #expect(all.count == height)
          #expect(all.allSatisfy { $0.unicodeScalars.count == width })
        }
      }
    }
  }

  @Test func manyLayersScroll() {
    let deep = Sample.snapshot([Sample.network(layers: (0..<20).map { _ in Sample.layer() })])
    #expect(lines(deep, height: 24).joined().contains("layers 1–3 of 20"))
    #expect(lines(deep, height: 24) { $0.layer = 19 }.joined().contains("▸layer 20"))
  }

  @Test func howWellTwinsOfOneNameDoStaysInSight() {
    let twins = Sample.snapshot([
      Sample.network(normalization: .batch), Sample.network(normalization: .batch),
    ])
    let lines = Dashboard.render(twins, ViewState(size: Size(width: 80, height: 24))).lines
    #expect(lines[2].contains("batch norm twin") && lines[2].ranges(of: "test 75 %").count == 2)
  }
}
