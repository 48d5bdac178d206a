/// What stands at the front of a file in the IDX format.
struct IDXHeader: Sendable {
  /// What errors call the file.
  let name: String
  /// The extents, the number of examples first; all are positive.
  let dimensions: [Int]
  /// The product of `dimensions`: the bytes that should follow.
  let size: Int
  /// The bytes that can follow, given the length of the file: `size` or less.
  let mostBytes: Int

  /// Reads the front of `bytes`, raw or gzip'd, as that of a file of `rank` dimensions.
  init(_ bytes: UnsafeRawBufferPointer, name: String, rank: Int) throws(DatasetError) {
    var reader = try InflatingReader(bytes, file: name)
    try self.init(from: &reader, name: name, rank: rank)
  }

  /// Reads from the front on, and leaves the reader where the elements begin.
  init(from reader: inout InflatingReader, name: String, rank: Int) throws(DatasetError) {
    self.name = name
    dimensions = try Self.dimensions(from: &reader, name: name, rank: rank)
    size = try Self.product(of: dimensions, name: name)
    mostBytes = min(size, reader.mostBytesLeft)
  }

  /// Throws unless there is one label here for each image of another file.
  func expectLabels(of images: IDXHeader) throws(DatasetError) {
    let (count, labels) = (images.dimensions[0], dimensions[0])
    guard count == labels else {
      throw DatasetError(
        .countsDiffer(images: count, imagesFile: images.name, labels: labels), in: name)
    }
  }

  private static func dimensions(
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
      guard !overflow, next <= IDXFile.limit else {
        throw DatasetError(.tooLarge(dimensions: dimensions, limit: IDXFile.limit), in: name)
      }
      product = next
    }
    return product
  }

  private static func bigEndian(_ bytes: ArraySlice<UInt8>) -> UInt32 {
    bytes.reduce(0) { $0 << 8 | UInt32($1) }
  }
}
