/// The contents of a file in the IDX format: unsigned bytes in one to three dimensions.
///
/// The format is two zero bytes, the code of the element type (8 for unsigned bytes), the number
/// of dimensions, each extent as a big-endian 32-bit integer, then the elements, last index
/// fastest [LeCun, Cortes & Burges, "The MNIST database"].
struct IDXFile: Sendable {
  /// What precedes the elements.
  let header: IDXHeader
  /// As many bytes as the header says.
  let elements: [UInt8]

  /// The most bytes that a file may hold, gzip'd or not, or claim to hold: 2 GiB.
  static let limit = 1 << 31

  /// Reads `bytes`, raw or gzip'd, as a file of `rank` dimensions.
  ///
  /// Memory is taken for what the bytes hold and never for what the header merely claims, and
  /// inflating ends with the last byte that it claims. Throws when the file doesn't follow the
  /// format, or isn't exactly as long as its header says.
  init(_ bytes: UnsafeRawBufferPointer, name: String, rank: Int) throws(DatasetError) {
    var reader = try InflatingReader(bytes, file: name)
    header = try IDXHeader(from: &reader, name: name, rank: rank)
    elements = try reader.read(header.size)
    guard elements.count == header.size else {
      throw DatasetError(
        .payloadTooShort(expected: header.size, found: elements.count), in: name)
    }
    let excess = try reader.countLeft()
    guard excess == 0 else {
      throw DatasetError(
        .payloadTooLong(expected: header.size, atLeast: header.size + excess), in: name)
    }
  }
}
