import Datasets
import Foundation
import Interchange
import Numerics
import Synchronization
import Telemetry
import Training

/// Writes a recording line by line, as things happen.
///
/// A disk that is full ends the recording and not the run.
final class Recorder: Sendable {
  private let path: String
  private let state: Mutex<State>

  private struct State {
    /// The file; nil once writing has failed.
    var file: FileHandle?
    var failure: String?
    /// Whether there is more than a header and an end.
    var hasCommands = false
  }

  /// Creates `path`, which must not exist, and writes the header; exits with 1 where that fails.
  init(file path: String, _ configuration: Configuration, _ dataset: Dataset) throws {
    self.path = path
    do {
      let url = URL(filePath: path)
      let header = Recording.header(configuration, .own(dataset, configuration)) + "\n"
      try NewFiles.write(header, to: url)
      let handle = try FileHandle(forWritingTo: url)
      try handle.seekToEnd()
      state = Mutex(State(file: handle))
    } catch {
      throw Failure.ofFile(path, "make", error, option: "--record")
    }
  }

  /// Adds a command, if it is of those that are recorded.
  func write(_ command: StampedCommand) {
    guard let line = Recording.line(command) else { return }
    state.withLock { state in
      state.hasCommands = state.hasCommands || command.command.changesNumbers
      do { try state.file?.write(contentsOf: Data((line + "\n").utf8)) } catch {
        state.file = nil
        state.failure = "ends before step \(command.step): \(SystemError(behind: error))"
      }
    }
  }

  /// Takes the file away again where nothing was done that it could tell of.
  func discard() {
    state.withLock { state in
      guard !state.hasCommands else { return }
      state.file = nil
      try? FileManager.default.removeItem(atPath: path)
    }
  }

  /// One line that says where the recording ends too early, and why; nil if it is whole.
  var failure: String? {
    state.withLock { $0.failure.map { "--record: \(path): \($0)" } }
  }
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
