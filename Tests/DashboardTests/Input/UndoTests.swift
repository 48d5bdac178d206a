import Dashboard
import Drawing
import Telemetry
import Testing

/// What the screen says of what can be undone.
@Suite struct UndoTests {
  private var state = ViewState(size: Size(width: 120, height: 40))

  private func twins(isUndoable: Bool = false, keepsEarlier: Bool = true) -> Snapshot {
    Snapshot(
      run: Sample.twins.run,
      status: Status(
        isRunning: true, pace: .unlimited, isUndoable: isUndoable, keepsEarlier: keepsEarlier),
      networks: Sample.twins.networks)
  }

  private mutating func press(_ key: Unicode.Scalar, _ snapshot: Snapshot) -> [Command] {
    state.handle(.key(.character(key)), snapshot: snapshot)
  }

  @Test(arguments: ["r", "R", "c", "f"] as [Unicode.Scalar])
  mutating func whatTakesSomethingAwaySaysThatItCanBeUndone(key: Unicode.Scalar) {
    let commands = press(key, twins())
    #expect(commands.count == 1 && state.message?.hasSuffix("z undoes it") == true)
    // The next key may come before the next snapshot.
    let expected = commands.reduce(twins()) { $0.anticipating($1) }
    #expect(press("z", expected) == [.undo])
    _ = press(key, twins(keepsEarlier: false))
    #expect(state.message?.contains("too large to be undone") == true)
  }

  @Test mutating func withNothingToUndoItSaysSo() {
    #expect(press("z", twins()) == [] && state.message == "nothing to undo")
    #expect(press("c", Sample.snapshot()) == [.compare(true, beside: 0)])
    #expect(state.message?.contains("z") != true)
  }

  @Test mutating func theFocusComesBack() {
    state.focus = 1
    _ = press("c", twins())
    #expect(state.focus == 0)
    _ = press("z", twins(isUndoable: true))
    #expect(state.focus == 1)
  }

  @Test mutating func aRunThatWaitsComesBackLast() {
    state.hasRunWaiting = true
    _ = press("z", twins())
    #expect(state.wantsRunBack)
    state.wantsRunBack = false
    _ = press("r", twins())
    #expect(press("z", twins(isUndoable: true)) == [.undo] && !state.wantsRunBack)
    #expect(press("z", twins(isUndoable: true)) == [] && state.wantsRunBack)
  }

  @Test mutating func qClosesTheHelp() {
    _ = press("?", twins())
    _ = press("q", twins())
    #expect(state.help == nil && !state.wantsToQuit)
    _ = press("q", twins())
    #expect(state.wantsToQuit)
  }
}
