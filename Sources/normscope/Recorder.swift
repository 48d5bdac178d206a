import Datasets
import Interchange
import Numerics
import Synchronization
import Telemetry
import Training

/// Writes a recording line by line, as things happen.
///
/// A disk that is full ends the recording and not the run.
final class Recorder: Sendable {
  private let file: AppendedFile
  /// Whether there is more than a header and an end.
  private let hasCommands = Mutex(false)

  /// Creates `path`, which must not exist, and writes the header; exits with 1 where that fails.
  init(file path: String, _ configuration: Configuration, _ dataset: Dataset) throws {
    let header = Recording.header(configuration, .own(dataset, configuration)) + "\n"
    file = try AppendedFile(path, option: "--record", start: Array(header.utf8))
  }

  /// Adds a command, if it is of those that are recorded.
  func write(_ command: StampedCommand) {
    guard let line = Recording.line(command) else { return }
    hasCommands.withLock { $0 = $0 || command.command.changesNumbers }
    file.append(Array((line + "\n").utf8), before: command.step)
  }

  /// Takes the file away again where nothing was done that it could tell of.
  func discard() {
    if !hasCommands.withLock(\.self) { file.remove() }
  }

  /// One line that says where the recording ends too early, and why; nil if it is whole.
  var failure: String? { file.failure }
}

extension Recording.Origin {
  /// That of what this program trains here on `dataset`; weights from a file count among the data.
  static func own(_ dataset: Dataset, _ configuration: Configuration) -> Recording.Origin {
    let weights = configuration.weights.map { ", weights \($0.fingerprint)" } ?? ""
    return Recording.Origin(
      program: Normscope.version, processor: Processor.level,
      data: dataset.fingerprint + weights)
  }
}
