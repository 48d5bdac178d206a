import Foundation
import Interchange
import Testing

/// safetensors files, and what is none.
@Suite struct SafeTensorsTests {
  static let sample = SafeTensors(
    [
      "0.weight": .init([1, -2.5, 3, .leastNonzeroMagnitude, 5, 6], shape: [2, 3]),
      "0.bias": .init([0.5, .pi], shape: [2]), "alone": .init([7], shape: []),
      "none": .init([], shape: [0, 4]),
    ], metadata: ["step": "3", "words": "a \"b\"\nü"])

  /// A file with this header and so many bytes behind it.
  static func file(_ header: String, data: Int = 0) -> Data {
    let header = Data(header.utf8)
    let length = withUnsafeBytes(of: UInt64(header.count).littleEndian) { Data($0) }
    return length + header + Data(repeating: 0, count: data)
  }

  @Test func areReadAsTheyWereWritten() throws {
    let bytes = Self.sample.bytes
    #expect(try SafeTensors(bytes) == Self.sample)
    // Also as a part of something longer.
    let longer = Data([1, 2, 3]) + bytes
    #expect(try SafeTensors(longer[3...]) == Self.sample)
    #expect(try SafeTensors(SafeTensors([:]).bytes) == SafeTensors([:]))
  }

  @Test func numbersAreAligned() throws {
    let bytes = Self.sample.bytes
    #expect(bytes[0] % 8 == 0 && bytes[1...7].allSatisfy { $0 < 2 })
    #expect(bytes[8] == UInt8(ascii: "{"))
  }

  private static let faults: [(Data, String)] = [
    (Data(), "found 0 bytes"), (Data([1, 2, 3]), "found 3 bytes"),
    (Data(repeating: 255, count: 100), "at most 1048576 bytes, found 18446744073709551615"),
    (Data([16, 0, 0, 0, 0, 0, 0, 0, 123]), "expected a header of 16 bytes, found 1"),
    (file("[]"), "expected a header with"), (file("{\"a\":3}"), "expected a header with"),
    (file("{\"__metadata__\":{\"a\":3}}"), "expected a header with"),
    (file(String(repeating: "[", count: 100_000)), "expected a header with"),
    (
      file(#"{"a":{"dtype":"F16","shape":[1],"data_offsets":[0,2]}}"#, data: 2),
      "a: expected numbers of type F32, found F16"
    ),
    (
      file(#"{"a":{"dtype":"F32","shape":[-1],"data_offsets":[0,4]}}"#, data: 4),
      "a: its shape [-1] is impossible"
    ),
    (
      file(
        #"{"a":{"dtype":"F32","shape":[4294967296,4294967296],"data_offsets":[0,4]}}"#, data: 4),
      "impossible"
    ),
    (
      file(#"{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,4]}}"#, data: 4),
      "a: expected 8 bytes, found the place 0…4"
    ),
    (file(#"{"a":{"dtype":"F32","shape":[1],"data_offsets":[4,0]}}"#, data: 4), "expected 4 bytes"),
    (file(#"{"a":{"dtype":"F32","shape":[1],"data_offsets":[-4,0]}}"#, data: 4), "expected 4 b"),
    (file(#"{"a":{"dtype":"F32","shape":[0],"data_offsets":[]}}"#), "expected 0 bytes"),
    (
      file(
        #"{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"#
          + #""b":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}"#, data: 4),
      "b: its place 0…4 overlaps another tensor"
    ),
    (
      file(#"{"a":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}"#, data: 8),
      "a: its place 4…8 leaves a gap before it"
    ),
    (
      file(#"{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}"#, data: 7),
      "a: expected 8 bytes behind the header, found 7"
    ),
    (
      file(#"{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}"#, data: 5),
      "expected 4 bytes behind the header, found 5"
    ),
    (
      file(
        #"{"a":{"dtype":"F32","shape":[1152921504606846976],"#
          + #""data_offsets":[0,4611686018427387904]}}"#, data: 4),
      "expected 4611686018427387904 bytes behind the header, found 4"
    ),
  ]

  @Test(arguments: faults) func saysWhatIsWrong(_ file: Data, _ words: String) {
    let error = #expect(throws: SafeTensorsError.self) { try SafeTensors(file) }
    let text = error?.description ?? ""
    #expect(text.contains(words) && !text.contains("\n") && text.count < 200, "\(text)")
  }
}
