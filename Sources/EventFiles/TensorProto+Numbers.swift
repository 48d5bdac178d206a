import Foundation

extension TBTensorProto {
  /// The number, of a tensor of `FLOAT` or `DOUBLE` that has no dimensions.
  var scalar: Double? {
    guard tensorShape.dim.isEmpty else { return nil }
    return switch dtype {
    case .dtFloat: floats.count == 1 ? Double(floats[0]) : nil
    case .dtDouble: doubles?.first
    default: nil
    }
  }

  /// The numbers of a tensor of `FLOAT`, wherever they stand.
  var floats: [Float] { tensorContent.isEmpty ? floatVal : Self.numbers(tensorContent) }

  /// The numbers of a tensor of `DOUBLE` or `FLOAT`, wherever they stand; nil of another one.
  var doubles: [Double]? {
    switch dtype {
    case .dtDouble: tensorContent.isEmpty ? doubleVal : Self.numbers(tensorContent)
    case .dtFloat: floats.map { Double($0) }
    default: nil
    }
  }

  /// Little-endian numbers one behind the other; what does not fill the last one is left out.
  private static func numbers<Number: BitwiseCopyable>(_ data: Data) -> [Number] {
    data.withUnsafeBytes { bytes in
      let size = MemoryLayout<Number>.size
      return (0..<bytes.count / size).map {
        bytes.loadUnaligned(fromByteOffset: size * $0, as: Number.self)
      }
    }
  }
}
