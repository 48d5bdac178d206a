import Foundation
import SwiftProtobuf

/// The events of one file that TensorBoard's writers make, read as they come.
///
/// A file is a sequence of records: the length of the data in 8 bytes, its masked CRC-32C in 4, the
/// data, their masked CRC-32C, all little-endian. Only a part of the file is in memory at a time.
package struct EventFile: ~Copyable {
  /// Records of more bytes than this are passed over; no histogram is as large.
  static let longestRecord = 64 << 20
  private static let chunk = 1 << 20

  private let descriptor: Int32
  /// The file itself, whatever it is called meanwhile.
  package let identity: Identity
  /// What was read of the file and not used yet, from `start` on.
  private var buffer: [UInt8] = []
  private var start = 0
  /// Where in the file the buffer ends.
  private var place = 0
  /// What is wrong with the rest of the file, from which nothing is read any more; nil if nothing is.
  package private(set) var damage: String?

  /// Opens a file to read from the record on that begins at `position`; throws where that can't be.
  package init(path: String, from position: Int) throws(EventFileError) {
    (descriptor, identity) = try Self.open(path)
    place = position
  }

  private static func open(_ path: String) throws(EventFileError) -> (Int32, Identity) {
    // A pipe must not keep whoever opens it waiting.
    let descriptor = Foundation.open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw EventFileError(number: errno) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      close(descriptor)
      throw EventFileError(number: EINVAL)
    }
    return (descriptor, Identity(status))
  }

  deinit { close(descriptor) }

  /// Where the first record begins that was not read.
  package var position: Int { place - (buffer.count - start) }

  /// The next event; nil where the rest of it is not there yet, or never will be for `damage`.
  package mutating func next() -> LoggedEvent? {
    while let record = nextRecord() {
      // The checksum was right: one record that is written wrongly says nothing of others.
      if let event = Self.event(record) { return event }
    }
    return nil
  }

  private static func event(_ record: ArraySlice<UInt8>) -> LoggedEvent? {
    var options = BinaryDecodingOptions()
    options.discardUnknownFields = true
    return (try? TBEvent(serializedBytes: [UInt8](record), options: options)).map {
      LoggedEvent($0)
    }
  }

  /// The data of the next record.
  private mutating func nextRecord() -> ArraySlice<UInt8>? {
    while damage == nil {
      guard has(12) else { return nil }
      let header = number(UInt64.self, at: 0)
      guard number(UInt32.self, at: 8) == checksum(0..<8) else {
        return stop("the length of a record is not what its checksum says")
      }
      guard header <= UInt64(Self.longestRecord) else {
        guard skip(header) else { return nil }
        continue
      }
      let length = Int(header)
      guard has(16 + length) else { return nil }
      guard number(UInt32.self, at: 12 + length) == checksum(12..<12 + length) else {
        return stop("a record is not what its checksum says")
      }
      defer { start += 16 + length }
      return buffer[start + 12..<start + 12 + length]
    }
    return nil
  }

  private mutating func stop(_ reason: String) -> ArraySlice<UInt8>? {
    damage = "\(reason), at byte \(position)"
    return nil
  }

  /// Goes on behind a record of so many bytes of data, if all of it is there.
  private mutating func skip(_ length: UInt64) -> Bool {
    var status = stat()
    let begin = position
    guard fstat(descriptor, &status) == 0, length < 1 << 60,
      Int(status.st_size) >= begin + 16 + Int(length)
    else { return false }
    buffer = []
    (start, place) = (0, begin + 16 + Int(length))
    return true
  }

  /// Whether there are `count` bytes from `start` on; reads what is missing.
  private mutating func has(_ count: Int) -> Bool {
    while buffer.count - start < count {
      let wanted = max(Self.chunk, count - (buffer.count - start))
      buffer.removeSubrange(..<start)
      start = 0
      let old = buffer.count
      buffer.append(contentsOf: repeatElement(0, count: wanted))
      let read = buffer.withUnsafeMutableBytes { bytes in
        pread(descriptor, bytes.baseAddress.map { $0 + old }, wanted, off_t(place))
      }
      buffer.removeLast(wanted - max(0, read))
      guard read > 0 else { return false }
      place += read
    }
    return true
  }

  private func number<Number: FixedWidthInteger>(_: Number.Type, at offset: Int) -> Number {
    buffer.withUnsafeBytes {
      Number(littleEndian: $0.loadUnaligned(fromByteOffset: start + offset, as: Number.self))
    }
  }

  private func checksum(_ range: Range<Int>) -> UInt32 {
    buffer.withUnsafeBytes { bytes in
      let part = bytes[start + range.lowerBound..<start + range.upperBound]
      return CRC32C.masked(CRC32C.checksum(UnsafeRawBufferPointer(rebasing: part)))
    }
  }
}

extension EventFile {
  /// What tells a file or folder from all others, whatever it is called.
  package struct Identity: Sendable, Hashable {
    private let device: UInt64, number: UInt64

    fileprivate init(_ status: stat) {
      (device, number) = (UInt64(truncatingIfNeeded: status.st_dev), UInt64(status.st_ino))
    }
  }

  /// Which file or folder is at `path`; nil where there is none.
  package static func identity(at path: String) -> Identity? {
    var status = stat()
    return stat(path, &status) == 0 ? Identity(status) : nil
  }

  /// The bytes in the file at `path`, if it still is the one of that identity.
  package static func length(at path: String, of identity: Identity) -> Int? {
    var status = stat()
    guard stat(path, &status) == 0, Identity(status) == identity else { return nil }
    return Int(status.st_size)
  }
}

extension EventFile {
  /// The last event of the file at `path` that is all there; nil where none begins in its last
  /// `reach` bytes.
  package static func last(at path: String, reach: Int = 1 << 20) -> LoggedEvent? {
    guard let identity = identity(at: path), let size = length(at: path, of: identity),
      var file = try? EventFile(path: path, from: max(0, size - reach))
    else { return nil }
    _ = file.has(min(reach, size))
    for start in stride(from: file.buffer.count - 16, through: 0, by: -1) {
      (file.start, file.damage) = (start, nil)
      let rest = UInt64(file.buffer.count - start - 16)
      // Of what is there nothing more is read, so that the buffer stays as it is.
      if file.number(UInt64.self, at: 0) <= rest, let record = file.nextRecord(),
        let event = event(record)
      {
        return event
      }
    }
    return nil
  }
}

/// Why a file can't be opened.
package struct EventFileError: Error, Equatable {
  /// The number that the system gives the reason, as `ENOENT`.
  package let number: Int32
}
