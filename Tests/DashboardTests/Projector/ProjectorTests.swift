import Dashboard
import Drawing
import Telemetry
import Testing

/// One layer for those who sit far away.
@Suite struct ProjectorTests {
  private func lines(
    _ snapshot: Snapshot = Sample.twins, width: Int = 80, height: Int = 24, layer: Int = 2,
    _ change: (inout ViewState) -> Void = { _ in }
  ) -> [String] {
    var state = ViewState(size: Size(width: width, height: height))
    state.isProjecting = true
    state.layer = layer
    change(&state)
    return Dashboard.render(snapshot, state).lines
  }

  /// The upper row of "0.37", as blocks.
  private let top = "██████      ██████  ██████"

  @Test(arguments: [(80, 24), (120, 32)]) func theDriftIsALargeNumber(width: Int, height: Int) {
    let all = lines(width: width, height: height)
    let rows = all.filter { $0.contains(top) }
    #expect(rows.count == 1 && rows[0].ranges(of: top).count == 2, "\(all.joined(separator: "\n"))")
  }

  @Test func aLargeScreenDoublesIt() {
    let all = lines(Sample.snapshot(), width: 120, height: 40)
    let wide = String(top.flatMap { [$0, $0] })
    #expect(all.count { $0.contains(wide) } == 2)
  }

  @Test func oneLayerIsShown() {
    for layer in 0..<3 {
      let all = lines(Sample.snapshot(), layer: layer).joined(separator: "\n")
      for other in 1...3 {
        #expect(all.contains("layer \(other)") == (other == layer + 1), "\(layer): \(other)")
      }
    }
  }

  @Test func sentencesSayWhatTheNumbersMean() {
    let all = lines(Sample.snapshot()).joined(separator: "\n")
    #expect(all.contains("Plain: layer 3 moves by 0.37 in 50 steps."))
    #expect(all.contains("75 % of the test examples are right."))
    let diverged = Sample.snapshot([Sample.network(divergedAt: 41)])
    #expect(lines(diverged).joined().contains("Plain: diverged at step 41"))
  }

  @Test(arguments: View.allCases) func everyViewHasThem(view: View) {
    for (width, height) in [(60, 16), (80, 24), (120, 40), (200, 50)] {
      let all = lines(width: width, height: height) { $0.view = view }
      #expect(all.contains { $0.contains("Plain: layer 3 moves by 0.37") }, "\(width)×\(height)")
      #expect(all.contains { $0.contains(view.name) })
    }
  }

  @Test func pGoesThereAndBack() {
    var state = ViewState(size: Size(width: 80, height: 24))
    _ = state.handle(.key(.character("P")), snapshot: Sample.snapshot())
    #expect(state.isProjecting && state.message?.contains("one layer") == true)
    _ = state.handle(.key(.up), snapshot: Sample.snapshot())
    #expect(state.layer == 1)
    _ = state.handle(.key(.character("P")), snapshot: Sample.snapshot())
    #expect(!state.isProjecting && state.layer == 1)
  }

  @Test func aClickDoesNotChooseAnotherLayer() {
    var state = ViewState(size: Size(width: 80, height: 24))
    (state.isProjecting, state.layer) = (true, 2)
    let frame = Dashboard.render(Sample.twins, state)
    _ = state.handle(
      .mouse(Mouse(.press, x: 60, y: 6)), snapshot: Sample.twins, regions: frame.regions)
    #expect(state.layer == 2 && state.focus == 1)
  }

  @Test func aNumberIsNeverCut() {
    // In blocks 12345.25 is wider than half of 80 columns.
    let layers = (0..<3).map { _ in Sample.layer(drift: 12_345.25) }
    let twins = Sample.snapshot([
      Sample.network(layers: layers), Sample.network(normalization: .batch, layers: layers),
    ])
    let all = lines(twins)
    let number = all.first { $0.hasPrefix(" 12345.25 ") }
    #expect(number?.ranges(of: "12345.25").count == 2, "\(all.joined(separator: "\n"))")
  }

  @Test(arguments: [5, 20, 35, 45]) func theTitleOfTheTraceCoversNoMarker(step: Int) throws {
    let marked = Sample.network(
      normalization: .batch, markers: [Marker(step: step, kind: .inserted(.batch, grafts: false))])
    for (width, height) in [(80, 24), (120, 32)] {
      let all = lines(Sample.snapshot([marked]), width: width, height: height)
      let row = try #require(all.first { $0.contains(top) })
      #expect(row.contains("drift, 0 to 0.4") || row.contains("drift in 50 steps, 0 to 0.4"))
      #expect(row.contains(/[^a-z]b(?:[^a-z]|$)/), "\(row)")
    }
  }

  @Test func theFooterTellsOfTheLayerShown() throws {
    for layer in 0..<3 {
      let line = try #require(lines(layer: layer) { $0.told = .twins }.last)
      #expect(line.contains("drift of layer \(layer + 1): alike, 0.37"), "\(line)")
    }
  }

  @Test func aSentenceIsWholeOrAbsent() {
    for width in 60...140 {
      let all = lines(width: width).joined(separator: " ")
      #expect(all.contains("75 % of the") == all.contains("right."), "\(width)")
    }
  }

  @Test func theDriftStaysKnownWhereAnotherQuantityIsLookedAt() {
    let network = Sample.network()
    let now = Observation(
      step: 40, normalization: nil, scalars: network.current.scalars, tap: .a, markStep: 0,
      layers: (0..<3).map { Sample.layer(drift: nil).at(order: $0) })
    let looking = NetworkSnapshot(
      current: now, mark: network.mark, history: network.history, markers: [], divergedAt: nil)
    let all = lines(Sample.snapshot([looking]))
    #expect(all.contains { $0.contains(top) } && all.joined().contains("moves by 0.37"))
  }

  @Test func curvesHaveRoomOnTheLowestScreen() {
    for isProjecting in [false, true] {
      let all = lines(Sample.twins, width: 80, height: 16) {
        ($0.view, $0.isProjecting) = (.learning, isProjecting)
      }
      let braille = all.filter {
        $0.unicodeScalars.contains { (0x2801...0x28FF).contains($0.value) }
      }
      #expect(braille.contains { $0.contains("100 %") || $0.contains("50 %") || $0.contains("·") })
      #expect(all.contains { $0.contains("loss, cross-entropy") && $0.contains("accuracy") })
    }
  }
}
