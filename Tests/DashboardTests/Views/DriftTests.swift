import Dashboard
import Drawing
import Telemetry
import Testing

/// The drift on screen: in meters, in the strip below the pictures, in view 4, and after a key.
@Suite struct DriftTests {
  /// A network with batch norm inserted at step `change`, whose drift fell with it, up to `step`.
  private func network(change: Int = 400, step: Int = 600) -> NetworkSnapshot {
    func observe(_ step: Int) -> Observation {
      let isPlain = step <= change
      let drift: Double? = isPlain ? (step < 50 ? nil : 0.42) : step < change + 50 ? nil : 0.07
      let layers = (0..<3).map { Sample.layer(drift: drift).at(order: $0) }
      return Sample.observation(
        step: step, normalization: isPlain ? nil : .batch, markStep: isPlain ? 0 : change,
        layers: layers)
    }
    var history = History()
    for step in stride(from: 0, through: step, by: 10) { history.append(observe(step)) }
    return NetworkSnapshot(
      current: observe(step), mark: observe(change), history: history,
      markers: [Marker(step: change, kind: .inserted(.batch, grafts: false))], divergedAt: nil)
  }

  /// The lines of the screen, in view 1 unless `change` has it otherwise.
  func lines(
    _ network: NetworkSnapshot, width: Int = 120, height: Int = 40,
    _ change: (inout ViewState) -> Void = { _ in }
  ) -> [String] {
    var state = ViewState(size: Size(width: width, height: height))
    change(&state)
    return Dashboard.render(Sample.snapshot([network]), state).lines
  }

  @Test(arguments: [(80, 24), (100, 30), (120, 40), (200, 50)])
  func aStripShowsItFallAtEverySize(width: Int, height: Int) throws {
    let all = lines(network(), width: width, height: height)
    let labels = try #require(all.firstIndex { $0.contains("−100") })
    let axis = try #require(all.firstIndex { $0.contains("step  ") })
    let strip = all[labels + 1..<axis]
    #expect(strip.contains { $0.contains("drift") } && strip.contains { $0.contains("0.07") })
    // Plain stands higher than batch norm, and b has its letter between.
    let bars = try #require(strip.last { $0.contains("0.07") })
    let heights = bars.compactMap { "▁▂▃▄▅▆▇█".firstIndex(of: $0) }
    #expect(heights.count > 20 && heights.first ?? "".startIndex > heights.last ?? "".startIndex)
    #expect(strip.contains { $0.contains("b ") }, "\(strip.joined(separator: "\n"))")
  }

  @Test(arguments: [(80, 24), (100, 30), (120, 40), (200, 50)])
  func theAccuraciesRaceInEachPanel(width: Int, height: Int) throws {
    func network(_ accuracy: Double, _ normalization: NormalizationInfo?) -> NetworkSnapshot {
      func observe(_ step: Int) -> Observation {
        Observation(
          step: step, rate: 0.5, normalization: normalization, trainLoss: 1, trainAccuracy: 0.5,
          testLoss: 1, testAccuracy: accuracy * Double(step) / 600, gradientNorm: 1, markStep: 0,
          layers: (0..<3).map { _ in Sample.layer() })
      }
      var history = History()
      for step in stride(from: 0, through: 600, by: 10) { history.append(observe(step)) }
      return NetworkSnapshot(
        current: observe(600), mark: observe(0), history: history, markers: [], divergedAt: nil)
    }
    let snapshot = Sample.snapshot([network(0.45, nil), network(0.88, .batch)])
    let lines = Dashboard.render(
      snapshot, ViewState(size: Size(width: width, height: height))
    ).lines
    let axis = try #require(lines.lastIndex { $0.contains("step  ") && !$0.contains("epoch") })
    for (own, other, name) in [("45 %", "88 %", "plain"), ("88 %", "45 %", "batch norm")] {
      let half = lines[axis - 5..<axis].map { line in
        String(name == "plain" ? line.prefix(width / 2) : line.suffix(width / 2))
      }
      let strip = half.joined(separator: "\n")
      #expect(
        strip.contains("accuracy") && strip.contains(own) && strip.contains(other), "\(strip)")
      guard width >= 100 else { continue }
      #expect(strip.contains("\(name) \(own)") && strip.contains("100"), "\(strip)")
      // The better one ends higher.
      let better = try #require(half.firstIndex { $0.contains("batch norm 88 %") })
      let worse = try #require(half.firstIndex { $0.contains("plain 45 %") })
      #expect(better < worse)
    }
  }

  @Test func theStripShowsTheWholeSpanInThePast() throws {
    let now = network()
    let past = NetworkSnapshot(
      current: now.history.points[20], mark: now.mark, history: now.history, markers: now.markers,
      divergedAt: nil, newestStep: 600)
    let base = Sample.snapshot([past])
    var query = Query()
    query.step = 200
    let canvas = Dashboard.render(
      Snapshot(run: base.run, status: base.status, query: query, networks: [past]),
      ViewState(size: Size(width: 80, height: 24))
    ).canvas
    let axis = try #require(
      canvas.lines.lastIndex { $0.contains("step  ") && !$0.contains("epoch") })
    #expect(canvas.lines[axis].contains("▲200"))
    let bars = (0..<80).map { canvas[$0, axis - 1].style.foreground }
    // Plain until the playhead, then plain and batch norm in their pale tones.
    for tone in [Palette.network(nil), Palette.faint(nil), Palette.faint(.batch)] {
      #expect(bars.contains(tone.foreground))
    }
    #expect(!bars.contains(Palette.network(.batch).foreground))
  }

  @Test func aKeyTellsWhatItDid() {
    func footer(_ network: NetworkSnapshot) -> String {
      lines(network, width: 80, height: 24) { $0.told = .normalization }.last ?? ""
    }
    #expect(
      footer(network()).contains(
        "batch norm in at step 400 · drift of layer 3: 0.42 → 0.07 in 50 steps"))
    #expect(footer(network(step: 430)).contains("drift of layer 3: 0.42 → … in 50 steps"))
    #expect(footer(network(change: 20, step: 30)).contains("its drift is known in 50 steps"))
    #expect(footer(network(change: 20, step: 90)).contains("drift of layer 3: 0.07 in 50 steps"))
    #expect(!lines(network(), width: 80, height: 24).joined().contains("→"))
  }

  @Test func theKeyAsksForIt() {
    let snapshot = Sample.snapshot([network()])
    var state = ViewState(size: Size(width: 80, height: 24))
    _ = state.handle(.key(.character("b")), snapshot: snapshot)
    #expect(state.told == .normalization)
    _ = state.handle(.key(.character("j")), snapshot: snapshot)
    #expect(state.told == nil)
  }

  @Test func noCurveIsJoinedAcrossAChange() throws {
    let all = lines(network()) { $0.view = .shift }
    let top = try #require(all.firstIndex { $0.contains("b") && $0.contains("·") })
    let row = Array(all[top])
    let x = try #require(row.firstIndex(of: "b"))
    let column = all[top..<top + 8].map { Array($0)[x...x + 1] }
    let dots = column.count { $0.contains { ("\u{2800}"..."\u{28FF}").contains($0) } }
    #expect(dots < 3, "\(all.joined(separator: "\n"))")
  }

  @Test func theAxisSinceTheMarkIsAlwaysTheSame() {
    for step in [400, 600] {
      let all = lines(network(step: step)).joined(separator: "\n")
      for tick in ["−100", "−10", "10", "100"] { #expect(all.contains(tick), "\(tick) at \(step)") }
    }
  }
}
