/// Why no screen can be opened.
package enum ScreenError: Error, Equatable, Sendable, CustomStringConvertible {
  /// Standard input is a pipe or a file.
  case inputIsNoTerminal
  /// Standard output is a pipe or a file.
  case outputIsNoTerminal
  /// TERM is not set or empty.
  case terminalTypeUnset
  /// The terminal database does not know this type, or knows it only as a generic one.
  case terminalTypeUnknown(String)
  /// A terminal of this type cannot move its cursor.
  case terminalTypeDumb(String)
  /// There is no terminal database on this machine.
  case noTerminalDatabase
  /// Another job owns the terminal, and no shell can bring this one to the foreground.
  case inBackground
  /// This process has a screen already.
  case alreadyOpen
  /// The system refused a resource, or ncurses refused the terminal.
  case unavailable

  /// One line for standard error, without control characters: what is wrong and what to do.
  package var description: String {
    let headless = "without a terminal, use `normscope run` or `normscope frame`"
    let set = "set it, for example TERM=xterm-256color"
    switch self {
    case .inputIsNoTerminal: return "standard input is not a terminal; \(headless)"
    case .outputIsNoTerminal: return "standard output is not a terminal; \(headless)"
    case .terminalTypeUnset: return "TERM is not set; \(set); \(headless)"
    case .terminalTypeUnknown(let type):
      return "TERM=\(Self.printable(type)) is not in the terminal database; \(set); \(headless)"
    case .terminalTypeDumb(let type):
      return "a terminal of TERM=\(Self.printable(type)) cannot move its cursor; \(headless)"
    case .noTerminalDatabase:
      return "no terminal database (terminfo) was found; install ncurses-base; \(headless)"
    case .inBackground:
      return "another job owns the terminal; start in the foreground; \(headless)"
    case .alreadyOpen: return "this process draws on the terminal already"
    case .unavailable: return "the terminal could not be taken over; \(headless)"
    }
  }

  /// The text with `?` for everything but printable ASCII, at most 40 characters.
  private static func printable(_ text: String) -> String {
    var safe = String.UnicodeScalarView()
    for scalar in text.unicodeScalars.prefix(40) {
      safe.append((0x20...0x7E).contains(scalar.value) ? scalar : "?")
    }
    return String(safe)
  }
}
