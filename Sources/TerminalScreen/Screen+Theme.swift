import CNcurses
import Drawing

extension Screen {
  /// How long the first frame waits for the terminal's reply.
  private static let patience = Duration.milliseconds(150)
  /// How long a reply is kept from whoever reads from the terminal afterwards.
  private static let latest = Duration.milliseconds(500)

  /// Asks the terminal for its ground and waits a little for it; keys typed meanwhile are kept.
  ///
  /// Only a terminal with colours is asked that is known to skip what it does not understand. It is
  /// asked for its kind as well, which all of them tell: who has done that will not tell more.
  mutating func askForGround() {
    guard painter.colorCount > 0, surface_skips_strings(), guard_is_up() else { return }
    let start = ContinuousClock.now
    askedAt = start
    guard_ask_for_ground()
    while !decoder.isIdentified, decoder.ground == nil {
      let rest = start + Self.patience - .now
      // Neither is a signal kept waiting.
      guard rest > .zero, guard_wait(rest.wholeMilliseconds, true, false) else { break }
      read()
      while let event = decoder.next(after: .now - lastInput) { early.append(event) }
    }
    followGround()
  }

  /// Draws for the ground that the terminal has told of, if that is news.
  mutating func followGround() {
    guard askedAt != nil, let ground = decoder.ground, painter.theme != Theme(ground: ground) else {
      return
    }
    painter.theme = Theme(ground: ground)
    if guard_is_up() { presentAgain() }
  }

  /// Takes a reply that is still on its way, which else the shell would take for something typed.
  borrowing func awaitLateReply() {
    guard let askedAt else { return }
    var decoder = decoder
    while !decoder.isIdentified, guard_is_up() {
      let rest = askedAt + Self.latest - .now
      guard rest > .zero else { return }
      guard guard_wait(rest.wholeMilliseconds, true, false) else {
        if guard_take_wake() { continue }
        return
      }
      guard guard_in_foreground() else { return }
      var bytes = [UInt8](repeating: 0, count: 4096)
      let count = guard_read(&bytes, bytes.count)
      guard count > 0 else { return }
      decoder.feed(bytes.prefix(count))
      while decoder.next(after: .zero) != nil {}
    }
  }
}
