import ArgumentParser
import Foundation

/// The program: parses arguments and hands over to a command.
@main
struct Normscope: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "normscope",
    abstract:
      "An oscilloscope for batch normalization: watch a network's activations as it learns.",
    discussion: """
      A real network learns to read digits while live histograms show what each layer feeds to its \
      nonlinearity. The key b inserts batch normalization; the key ? explains the screen.
      """,
    version: "normscope 0.1.0",
    subcommands: [Live.self, Replay.self, RunCommand.self, FrameCommand.self, BenchCommand.self],
    defaultSubcommand: Live.self)

  /// Runs a command; a mistake in its use is one line and exit 2, a failure one line and exit 1.
  static func main() {
    do {
      var command = try parseAsRoot()
      try command.run()
    } catch let failure as Failure {
      FileHandle.standardError.write(Data("normscope: \(failure.message)\n".utf8))
      Foundation.exit(failure.status)
    } catch {
      let isMistake = exitCode(for: error) == .validationFailure
      guard isMistake else { exit(withError: error) }
      let line = message(for: error).split(separator: "\n").joined(separator: " ")
      FileHandle.standardError.write(Data("normscope: \(line) (--help lists the options)\n".utf8))
      Foundation.exit(2)
    }
  }
}

/// A reason to stop, and the status to exit with: 1 for a failure, 2 for a mistake in use.
struct Failure: Error {
  let message: String
  let status: Int32

  /// A failure at run time.
  static func atRunTime(_ reason: any Error) -> Failure {
    Failure(message: "\(reason)", status: 1)
  }

  /// An option that can't be.
  static func inUse(_ reason: any Error) -> Failure { Failure(message: "\(reason)", status: 2) }
}
