import CZlib
import Datasets
import Foundation
import NeuralNet
import Testing

/// The bytes of the four files of a small set, to be spoiled and written.
struct SampleSet: Sendable {
  static let trainImages = "train-images-idx3-ubyte"
  static let trainLabels = "train-labels-idx1-ubyte"
  static let testImages = "t10k-images-idx3-ubyte"
  static let testLabels = "t10k-labels-idx1-ubyte"

  /// File name to contents.
  var files: [String: [UInt8]]

  /// 12 training and 6 test images of `height` × `width`; pixels vary and labels take turns.
  init(height: Int = 5, width: Int = 3, classes: Int = 3) {
    let count = max(12, classes)
    files = [
      Self.trainImages: idx([count, height, width], Self.pixels(count * height * width)),
      Self.trainLabels: idx([count], Self.labels(count, classes)),
      Self.testImages: idx([6, height, width], Self.pixels(6 * height * width)),
      Self.testLabels: idx([6], Self.labels(6, classes)),
    ]
  }

  /// Pixels of which the first 256 are all different.
  static func pixels(_ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 37 &+ $0 >> 8) }
  }

  static func labels(_ count: Int, _ classes: Int) -> [UInt8] {
    (0..<count).map { UInt8($0 % classes) }
  }

  /// Reads the set back from a directory named `name` in a temporary place that is removed then.
  func load(from name: String = "sample") throws -> Dataset {
    try withTemporaryDirectory { temporary in
      let directory = temporary.appending(path: name)
      try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: false)
      for (name, bytes) in files { try Data(bytes).write(to: directory.appending(path: name)) }
      return try Dataset.load(directory: directory.path(percentEncoded: false))
    }
  }

  /// The error that reading the set back throws; an issue and nil if it doesn't.
  func loadError() -> DatasetError? { #expect(throws: DatasetError.self) { try load() } }

  /// Replaces the file `name` by its gzip'd form, under the name with `.gz`.
  mutating func compress(_ name: String) {
    files[name + ".gz"] = files.removeValue(forKey: name).map { gzipped($0) }
  }
}

/// An IDX file of unsigned bytes, or of the element type with another `code`.
func idx(_ dimensions: [Int], _ elements: [UInt8], code: UInt8 = 8) -> [UInt8] {
  let extents = dimensions.flatMap { extent in
    [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: extent >> $0) }
  }
  return [0, 0, code, UInt8(dimensions.count)] + extents + elements
}

/// `bytes` as one member in the gzip format; at level 0 it holds the bytes as they are.
func gzipped(_ bytes: [UInt8], level: Int32 = 9) -> [UInt8] {
  var input = bytes
  var stream = z_stream()
  let size = Int32(MemoryLayout<z_stream>.size)
  return withUnsafeMutablePointer(to: &stream) { stream in
    deflateInit2_(
      stream, level, Z_DEFLATED, 16 + MAX_WBITS, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION, size)
    defer { deflateEnd(stream) }
    let most = Int(deflateBound(stream, uLong(bytes.count)))
    return [UInt8](unsafeUninitializedCapacity: most) { output, written in
      input.withUnsafeMutableBufferPointer { input in
        stream.pointee.next_in = input.baseAddress
        stream.pointee.avail_in = uInt(input.count)
        stream.pointee.next_out = output.baseAddress
        stream.pointee.avail_out = uInt(most)
        #expect(deflate(stream, Z_FINISH) == Z_STREAM_END)
      }
      written = most - Int(stream.pointee.avail_out)
    }
  }
}

/// Calls `body` with a fresh directory and removes it afterwards.
func withTemporaryDirectory<Value>(_ body: (URL) throws -> Value) throws -> Value {
  let directory = FileManager.default.temporaryDirectory
    .appending(path: "normscope-\(UUID().uuidString)")
  try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: false)
  defer { try? FileManager.default.removeItem(at: directory) }
  return try body(directory)
}
