/// The contents of a file in the IDX format: unsigned bytes in one to three dimensions.
///
/// The format is two zero bytes, the code of the element type (8 for unsigned bytes), the number
/// of dimensions, each extent as a big-endian 32-bit integer, then the elements, last index
/// fastest [LeCun, Cortes & Burges, "The MNIST database"].
struct IDXFile: Sendable {
  /// What errors call the file.
  let name: String
  /// The extents, the number of examples first; all are positive.
  let dimensions: [Int]
  /// As many bytes as the product of `dimensions`.
  let elements: [UInt8]

  /// The number of examples.
  var count: Int { dimensions[0] }

  /// The most bytes that a file may hold, gzip'd or not, or claim to hold: 2 GiB.
  static let limit = 1 << 31

  /// Reads `bytes`, raw or gzip'd, as a file of `rank` dimensions.
  ///
  /// Memory is taken for what the bytes hold and never for what the header merely claims, and
  /// inflating ends with the last byte that it claims. Throws when the file doesn't follow the
  /// format, or isn't exactly as long as its header says.
  init(_ bytes: UnsafeRawBufferPointer, name: String, rank: Int) throws(DatasetError) {
    var reader = try InflatingReader(bytes, file: name)
    let dimensions = try Self.header(from: &reader, name: name, rank: rank)
    let expected = try Self.product(of: dimensions, name: name)
    let elements = try reader.read(expected)
    guard elements.count == expected else {
      throw DatasetError(.payloadTooShort(expected: expected, found: elements.count), in: name)
    }
    let excess = try reader.countLeft()
    guard excess == 0 else {
      throw DatasetError(.payloadTooLong(expected: expected, atLeast: expected + excess), in: name)
    }
    self.name = name
    self.dimensions = dimensions
    self.elements = elements
  }

  private static func header(
    from reader: inout InflatingReader, name: String, rank: Int
  ) throws(DatasetError) -> [Int] {
    let length = 4 + 4 * rank
    let magic = try reader.read(4)
    guard magic.count == 4 else {
      throw DatasetError(.truncatedHeader(expected: length, found: magic.count), in: name)
    }
    guard magic[0] == 0, magic[1] == 0 else {
      let expected = 0x0800 + UInt32(rank)
      throw DatasetError(.wrongMagic(expected: expected, found: bigEndian(magic[...])), in: name)
    }
    guard magic[2] == 0x08 else {
      throw DatasetError(.wrongElementType(found: magic[2]), in: name)
    }
    guard magic[3] == rank else {
      throw DatasetError(.wrongDimensions(expected: rank, found: Int(magic[3])), in: name)
    }
    let extents = try reader.read(4 * rank)
    guard extents.count == 4 * rank else {
      throw DatasetError(.truncatedHeader(expected: length, found: 4 + extents.count), in: name)
    }
    return (0..<rank).map { Int(bigEndian(extents[4 * $0..<4 * $0 + 4])) }
  }

  private static func product(of dimensions: [Int], name: String) throws(DatasetError) -> Int {
    guard dimensions[0] > 0 else { throw DatasetError(.noExamples, in: name) }
    if dimensions.contains(0) {
      let size = ImageSize(height: dimensions[1], width: dimensions[2])
      throw DatasetError(.noPixels(size), in: name)
    }
    var product = 1
    for extent in dimensions {
      let (next, overflow) = product.multipliedReportingOverflow(by: extent)
      guard !overflow, next <= limit else {
        throw DatasetError(.tooLarge(dimensions: dimensions, limit: limit), in: name)
      }
      product = next
    }
    return product
  }

  private static func bigEndian(_ bytes: ArraySlice<UInt8>) -> UInt32 {
    bytes.reduce(0) { $0 << 8 | UInt32($1) }
  }
}
