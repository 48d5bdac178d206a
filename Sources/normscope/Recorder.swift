import Foundation
import Interchange
import Synchronization
import Telemetry

/// Writes a recording line by line, as things happen.
///
/// A disk that is full ends the recording and not the run.
final class Recorder: Sendable {
  private let file: Mutex<FileHandle?>

  /// Creates `path`, which must not exist, and writes the header; exits with 1 where that fails.
  init(file path: String, options: [String: String]) throws {
    do {
      let url = URL(filePath: path)
      let header = Recording.header(options: options) + "\n"
      try Data(header.utf8).write(to: url, options: .withoutOverwriting)
      let handle = try FileHandle(forWritingTo: url)
      try handle.seekToEnd()
      file = Mutex(handle)
    } catch {
      throw Failure(message: "--record: \(path): \(error.localizedDescription)", status: 1)
    }
  }

  /// Adds a command, if it is of those that are recorded.
  func write(_ command: StampedCommand) {
    guard let line = Recording.line(command) else { return }
    file.withLock { handle in
      do { try handle?.write(contentsOf: Data((line + "\n").utf8)) } catch { handle = nil }
    }
  }
}
