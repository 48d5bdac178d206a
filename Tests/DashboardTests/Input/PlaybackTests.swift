import Dashboard
import Drawing
import Telemetry
import Testing

/// The screen while a recording is played.
@Suite struct PlaybackTests {
  private let state = ViewState(size: Size(width: 200, height: 40))

  private func snapshot(_ playback: Playback, step: Int = 40) -> Snapshot {
    Snapshot(
      run: Sample.snapshot().run,
      status: Status(isRunning: !playback.hasEnded, pace: .unlimited, playback: playback),
      networks: [Sample.network(step: step)])
  }

  private func lines(_ playback: Playback) -> [String] {
    Dashboard.render(snapshot(playback), state).lines
  }

  @Test func saysHowLongItIsAndWhenItEnds() {
    #expect(lines(Playback(made: 40, total: 1475))[1].contains("step 40 of 1 475 "))
    #expect(lines(Playback(made: 90, total: 1475))[1].contains("step 40   replay 90 of 1 475 "))
    let ended = lines(Playback(made: 40, total: 40, hasEnded: true))[1]
    #expect(ended.contains("replay ended") && ended.contains("step 40 of 40 "))
  }

  @Test(arguments: [false, true]) func theFooterShowsNoKeyThatIsRefused(hasEnded: Bool) {
    let playback = Playback(made: 40, total: 90, hasEnded: hasEnded)
    let footer = lines(playback)[39]
    for binding in Binding.table where footer.contains(" \(binding.label) ") {
      for key in binding.keys where key != .character("q") {
        var state = state
        _ = state.handle(.key(key), snapshot: snapshot(playback))
        let message = state.message ?? ""
        #expect(
          !message.contains("a recording can’t be changed") && !message.contains("has ended"),
          "\(binding.label): \(message)")
      }
    }
    #expect(footer.contains(" g go on ") && !footer.contains("batch norm"))
    #expect(footer.contains("space pause") == !hasEnded)
  }

  @Test func whatIsRefusedIsRefusedAtOnce() {
    for key in "bnBc+-mrRwf,z" {
      var state = state
      let commands = state.handle(
        .key(.character(key.unicodeScalars.first ?? "b")),
        snapshot: snapshot(Playback(made: 40, total: 90)))
      #expect(commands.isEmpty && state.message?.contains("a recording can’t be changed") == true)
      var open = Dashboard.render(snapshot(Playback(total: 90)), state).lines
      open.removeLast()
      #expect(!open.contains { $0.contains("Settings") })
    }
    for key in " seS" {
      var state = state
      let commands = state.handle(
        .key(.character(key.unicodeScalars.first ?? "s")),
        snapshot: snapshot(Playback(made: 90, total: 90, hasEnded: true)))
      #expect(commands.isEmpty && state.message?.contains("has ended; g goes on") == true)
    }
  }

  @Test func gLeavesIt() {
    var state = state
    let playback = snapshot(Playback(made: 90, total: 90, hasEnded: true))
    #expect(state.handle(.key(.character("g")), snapshot: playback) == [.takeOver])
    #expect(playback.anticipating(.takeOver).status.playback == nil)
    #expect(state.handle(.key(.character("g")), snapshot: Sample.snapshot()) == [])
    #expect(state.message?.contains("no recording") == true)
  }
}
