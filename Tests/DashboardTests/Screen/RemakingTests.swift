import Dashboard
import Drawing
import Telemetry
import Testing

/// What is asked of the past, and what is shown until it is there.
@Suite struct RemakingTests {
  @Test(arguments: [60, 80, 200]) func theHeaderSaysWhatIsOnItsWay(width: Int) {
    let sample = Sample.snapshot(isRunning: false)
    var status = sample.status
    status.remaking = 1234
    let snapshot = Snapshot(run: sample.run, status: status, networks: sample.networks)
    let state = ViewState(size: Size(width: width, height: 30))
    let lines = Dashboard.render(snapshot, state).lines
    #expect(lines[1].hasPrefix(" remaking step 1 234 …"), "\(lines[1])")
    // What was shown before is still there.
    let before = Dashboard.render(sample, state).lines
    #expect(lines.dropFirst(2) == before.dropFirst(2))
  }

  @Test func onlyViewsThatDrawThePastOfAQuantityAskForIt() {
    var state = ViewState(size: Size(width: 120, height: 40))
    let asking = View.allCases.filter { view in
      state.view = view
      return state.query.recallsTap
    }
    #expect(asking == [.histograms, .percentiles, .density, .shift, .units])
  }
}
