/// The checksum CRC-32C, with the polynomial 0x1EDC6F41.
///
/// [Castagnoli, Bräuer and Herrmann 1993; RFC 3720, appendix B.4]
package enum CRC32C {
  /// The checksum of `bytes`, 0 for none; eight bytes at a time by tables (slicing-by-8).
  package static func checksum(_ bytes: UnsafeRawBufferPointer) -> UInt32 {
    tables.withUnsafeBufferPointer { tables in
      var crc: UInt32 = 0xffff_ffff
      var place = 0
      while place + 8 <= bytes.count {
        let word = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self))
        let mixed = word ^ UInt64(crc)
        crc = 0
        for byte in 0..<8 {
          let index = Int(truncatingIfNeeded: mixed >> UInt64(8 * byte)) & 0xff
          crc ^= tables[256 * (7 - byte) + index]
        }
        place += 8
      }
      for byte in bytes[place...] { crc = crc >> 8 ^ tables[Int((crc ^ UInt32(byte)) & 0xff)] }
      return ~crc
    }
  }

  /// The checksum of `bytes`, 0 for none.
  package static func checksum(_ bytes: [UInt8]) -> UInt32 {
    bytes.withUnsafeBytes { checksum($0) }
  }

  /// The checksum as TFRecord files hold it: rotated and displaced, so that the checksum of data that
  /// hold their own checksum keeps its worth.
  package static func masked(_ checksum: UInt32) -> UInt32 {
    (checksum >> 15 | checksum << 17) &+ 0xa282_ead8
  }

  /// Table k: what a byte adds that k other bytes follow.
  private static let tables: [UInt32] = {
    var tables = [UInt32](repeating: 0, count: 8 * 256)
    for byte in 0..<256 {
      var crc = UInt32(byte)
      for _ in 0..<8 { crc = crc & 1 == 0 ? crc >> 1 : crc >> 1 ^ 0x82f6_3b78 }
      tables[byte] = crc
    }
    for index in 256..<tables.count {
      let before = tables[index - 256]
      tables[index] = before >> 8 ^ tables[Int(before & 0xff)]
    }
    return tables
  }()
}
