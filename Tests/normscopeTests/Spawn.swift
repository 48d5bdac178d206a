import Foundation

/// Held while a process is started, and while something is open that it must not inherit.
let inheritance = NSLock()

/// Where a process reads from and writes to.
enum Streams {
  /// From nowhere, to two files.
  case files(output: String, errors: String)
  /// From and to a terminal, of which it becomes the first process.
  case terminal(String)
}

/// Starts a process whose signals do what they do by default.
func spawn(
  _ arguments: [String], _ environment: [String: String], _ streams: Streams
) throws -> pid_t {
  #if canImport(Darwin)
    var (files, attributes): (posix_spawn_file_actions_t?, posix_spawnattr_t?)
    let newSession = POSIX_SPAWN_SETSID
  #else
    var (files, attributes) = (posix_spawn_file_actions_t(), posix_spawnattr_t())
    // POSIX_SPAWN_SETSID, which the header shows to GNU programs only.
    let newSession = 0x80
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
  var flags = Int(POSIX_SPAWN_SETSIGMASK) | Int(POSIX_SPAWN_SETSIGDEF)
  switch streams {
  case .files(let output, let errors):
    posix_spawn_file_actions_addopen(&files, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&files, STDOUT_FILENO, output, O_WRONLY | O_CREAT, 0o600)
    posix_spawn_file_actions_addopen(&files, STDERR_FILENO, errors, O_WRONLY | O_CREAT, 0o600)
  case .terminal(let path):
    // The first terminal that the leader of a session opens is the session's.
    flags |= Int(newSession)
    for stream in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO] {
      posix_spawn_file_actions_addopen(&files, stream, path, O_RDWR, 0)
    }
  }
  var signals = sigset_t()
  sigemptyset(&signals)
  posix_spawnattr_setsigmask(&attributes, &signals)
  for signal in [SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGPIPE, SIGTSTP, SIGTTIN, SIGTTOU] {
    sigaddset(&signals, signal)
  }
  posix_spawnattr_setsigdefault(&attributes, &signals)
  posix_spawnattr_setflags(&attributes, Int16(flags))
  var process = pid_t()
  let problem = inheritance.withLock {
    posix_spawn(&process, arguments[0], &files, &attributes, words, settings)
  }
  guard problem == 0 else {
    throw Failure("\(arguments[0]): \(String(cString: strerror(problem)))")
  }
  return process
}

/// The environment of the tests without what changes how programs draw.
let plainEnvironment: [String: String] = {
  var environment = ProcessInfo.processInfo.environment
  let disturbing = [
    "NO_COLOR", "LINES", "COLUMNS", "COLORTERM", "TMUX", "TMUX_PANE", "ENV", "LANG", "LC_CTYPE",
    "SWIFT_BACKTRACE", "COLORFGBG",
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
