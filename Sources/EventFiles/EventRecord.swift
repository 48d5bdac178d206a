import Foundation
import SwiftProtobuf

/// A record of an event file: its length, its data, and a checksum of each [TFRecord].
package enum EventRecord {
  /// The bytes of a record of `event`.
  package static func bytes(of event: TBEvent) -> [UInt8] {
    // A message of ours has nothing that can't be written.
    bytes(of: (try? event.serializedBytes()) ?? [])
  }

  /// The bytes of a record of `data`.
  package static func bytes(of data: [UInt8]) -> [UInt8] {
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
