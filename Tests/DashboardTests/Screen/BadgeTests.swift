import Dashboard
import Drawing
import Telemetry
import Testing

/// What is in force and not seen in the pictures stands in the header of every view.
@Suite struct BadgeTests {
  private let size = Size(width: 80, height: 24)

  private func snapshot(_ change: (inout Query) -> Void, mark: Int = 0) -> Snapshot {
    var query = Query()
    change(&query)
    let network = Sample.network()
    let marked = NetworkSnapshot(
      current: network.current, mark: Sample.observation(step: mark), history: network.history,
      markers: [], divergedAt: nil)
    return Snapshot(
      run: Sample.snapshot().run, status: Status(isRunning: true, pace: .stepsPerSecond(60)),
      query: query, networks: [marked])
  }

  @Test(arguments: View.allCases) func allOfThemStayWhileTheyHold(view: View) {
    var state = ViewState(size: Size(width: 120, height: 40))
    (state.view, state.isRecording) = (view, true)
    _ = state.handle(.key(.character("a")), snapshot: Sample.snapshot())
    let all = snapshot({ ($0.step, $0.usesPopulation) = (20, true) }, mark: 10)
    let header = Dashboard.render(all, state).lines[0]
    for words in ["PAST", "INFERENCE", "AXES LOCKED", "RECORDING", "MARK step 10"] {
      #expect(header.contains(" \(words) "), "\(header)")
    }
    let plain = Dashboard.render(snapshot { _ in }, ViewState(size: size)).lines[0]
    for words in ["PAST", "INFERENCE", "LOCKED", "RECORDING", "MARK"] {
      #expect(!plain.contains(words))
    }
  }

  @Test func theMostImportantOnesHaveRoom() {
    let all = snapshot({ ($0.step, $0.usesPopulation) = (20, true) }, mark: 10)
    for width in 60...120 {
      var state = ViewState(size: Size(width: width, height: 24))
      state.isRecording = true
      let header = Dashboard.render(all, state).lines[0]
      #expect(header.contains(" PAST ") && header.contains(" INFERENCE "), "\(header)")
      #expect(header.hasPrefix(" normscope "))
    }
  }

  @Test func aClickEndsWhatItNames() {
    var state = ViewState(size: size)
    let inference = snapshot { $0.usesPopulation = true }
    state.usesPopulation = true
    let frame = Dashboard.render(inference, state)
    let cells = Array(frame.canvas.lines[0])
    let x = cells.indices.first { String(cells[$0...].prefix(9)) == "INFERENCE" } ?? 0
    _ = state.handle(
      .mouse(Mouse(.press, x: x, y: 0)), snapshot: inference, regions: frame.regions)
    #expect(!state.usesPopulation)
  }

  @Test func epochAndPaceStayInSightInThePast() {
    let past = snapshot { $0.step = 20 }
    let header = Dashboard.render(past, ViewState(size: size)).lines[1]
    #expect(header.contains("epoch 0.04") && header.contains("60 steps/s"), "\(header)")
  }
}
