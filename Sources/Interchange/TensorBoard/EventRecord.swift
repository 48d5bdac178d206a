import Foundation
import SwiftProtobuf

/// A record of an event file: its length, its data, and a checksum of each [TFRecord].
enum EventRecord {
  /// The bytes of a record of `event`.
  static func bytes(of event: TBEvent) -> [UInt8] {
    // A message of ours has nothing that can't be written.
    let data: [UInt8] = (try? event.serializedBytes()) ?? []
    let length = bytes(of: UInt64(data.count))
    return length + checksum(of: length) + data + checksum(of: data)
  }

  private static func checksum(of bytes: [UInt8]) -> [UInt8] {
    self.bytes(of: CRC32C.masked(CRC32C.checksum(bytes)))
  }

  private static func bytes(of number: some FixedWidthInteger) -> [UInt8] {
    withUnsafeBytes(of: number.littleEndian) { Array($0) }
  }
}
