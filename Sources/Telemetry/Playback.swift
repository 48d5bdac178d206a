/// How far a recording has been played.
package struct Playback: Sendable, Equatable {
  /// The steps made so far, over all starts.
  package var made: Int
  /// The steps that there are in the recording, over all starts.
  package let total: Int
  /// Whether its end has come.
  package var hasEnded: Bool

  /// A recording of `total` steps of which `made` were made.
  package init(made: Int = 0, total: Int, hasEnded: Bool = false) {
    self.made = made
    self.total = total
    self.hasEnded = hasEnded
  }

  /// The beginning of `script`.
  package init(of script: [StampedCommand]) {
    /// Where the networks stand: at a step, one or two of them.
    var now = (step: 0, isTwin: false)
    var earlier = now
    var total = 0
    for next in script {
      total += max(0, next.step - now.step)
      now.step = next.step
      switch next.command {
      case .restart:
        earlier = now
        now.step = 0
      case .compare(let isOn, _):
        if now.isTwin { earlier = now }
        now.isTwin = isOn
      case .fork:
        if now.isTwin { earlier = now }
        now.isTwin = true
      case .undo: (now, earlier) = (earlier, now)
      default: break
      }
    }
    self.init(total: total)
  }
}
