import Foundation
import Numerics

/// What there is at a path, symbolic links followed.
enum FileKind {
  /// A file with `size` bytes.
  case regular(size: Int)
  /// A directory.
  case directory
  /// Nothing, or a link to nothing.
  case missing
  /// A pipe, a device, a socket.
  case other
  /// The system doesn't tell, for this reason.
  case unknown(reason: String)

  /// What there is at `path` now.
  init(path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else {
      self = errno == ENOENT ? .missing : .unknown(reason: systemReason())
      return
    }
    switch status.st_mode & S_IFMT {
    case S_IFREG: self = .regular(size: Int(status.st_size))
    case S_IFDIR: self = .directory
    default: self = .other
    }
  }
}

/// The bytes of the regular file at `path`, at most `limit`; `name` is what errors call it.
///
/// Throws `unreadable` for anything but a regular file, one that is larger, and failing reads, and
/// `noRoom` where there is no memory for it.
func contents(ofFile path: String, name: String, limit: Int) throws(DatasetError) -> [UInt8] {
  func unreadable(_ reason: String) -> DatasetError {
    DatasetError(.unreadable(reason: reason), in: name)
  }
  let size: Int
  switch FileKind(path: path) {
  case .regular(let bytes) where bytes > limit:
    throw unreadable("\(bytes) bytes, more than the limit of \(limit)")
  case .regular(let bytes): size = bytes
  case .directory: throw unreadable("it is a directory")
  case .missing: throw unreadable("no such file")
  case .other: throw unreadable("it is no regular file")
  case .unknown(let reason): throw unreadable(reason)
  }
  guard hasRoom(for: size) else { throw DatasetError(.noRoom(bytes: size), in: name) }
  guard let file = fopen(path, "rb") else { throw unreadable(systemReason()) }
  defer { fclose(file) }
  let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
    count = buffer.isEmpty ? 0 : fread(buffer.baseAddress, 1, size, file)
  }
  guard ferror(file) == 0 else { throw unreadable(systemReason()) }
  return bytes
}

private func systemReason() -> String { String(cString: strerror(errno)) }
