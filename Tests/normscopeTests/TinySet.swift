import Foundation

/// A data set of IDX files so small that a step costs next to nothing.
enum TinySet {
  /// Writes 12 training and 6 test images of 2 × 2 pixels in 2 classes into a new directory.
  static func write(to directory: URL) throws {
    try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: false)
    for (name, count) in [("train", 12), ("t10k", 6)] {
      let labels = (0..<count).map { UInt8($0 % 2) }
      let pixels = labels.flatMap { label -> [UInt8] in
        label == 0 ? [255, 40, 0, 10] : [0, 60, 255, 30]
      }
      let files = [
        ("\(name)-images-idx3-ubyte", idx([count, 2, 2], pixels)),
        ("\(name)-labels-idx1-ubyte", idx([count], labels)),
      ]
      for (file, bytes) in files { try Data(bytes).write(to: directory.appending(path: file)) }
    }
  }

  private static func idx(_ extents: [Int], _ elements: [UInt8]) -> [UInt8] {
    [0, 0, 8, UInt8(extents.count)] + extents.flatMap { [0, 0, 0, UInt8($0)] } + elements
  }
}
