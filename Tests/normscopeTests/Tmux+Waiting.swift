extension Tmux {
  /// Waits until the window shows what is wanted, and returns all that it shows.
  @discardableResult func wait(for what: String, until isSo: (Picture) -> Bool) throws -> Picture {
    var newest = Picture("")
    try eventually(what, details: state) {
      newest = try picture()
      return isSo(newest)
    }
    return newest
  }

  /// Waits until the window shows `text`, and returns all that it shows.
  @discardableResult func wait(for text: String) throws -> Picture {
    try wait(for: "“\(text)”") { $0.text.contains(text) }
  }

  /// Waits until what the window shows matches, and returns all of it.
  @discardableResult func wait(for pattern: some RegexComponent) throws -> Picture {
    try wait(for: "\(pattern)") { $0.text.contains(pattern) }
  }

  /// Waits until the terminal is in these modes.
  func wait(forModes modes: String) throws {
    try eventually("the modes \(modes)", details: state) { try self.modes() == modes }
  }

  /// Waits until the window does not change any more, and returns what it shows.
  func settled() throws -> Picture {
    var (newest, repetitions) = (Picture(""), 0)
    return try wait(for: "a picture that stays") { picture in
      repetitions = picture == newest ? repetitions + 1 : 0
      newest = picture
      return repetitions == 5
    }
  }

  /// What there is to know where a wait was in vain.
  func state() -> String {
    "modes \((try? modes()) ?? "none"), screen:\n\((try? picture().text) ?? "none")"
  }
}
