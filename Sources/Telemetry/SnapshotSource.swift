/// Where snapshots come from: a trainer, a recording, another program's log.
///
/// All of it may be called from any thread. What the source accepts is told by `Status.refusal(of:)` of
/// each of its snapshots; a command that it refuses does nothing.
package protocol SnapshotSource: AnyObject, Sendable {
  /// The newest snapshot, once, and as it is expected to be when all commands are carried out; nil
  /// while there is none that was not taken yet.
  func takeSnapshot() -> (shown: Snapshot, expected: Snapshot)?

  /// Calls `listener`, on a thread of the source, whenever `takeSnapshot` or `failure` has news.
  func listen(_ listener: @escaping @Sendable () -> Void)

  /// Asks for `command`, after those that were asked for before.
  func send(_ command: Command)

  /// Stands still, whatever was asked for, or goes on with that.
  func hold(_ isHeld: Bool)

  /// Ends the work for good and within a second.
  func stop()

  /// One line that says what of the command line made it impossible to start, if that is so.
  var failure: String? { get }
}
