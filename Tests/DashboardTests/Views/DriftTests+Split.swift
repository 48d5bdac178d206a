import Dashboard
import Drawing
import Statistics
import Telemetry
import Testing

/// Whose doing the drift is: what earlier layers alone make of it, and the layer by itself.
extension DriftTests {
  /// A network whose third layer is moved by earlier layers first, and by itself behind step 400.
  private var split: NetworkSnapshot {
    func observe(_ step: Int) -> Observation {
      let (earlier, own) = step <= 400 ? (0.31, 0.12) : (0.02, 0.06)
      let layers = (0..<3).map { layer in
        Sample.layer(
          drift: step <= 400 ? 0.4 : 0.09,
          driftSplit: ShiftSplit(
            of: Shift(raw: step <= 400 ? 0.4 : 0.09, inSigma: 1),
            earlier: Shift(raw: layer == 0 ? 0 : earlier, inSigma: 1),
            own: Shift(raw: own, inSigma: 1)))
      }
      return Sample.observation(
        step: step, normalization: step <= 400 ? nil : .batch, markStep: step <= 400 ? 0 : 400,
        layers: layers
      ).with(
        splits: layers.map { _ in
          ShiftSplit(
            of: Shift(raw: 0.35, inSigma: 1), earlier: Shift(raw: 0.28, inSigma: 1),
            own: Shift(raw: 0.19, inSigma: 1))
        })
    }
    var history = History()
    for step in stride(from: 0, through: 600, by: 10) { history.append(observe(step)) }
    return NetworkSnapshot(
      current: observe(600), mark: observe(400), history: history,
      markers: [Marker(step: 400, kind: .inserted(.batch, grafts: false))], divergedAt: nil)
  }

  @Test(arguments: [(80, 24), (100, 30), (120, 40), (200, 50)])
  func viewFourTellsWhoseItIsOverTime(width: Int, height: Int) throws {
    let titles = ["by what earlier layers alone", "by what the layer itself learns alone"]
    let whole = lines(split, width: width, height: height) { $0.view = .shift }
    #expect(titles.allSatisfy { title in whole.allSatisfy { !$0.contains(title) } })
    let all = lines(split, width: width, height: height) {
      $0.view = .shift
      $0.showsSplit = true
    }
    let text = all.joined(separator: "\n")
    #expect(text.contains("earlier layers alone"), "\(text)")
    #expect(text.contains(/by the layer alone|by what the layer/), "\(text)")
    // The numbers stand in the table with those of the shift behind them.
    let row = try #require(whole.first { $0.contains("▸layer 1") || $0.contains("▸L1") })
    let third = try #require(whole.last { $0.contains("layer 3 ") || $0.contains(" L3 ") })
    #expect(row.contains("0.28") && third.contains("0.19"), "\(third)")
    if width >= 80 {
      #expect(third.matches(of: /0\.09 +0\.02 +0\.06 +0\.35 +0\.28 +0\.19/).count == 1, "\(third)")
      #expect(row.contains(/0\.09 +0\.00 +0\.06/), "\(row)")
    }
  }

  @Test func theMetersTellWhoseItIs() {
    let all = lines(split, width: 200, height: 50) { $0.showsSplit = true }
    #expect(all.contains { $0.contains("0.09 in 50 steps: earlier layers 0.02, own 0.06") })
    #expect(all.contains { $0.contains("shift 0.35: earlier 0.28, own 0.19") })
    // Where there is room for numbers alone, these are told.
    for (width, height) in [(80, 24), (100, 30), (120, 40)] {
      let all = lines(split, width: width, height: height) { $0.showsSplit = true }
      for part in [/earlier( layers)? 0\.28,? own 0\.19/, /earlier( layers)? 0\.02,? own 0\.06/] {
        #expect(all.contains { $0.contains(part) }, "\(width)")
      }
    }
  }

  @Test func theKeyTellsItInBothViews() {
    let snapshot = Sample.snapshot([split])
    var state = ViewState(size: Size(width: 80, height: 24))
    state.view = .shift
    _ = state.handle(.key(.character("d")), snapshot: snapshot)
    #expect(state.view == .shift && state.showsSplit)
    state.view = .units
    _ = state.handle(.key(.character("d")), snapshot: snapshot)
    #expect(state.view == .units && !state.showsSplit)
    #expect(state.message?.contains("see views 1 and 4") == true)
  }
}
