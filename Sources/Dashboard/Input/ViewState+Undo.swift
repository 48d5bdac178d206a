import Telemetry

extension ViewState {
  /// Starts again at step 0, from the seed that comes so many after the one that the run has.
  mutating func restart(_ snapshot: Snapshot, seedsOn: UInt64 = 0, settings: Settings? = nil)
    -> [Command]
  {
    if refuses(.restart, snapshot) { return [] }
    guard let trainer = snapshot.run.trainer else {
      message = "the seed of this run is not known: it can’t start again"
      return []
    }
    let seed = trainer.seed &+ seedsOn
    message = "started again from seed \(seed); " + replacing(snapshot)
    step = nil
    return [.restart(seed: seed, settings)]
  }

  /// Keeps in mind that networks are about to be replaced, and says whether that can be undone.
  mutating func replacing(_ snapshot: Snapshot) -> String {
    guard snapshot.status.keepsEarlier else { return "too large to be undone" }
    earlierFocus = focused(snapshot)
    hasReplaced = true
    return "z undoes it"
  }

  /// Takes back what was replaced last: networks, or by a lesson a run of one's own.
  mutating func undo(_ snapshot: Snapshot) -> [Command] {
    if hasRunWaiting, !hasReplaced {
      wantsRunBack = true
      return []
    }
    guard snapshot.status.isUndoable else {
      message = "nothing to undo"
      return []
    }
    hasReplaced = false
    (focus, earlierFocus) = (earlierFocus, focused(snapshot))
    step = nil
    message =
      hasRunWaiting
      ? "undone; z goes back to your own run" : "undone: all is as it was; z redoes it"
    return [.undo]
  }
}
