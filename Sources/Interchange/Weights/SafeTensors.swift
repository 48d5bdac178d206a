package import Foundation

/// Named tensors and words about them, as a safetensors file has them.
///
/// The file is the length of a header (8 bytes, little endian), the header, which is a JSON object of
/// `"name":{"dtype":"F32","shape":[100,784],"data_offsets":[0,313600]}` and `"__metadata__":{…}` of
/// strings, and the bytes of the tensors, row by row, little endian, without gaps.
package struct SafeTensors: Equatable, Sendable {
  /// The numbers of a tensor.
  package enum Elements: Equatable, Sendable {
    /// 32-bit floating-point numbers, `F32`.
    case float([Float])
    /// 64-bit integers, `I64`.
    case integer([Int64])

    /// How many numbers.
    var count: Int {
      switch self {
      case .float(let numbers): numbers.count
      case .integer(let numbers): numbers.count
      }
    }

    /// The bytes of one of them.
    var width: Int {
      switch self {
      case .float: 4
      case .integer: 8
      }
    }

    /// The name of their type in a file.
    var type: String {
      switch self {
      case .float: "F32"
      case .integer: "I64"
      }
    }
  }

  /// An array of numbers of any rank.
  package struct Tensor: Equatable, Sendable {
    /// The extents, the slowest first; none for a single number.
    package let shape: [Int]
    /// As many numbers as the product of the extents.
    package let elements: Elements

    /// A tensor of 32-bit floating-point numbers.
    package init(_ numbers: [Float], shape: [Int]) {
      self.init(.float(numbers), shape: shape)
    }

    /// A tensor of numbers, as many as the product of the extents is.
    init(_ elements: Elements, shape: [Int]) {
      precondition(shape.reduce(1, *) == elements.count, "a tensor is as large as its shape says")
      self.shape = shape
      self.elements = elements
    }
  }

  /// The tensors by name.
  package var tensors: [String: Tensor]
  /// Words by name.
  package var metadata: [String: String]

  /// The given tensors and words.
  package init(_ tensors: [String: Tensor], metadata: [String: String] = [:]) {
    self.tensors = tensors
    self.metadata = metadata
  }
}

extension SafeTensors {
  /// The bytes of a file; those with the largest numbers come first, so that all are aligned.
  package var bytes: Data {
    let sorted = tensors.sorted {
      ($1.value.elements.width, $0.key) < ($0.value.elements.width, $1.key)
    }
    var (entries, data): ([String: HeaderEntry], Data) = ([:], Data())
    for (name, tensor) in sorted {
      let start = data.count
      switch tensor.elements {
      case .float(let numbers): data += Data(littleEndian: numbers.map(\.bitPattern))
      case .integer(let numbers): data += Data(littleEndian: numbers)
      }
      entries[name] = HeaderEntry(
        dtype: tensor.elements.type, shape: tensor.shape, dataOffsets: [start, data.count])
    }
    var header = Data(lineOfJSON(Header(metadata: metadata, entries: entries)).utf8)
    // Spaces behind the header keep the numbers aligned.
    header.append(Data(repeating: 0x20, count: -header.count & 7))
    return Data(littleEndian: [UInt64(header.count)]) + header + data
  }
}

/// Why a file is not what it should be, in one line.
package struct SafeTensorsError: Error, Equatable, CustomStringConvertible {
  /// The line, without the name of the file.
  package let description: String

  init(_ description: String) { self.description = description }
}
