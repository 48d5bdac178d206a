import Foundation

/// What a finished process leaves.
struct Outcome: Sendable {
  /// The exit status; 128 + its number for a signal.
  let status: Int32
  /// Everything on standard output.
  let output: String
  /// Everything on standard error.
  let errors: String

  /// Runs the executable at `path` with empty standard input and waits for its end.
  ///
  /// Meanwhile `watching` is called with the process's number again and again.
  static func of(
    _ path: String, _ arguments: [String], environment: [String: String] = [:],
    watching: (pid_t) -> Void = { _ in }
  ) throws -> Outcome {
    // Files rather than pipes: they are never full, and nobody waits for who else holds them.
    try withTemporaryDirectory { directory in
      let (output, errors) = (directory.appending(path: "out"), directory.appending(path: "err"))
      let process = try spawn(
        [path] + arguments, plainEnvironment.merging(environment) { $1 },
        output: output.path(percentEncoded: false), errors: errors.path(percentEncoded: false))
      var (hasEnded, status) = (false, Int32(0))
      defer {
        if !hasEnded {
          kill(process, SIGKILL)
          waitpid(process, &status, 0)
        }
      }
      try eventually("the end of \(path) \(arguments)", every: 2_000) {
        watching(process)
        hasEnded = waitpid(process, &status, WNOHANG) == process
        return hasEnded
      }
      let signal = status & 0x7F
      return Outcome(
        status: signal == 0 ? status >> 8 & 0xFF : 128 + signal,
        output: String(decoding: try Data(contentsOf: output), as: UTF8.self),
        errors: String(decoding: try Data(contentsOf: errors), as: UTF8.self))
    }
  }

  /// Starts a process whose signals do what they do by default.
  private static func spawn(
    _ arguments: [String], _ environment: [String: String], output: String, errors: String
  ) throws -> pid_t {
    #if canImport(Darwin)
      var (files, attributes): (posix_spawn_file_actions_t?, posix_spawnattr_t?)
    #else
      var (files, attributes) = (posix_spawn_file_actions_t(), posix_spawnattr_t())
    #endif
    posix_spawn_file_actions_init(&files)
    posix_spawnattr_init(&attributes)
    let words = arguments.map { strdup($0) } + [nil]
    let settings = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer {
      posix_spawn_file_actions_destroy(&files)
      posix_spawnattr_destroy(&attributes)
      for text in words + settings { free(text) }
    }
    posix_spawn_file_actions_addopen(&files, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&files, STDOUT_FILENO, output, O_WRONLY | O_CREAT, 0o600)
    posix_spawn_file_actions_addopen(&files, STDERR_FILENO, errors, O_WRONLY | O_CREAT, 0o600)
    var signals = sigset_t()
    sigemptyset(&signals)
    posix_spawnattr_setsigmask(&attributes, &signals)
    for signal in [SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGPIPE, SIGTSTP, SIGTTIN, SIGTTOU] {
      sigaddset(&signals, signal)
    }
    posix_spawnattr_setsigdefault(&attributes, &signals)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
    var process = pid_t()
    let problem = posix_spawn(&process, arguments[0], &files, &attributes, words, settings)
    guard problem == 0 else {
      throw Failure("\(arguments[0]): \(String(cString: strerror(problem)))")
    }
    return process
  }

  /// The environment of the tests without what changes how programs draw.
  private static let plainEnvironment: [String: String] = {
    var environment = ProcessInfo.processInfo.environment
    let disturbing = [
      "NO_COLOR", "LINES", "COLUMNS", "COLORTERM", "TMUX", "TMUX_PANE", "ENV", "LANG", "LC_CTYPE",
      "SWIFT_BACKTRACE",
    ]
    for name in disturbing { environment[name] = nil }
    #if canImport(Darwin)
      environment["LC_ALL"] = "en_US.UTF-8"
    #else
      environment["LC_ALL"] = "C.UTF-8"
    #endif
    environment["TERM"] = "xterm-256color"
    return environment
  }()
}
