import CNcurses
package import Drawing

extension Screen {
  /// The next key, mouse report, change of size or request to end; `nil` after `timeout` or `wake`.
  ///
  /// Without a timeout it waits as long as it takes.
  ///
  /// - `.terminated` comes for SIGINT (which is what Ctrl-C sends), SIGTERM, SIGQUIT, SIGHUP and a
  ///   lost terminal; the caller leaves the screen's scope and exits with 128 + the signal's number.
  ///   A second such signal, SIGHUP excepted, ends the process at once, with the terminal restored.
  /// - `.resized` comes once for any number of changes; `size` is the new one then.
  /// - Ctrl-Z stops the process inside this call, with the terminal restored. When it goes on in the
  ///   background, this call keeps away from the terminal until the foreground is back.
  /// - What is pasted is no event.
  package mutating func nextEvent(timeout: Duration? = nil) -> Event? {
    let deadline = timeout.map { ContinuousClock.now + $0 }
    while true {
      if let event = followSignals() { return event }
      if !guard_is_up(), guard_enter(), let event = drawAfresh() { return event }
      presentRest()
      let silence = ContinuousClock.now - lastInput
      if !early.isEmpty { return early.removeFirst() }
      if let event = decoder.next(after: silence) { return event }
      followGround()
      if guard_take_wake() { return nil }
      let rest = deadline.map { $0 - .now } ?? .seconds(60)
      if wait(for: rest, silence: silence) {
        read()
      } else if rest <= .zero {
        return followSignals()
      }
    }
  }

  /// Makes `nextEvent` return, the next call of it if there is none now; on any thread.
  package static func wake() { guard_wake() }

  /// Does what signals have asked for since the last call.
  private mutating func followSignals() -> Event? {
    while true {
      var signal: Int32 = 0
      switch guard_take_request(&signal) {
      case .none: return nil
      case .end:
        // What was typed before must not reach the shell.
        if guard_wait(0, guard_is_up(), false) { read() }
        return .terminated(signal: signal)
      case .stop:
        if guard_wait(0, guard_is_up(), false) { read() }
        awaitLateReply()
        guard_pause()
        guard_stop()
      case .`continue`:
        // Stopped from outside: whoever had the terminal meanwhile has left something on it.
        guard_detach()
      case .resize:
        if let event = followSize() { return event }
      }
    }
  }

  private mutating func followSize() -> Event? {
    let size = Self.terminalSize
    if size == painter.size { return nil }
    painter.resize(to: size)
    return .resized(size)
  }

  private mutating func drawAfresh() -> Event? {
    if let event = followSize() { return event }
    presentAgain()
    return nil
  }

  /// Waits for input, a signal, the decoder's patience or the end of `rest`; true when input is there.
  private borrowing func wait(for rest: Duration, silence: Duration) -> Bool {
    let isUp = guard_is_up()
    var longest = min(max(.zero, rest), .seconds(60))
    if let patience = decoder.patience { longest = min(longest, max(.zero, patience - silence)) }
    // Nothing announces the return to the foreground.
    if !isUp { longest = min(longest, .milliseconds(100)) }
    return guard_wait(longest.wholeMilliseconds, isUp, isUp && painter.isBusy)
  }

  /// Reads what was typed, all that a terminal keeps.
  mutating func read() {
    guard guard_in_foreground() else {
      guard_detach()
      return
    }
    var bytes = [UInt8](repeating: 0, count: 4096)
    let count = guard_read(&bytes, bytes.count)
    decoder.feed(bytes.prefix(count))
    lastInput = .now
  }
}

extension Duration {
  /// The duration in milliseconds, rounded up.
  var wholeMilliseconds: Int32 {
    let (seconds, attoseconds) = components
    let milliseconds = seconds * 1000 + (attoseconds + 999_999_999_999_999) / 1_000_000_000_000_000
    return Int32(clamping: milliseconds)
  }
}
