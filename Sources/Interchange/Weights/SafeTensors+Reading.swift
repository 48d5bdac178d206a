package import Foundation
import Training

extension SafeTensors {
  /// The most bytes of a header.
  private static let headerLimit = 1 << 20

  /// Reads the bytes of a file; throws what is wrong with them first.
  ///
  /// Nothing in it is taken at its word: the header has to fit into the file, every tensor has to be as
  /// long as its shape and type say, and all together have to fill the rest of the file without gaps and
  /// overlaps, as the format wants it. Types are `F32` and `I64`.
  package init(_ file: Data) throws(SafeTensorsError) { try self.init(file) { _ in } }

  /// The same; `expect` is told what the header says of every tensor before any number is read, and may
  /// throw.
  init(
    _ file: Data, expect: ([String: HeaderEntry]) throws(SafeTensorsError) -> Void
  ) throws(SafeTensorsError) {
    let file = file.startIndex == 0 ? file : Data(file)
    guard file.count >= 8 else {
      throw SafeTensorsError("expected a safetensors file, found \(file.count) bytes")
    }
    let length = file.withUnsafeBytes {
      UInt64(littleEndian: $0.loadUnaligned(as: UInt64.self))
    }
    guard length <= Self.headerLimit else {
      throw SafeTensorsError(
        "expected a safetensors file with a header of at most \(Self.headerLimit) bytes, "
          + "found \(length)")
    }
    let start = 8 + Int(length)
    guard start <= file.count else {
      throw SafeTensorsError(
        "expected a header of \(length) bytes, found \(file.count - 8): the file was cut off")
    }
    guard let header = try? JSONDecoder().decode(Header.self, from: file[8..<start]) else {
      throw SafeTensorsError("expected a header with the type, shape and place of every tensor")
    }
    let entries = header.entries.sorted {
      ($0.value.start, $0.value.end, $0.key) < ($1.value.start, $1.value.end, $1.key)
    }
    var end = 0
    for (name, entry) in entries {
      let size = try entry.size(of: name.quotable)
      guard entry.dataOffsets.count == 2, entry.start >= 0, entry.end >= entry.start,
        entry.end - entry.start == size
      else {
        throw SafeTensorsError(
          "\(name.quotable): expected \(size) bytes, found the place \(entry.place)")
      }
      guard entry.start == end else {
        let what = entry.start < end ? "overlaps another tensor" : "leaves a gap before it"
        throw SafeTensorsError("\(name.quotable): its place \(entry.place) \(what)")
      }
      end = entry.end
      guard end <= file.count - start else {
        throw SafeTensorsError(
          "\(name.quotable): expected \(end) bytes behind the header, found "
            + "\(file.count - start): the file was cut off")
      }
    }
    guard end == file.count - start else {
      throw SafeTensorsError(
        "expected \(end) bytes behind the header, found \(file.count - start)")
    }
    try expect(header.entries)
    metadata = header.metadata
    tensors = header.entries.mapValues { entry in
      Tensor(
        entry.elements(in: file[(start + entry.start)..<(start + entry.end)]), shape: entry.shape)
    }
  }
}

extension SafeTensors.HeaderEntry {
  var start: Int { dataOffsets.first ?? 0 }
  var end: Int { dataOffsets.last ?? 0 }

  /// The place, for a line of words.
  fileprivate var place: String {
    "\(dataOffsets.prefix(3).map { "\($0)" }.joined(separator: "…"))".quotable
  }

  /// The bytes that the tensor called `name` has by its shape and its type; throws where it can't have
  /// such.
  fileprivate func size(of name: String) throws(SafeTensorsError) -> Int {
    let width = ["F32": 4, "I64": 8][dtype]
    guard var size = width else {
      throw SafeTensorsError("\(name): expected numbers of type F32, found \(dtype.quotable)")
    }
    for extent in shape {
      let (product, overflows) = size.multipliedReportingOverflow(by: extent)
      guard extent >= 0, !overflows else {
        throw SafeTensorsError(
          "\(name): its shape \("\(shape.prefix(8))".quotable) is impossible")
      }
      size = product
    }
    return size
  }

  /// The numbers in `bytes`, as many as there are.
  fileprivate func elements(in bytes: Data) -> SafeTensors.Elements {
    bytes.withUnsafeBytes { bytes in
      if dtype == "I64" {
        return .integer(
          (0..<bytes.count / 8).map {
            Int64(littleEndian: bytes.loadUnaligned(fromByteOffset: 8 * $0, as: Int64.self))
          })
      }
      return .float(
        (0..<bytes.count / 4).map {
          let bits = bytes.loadUnaligned(fromByteOffset: 4 * $0, as: UInt32.self)
          return Float(bitPattern: UInt32(littleEndian: bits))
        })
    }
  }
}
