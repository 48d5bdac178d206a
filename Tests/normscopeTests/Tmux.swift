import Foundation
import Synchronization

/// A terminal of its own: a tmux server with one window, in it a shell that waits for commands.
///
/// In the shell's directory `sh n` is the program, which leaves its process number in `pid`.
struct Tmux {
  /// The shell's directory, removed in the end.
  let directory: URL
  private let tmux: String
  private let socket: String

  private static let count = Mutex(0)

  /// Opens a terminal of `width` × `height`, calls `body` and ends the terminal.
  static func open<Value>(
    width: Int = 120, height: Int = 40, _ body: (Tmux) throws -> Value
  ) throws -> Value {
    try withTemporaryDirectory { directory in
      let terminal = try Tmux(directory)
      defer { terminal.end() }
      try terminal.begin(width: width, height: height)
      return try body(terminal)
    }
  }

  private init(_ directory: URL) throws {
    let places = ProcessInfo.processInfo.environment["PATH"] ?? ""
    let candidates = places.split(separator: ":").map { "\($0)/tmux" }
    guard let tmux = candidates.first(where: { FileManager.default.isExecutableFile(atPath: $0) })
    else {
      throw Failure("these tests need tmux, which is not on PATH: install the package tmux")
    }
    self.directory = directory
    self.tmux = tmux
    let number = Self.count.withLock { count in
      count += 1
      return count
    }
    socket = "normscope-\(ProcessInfo.processInfo.processIdentifier)-\(number)"
  }

  private func begin(width: Int, height: Int) throws {
    // Read by sh rather than executed: a process that starts meanwhile may hold it open to write.
    try write("echo $$ >pid\nexec '\(try Program.path())' \"$@\"\n", to: "n")
    try write("PS1='ready> '\nulimit -c 0\n", to: "profile")
    try write("set -g default-terminal screen-256color\nset -g status off\n", to: "settings")
    try command(
      "-f", path("settings"), "new-session", "-d", "-x", "\(width)", "-y", "\(height)",
      "-c", directory.path(percentEncoded: false), "exec sh -i")
    try wait(for: "ready>")
  }

  /// Ends the server, and the shell and its jobs with it.
  func end() {
    let file = try? tell("#{socket_path}")
    _ = try? command("kill-server")
    if let file { try? FileManager.default.removeItem(atPath: file) }
  }

  /// Carries out a command of tmux and returns what it prints.
  @discardableResult func command(_ arguments: String...) throws -> String {
    try command(arguments)
  }

  private func command(_ arguments: [String]) throws -> String {
    let outcome = try Outcome.of(
      tmux, ["-u", "-L", socket] + arguments, environment: ["ENV": path("profile")])
    guard outcome.status == 0 else { throw Failure("tmux \(arguments): \(outcome.errors)") }
    return outcome.output
  }

  /// What the server tells about the window for a format such as `#{cursor_flag}`.
  func tell(_ format: String) throws -> String {
    try command("display-message", "-p", format).trimmingCharacters(in: .newlines)
  }

  /// Alternate screen, cursor, mouse and keypad, a digit each: `0100` is how a shell has them.
  func modes() throws -> String {
    try tell("#{alternate_on}#{cursor_flag}#{mouse_any_flag}#{keypad_flag}")
  }

  /// What the window shows now.
  ///
  /// A capture may come in the middle of a frame: what two captures in a row show is whole. A screen
  /// that changes all the time is given up after some.
  func picture() throws -> Picture {
    var last = try command("capture-pane", "-p")
    for _ in 0..<4 {
      let next = try command("capture-pane", "-p")
      if next == last { break }
      last = next
    }
    return Picture(last)
  }

  /// The same with the escape sequences that colours and attributes need.
  func styledPicture() throws -> String { try command("capture-pane", "-p", "-e") }

  /// Types a line and Enter.
  func type(_ line: String) throws {
    try send(line)
    try press("Enter")
  }

  /// Presses keys by tmux's names, one after the other.
  func press(_ keys: String...) throws {
    for key in keys { try command("send-keys", key) }
  }

  /// Sends these very bytes to the program.
  func send(_ bytes: String) throws { try command("send-keys", "-l", bytes) }

  /// Sends bytes that need not be text.
  func send(bytes: [UInt8]) throws {
    _ = try command(["send-keys", "-H"] + bytes.map { String($0, radix: 16) })
  }

  /// Gives the window another size.
  func resize(width: Int, height: Int) throws {
    try command("resize-window", "-x", "\(width)", "-y", "\(height)")
  }

  /// Copies all that is written to the window from now on to the file `name`.
  func copyOutput(to name: String) throws {
    try command("pipe-pane", "-o", "cat >'\(path(name))'")
  }
}
