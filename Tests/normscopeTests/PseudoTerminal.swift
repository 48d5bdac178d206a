import Foundation

/// A bare terminal: what the program writes arrives byte by byte, with nobody in between.
///
/// Nothing interprets the bytes; for pictures there is `Tmux`.
final class PseudoTerminal {
  /// The process that runs on it.
  let process: pid_t
  private let controller: Int32
  /// The name of its file.
  private let path: String
  private let originalModes: [UInt]
  private var hasEnded = false
  /// What was read and not yet taken.
  private var pending: [UInt8] = []

  /// Runs a program on a terminal of `width` × `height`, calls `body`, and ends the program.
  static func run<Value>(
    _ arguments: [String], width: Int = 200, height: Int = 50,
    environment: [String: String] = [:], _ body: (PseudoTerminal) throws -> Value
  ) throws -> Value {
    let terminal = try PseudoTerminal(
      arguments, width: width, height: height,
      plainEnvironment.merging(environment) { $1 })
    defer { terminal.end() }
    return try body(terminal)
  }

  private init(
    _ arguments: [String], width: Int, height: Int, _ environment: [String: String]
  ) throws {
    var window = winsize()
    (window.ws_col, window.ws_row) = (UInt16(width), UInt16(height))
    var (ours, theirs) = (Int32(), Int32())
    var name = [CChar](repeating: 0, count: 256)
    try inheritance.withLock {
      guard openpty(&ours, &theirs, &name, nil, &window) == 0 else {
        throw Failure("no pseudo-terminal: \(String(cString: strerror(errno)))")
      }
      for end in [ours, theirs] { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    }
    controller = ours
    _ = fcntl(ours, F_SETFL, O_NONBLOCK)
    path = String(
      decoding: name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    originalModes = Self.modes(of: ours)
    defer { close(theirs) }
    process = try spawn(arguments, environment, .terminal(path))
  }

  private func end() {
    var status = Int32()
    if !hasEnded {
      kill(process, SIGKILL)
      waitpid(process, &status, 0)
    }
    close(controller)
  }

  /// Types these bytes; keeps what comes where the program does not take them all at once.
  func type(_ text: String) {
    var rest = Array(text.utf8)[...]
    let deadline = Date() + patience
    while !rest.isEmpty, Date() < deadline {
      let count = rest.withUnsafeBytes { write(controller, $0.baseAddress, $0.count) }
      rest = rest.dropFirst(max(0, count))
      if count <= 0 { pending += read(within: .milliseconds(5)) }
    }
  }

  /// Stops the terminal's output as Ctrl-S does, or lets it go on.
  func stopOutput(_ stops: Bool) throws {
    let terminal = open(path, O_WRONLY | O_NOCTTY | O_NONBLOCK)
    defer { close(terminal) }
    guard tcflow(terminal, stops ? TCOOFF : TCOON) == 0 else { throw Failure("no flow control") }
  }

  /// Options of a small network that waits, with a theme: this terminal gives no answer when it is asked
  /// for its colours, and a program that asks waits for it, half a second before it ends.
  static let pausedOptions = ["--paused", "--data", "moons", "--hidden", "8,8", "--theme", "dark"]

  /// Whether the terminal's modes are as they were before the program was started.
  var hasOriginalModes: Bool { Self.modes(of: controller) == originalModes }

  private static func modes(of terminal: Int32) -> [UInt] {
    var modes = termios()
    tcgetattr(terminal, &modes)
    let keys = withUnsafeBytes(of: modes.c_cc) { $0.map { UInt($0) } }
    return [modes.c_iflag, modes.c_oflag, modes.c_cflag, modes.c_lflag].map { UInt($0) } + keys
  }

  /// Waits for these bytes and takes them and all before them.
  @discardableResult func output(through text: String) throws -> String {
    let sought = Array(text.utf8)
    var taken: [UInt8] = []
    try eventually("“\(text.debugDescription)”", every: 0) {
      if let end = pending.firstRange(of: sought)?.upperBound {
        taken = Array(pending[..<end])
        pending.removeFirst(end)
        return true
      }
      pending += read(within: .milliseconds(200))
      return false
    }
    return String(decoding: taken, as: UTF8.self)
  }

  /// Takes what has come so far.
  @discardableResult func takeOutput() -> String {
    pending += read(within: .zero)
    defer { pending = [] }
    return String(decoding: pending, as: UTF8.self)
  }

  /// The bytes that come within `limit`, as soon as there are some; none when none come.
  func read(within limit: Duration) -> [UInt8] {
    var watched = pollfd(fd: controller, events: Int16(POLLIN), revents: 0)
    let milliseconds = Int32(clamping: Int(limit / .milliseconds(1)))
    guard poll(&watched, 1, max(0, milliseconds)) > 0 else { return [] }
    var bytes = [UInt8](repeating: 0, count: 1 << 16)
    let count = Foundation.read(controller, &bytes, bytes.count)
    return Array(bytes.prefix(max(0, count)))
  }

  /// The next frame's bytes: what stands between the marks of a synchronized update, as text.
  func nextFrame() throws -> String {
    var text = ""
    try eventually("a frame", every: 0) {
      if let frame = takeFrame() {
        text = frame
        return true
      }
      pending += read(within: .milliseconds(200))
      return false
    }
    return text
  }

  private func takeFrame() -> String? {
    guard let start = pending.firstRange(of: Array("\u{1B}[?2026h".utf8)),
      let end = pending[start.upperBound...].firstRange(of: Array("\u{1B}[?2026l".utf8))
    else { return nil }
    defer { pending.removeFirst(end.upperBound) }
    return String(decoding: pending[start.upperBound..<end.lowerBound], as: UTF8.self)
  }

  /// The first frame from here on that contains `text`.
  @discardableResult func frame(with text: String) throws -> String {
    var frame = try nextFrame()
    let deadline = Date() + patience
    while !frame.contains(text) {
      guard Date() < deadline else { throw Failure("waited in vain for “\(text)”\n\(frame)") }
      frame = try nextFrame()
    }
    return frame
  }

  /// Whether no process has the terminal any more and all that was written has been read.
  var hasGone: Bool {
    var watched = pollfd(fd: controller, events: Int16(POLLIN), revents: 0)
    return poll(&watched, 1, 0) > 0 && watched.revents & Int16(POLLIN | POLLHUP) == Int16(POLLHUP)
  }

  /// The exit status, once the program has ended; 128 + its number for a signal.
  func exitStatus() throws -> Int32 {
    var status = Int32()
    try eventually("the end of the program", every: 2_000) {
      pending += read(within: .zero)
      hasEnded = waitpid(process, &status, WNOHANG) == process
      return hasEnded
    }
    return status & 0x7F == 0 ? status >> 8 & 0xFF : 128 + status & 0x7F
  }
}
