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
        .files(
          output: output.path(percentEncoded: false), errors: errors.path(percentEncoded: false)))
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
}
