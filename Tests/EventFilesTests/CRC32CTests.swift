import EventFiles
import Testing

struct CRC32CTests {
  private static let published: [([UInt8], UInt32)] = [
    ([], 0),
    (Array("123456789".utf8), 0xe306_9283),
    ([UInt8](repeating: 0, count: 32), 0x8a91_36aa),
    ([UInt8](repeating: 0xff, count: 32), 0x62a8_ab43),
    (Array(0..<32), 0x46dd_794e),
    (Array((0..<32).reversed()), 0x113f_db5c),
  ]

  /// The examples of RFC 3720, appendix B.4, and the check value of the catalogue of checksums.
  @Test(arguments: published)
  func agreesWithPublishedValues(bytes: [UInt8], checksum: UInt32) {
    #expect(CRC32C.checksum(bytes) == checksum)
  }

  @Test func dependsOnEveryByteWhereverItIs() {
    let bytes = (0..<41).map { UInt8($0) }
    for length in 0...bytes.count {
      let whole = Array(bytes.prefix(length))
      for place in whole.indices {
        var changed = whole
        changed[place] ^= 0x40
        #expect(CRC32C.checksum(changed) != CRC32C.checksum(whole))
      }
    }
  }

  /// The first 12 bytes of a file that PyTorch wrote: a length, and its checksum.
  @Test func masksAsEventFilesDo() {
    let length: [UInt8] = [0x48, 0, 0, 0, 0, 0, 0, 0]
    #expect(CRC32C.masked(CRC32C.checksum(length)) == 0x9d48_92fe)
  }
}
