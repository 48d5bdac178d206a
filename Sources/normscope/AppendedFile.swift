import Foundation
import Synchronization

/// A new file that grows; what can't be written whole is not in it.
///
/// The first write that fails is the last.
final class AppendedFile: Sendable {
  private let path: String
  private let words: String
  private let descriptor: Int32
  /// The bytes that it starts with.
  private let start: Int
  private let state = Mutex(State())

  private struct State {
    /// The bytes in the file.
    var length = 0
    var failure: String?
  }

  /// Creates `path`, which must not exist, for the option `option`; exits with 1 where that fails.
  init(_ path: String, option: String, start: [UInt8]) throws {
    self.path = path
    words = "\(option): \(path)"
    self.start = start.count
    descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else {
      let error = SystemError()
      guard error.number != EEXIST else {
        throw Failure(message: "\(words) exists, and nothing is overwritten", status: 1)
      }
      throw Failure.ofFile(path, "make", error, option: option)
    }
    append(start, before: 0)
    if let failure {
      unlink(path)
      throw Failure(message: failure, status: 1)
    }
  }

  deinit { close(descriptor) }

  /// Adds `bytes`, which tell of `step`.
  func append(_ bytes: [UInt8], before step: Int) {
    state.withLock { state in
      guard state.failure == nil else { return }
      do {
        try writeAll(bytes, to: descriptor)
        state.length += bytes.count
      } catch {
        ftruncate(descriptor, off_t(state.length))
        state.failure = "\(words): ends before step \(step): \(error)"
      }
    }
  }

  /// Takes the file away again, of which nobody wants to know.
  func remove() { unlink(path) }

  /// Takes the file away again unless it has more than its start.
  func discard() {
    if state.withLock(\.length) <= start { remove() }
  }

  /// One line that says where the file ends too early and why; nil while it is whole.
  var failure: String? { state.withLock(\.failure) }
}
