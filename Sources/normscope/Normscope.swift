import ArgumentParser
import Datasets
import Foundation
import Numerics
import Training

/// The program: parses arguments and hands over to a command.
@main
struct Normscope: ParsableCommand {
  /// The program and its version.
  static let version = "normscope 0.1.0"

  static let configuration = CommandConfiguration(
    commandName: "normscope",
    abstract:
      "An oscilloscope for batch normalization: watch a network's activations as it learns.",
    discussion: """
      A real network learns to read digits while live histograms show what each layer feeds to its \
      nonlinearity. The key b inserts batch normalization; the key ? explains the screen.
      """,
    version: version,
    subcommands: [
      Live.self, WatchCommand.self, LessonCommand.self, Replay.self, RunCommand.self,
      FrameCommand.self, FilmCommand.self, Figure1Command.self, BookCommand.self,
      StableRateCommand.self,
      BenchCommand.self,
    ],
    defaultSubcommand: Live.self)

  /// Runs a command; a mistake in its use is one line and exit 2, a failure one line and exit 1.
  static func main() {
    guardStandardStreams()
    useOneThreadForProducts()
    do {
      let words = Array(CommandLine.arguments.dropFirst())
      try expectHelpIsAboutACommand(words)
      _ = try Defaults.loaded.get()
      var command = try parseAsRoot(joiningNegativeNumbers(in: words))
      guard hasRoom() else {
        tell("less than 768 MiB of memory may be used (see ulimit -v); more is needed")
        // Not by `exit`, which waits for the threads of OpenBLAS.
        _exit(1)
      }
      try command.run()
    } catch { leave(with: error) }
  }

  /// Ends the process: with the text that was asked for, or with a line that says what is wrong.
  private static func leave(with error: any Error) -> Never {
    switch error {
    case let failure as Failure: complain(failure.message, status: failure.status)
    case let code as ExitCode: Foundation.exit(code.rawValue)
    default: break
    }
    switch exitCode(for: error) {
    case .success:
      do { try StandardOutput.writeLine(fullMessage(for: error)) } catch { leave(with: error) }
      Foundation.exit(0)
    case .validationFailure:
      let mistake = withExpectation(message(for: error))
      complain("\(mistake) (--help lists the options)", status: 2)
    default: complain(message(for: error), status: 1)
    }
  }

  /// Writes one line to standard error, whatever names from outside have brought into `message`.
  static func tell(_ message: String) {
    let line = message.split(whereSeparator: \.isNewline).joined(separator: " ").printable
    StandardError.write("normscope: \(line)\n")
  }

  private static func complain(_ message: String, status: Int32) -> Never {
    tell(message)
    Foundation.exit(status)
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

  /// An option that can't be, or a file of weights that does not suit the others: that is a failure like
  /// those of other files.
  static func inUse(_ reason: any Error) -> Failure {
    let isOfFile = (reason as? ConfigurationError)?.key == .weights
    return Failure(message: "\(reason)", status: isOfFile ? 1 : 2)
  }
}
