import CElementwise
import NeuralNet
import Numerics

/// Grey images that are mostly black, as the pixels other than 0 and their places, image after image.
struct LitPixels: Sendable, Equatable {
  /// The most pixels of an image whose places can be told.
  static let mostInputs = 1 << 16

  private let inputs: Int
  /// Where the pixels of each image begin and, behind the last image's, where they end.
  private let starts: [Int]
  private let places: [UInt16]
  private let pixels: [UInt8]

  /// The `lit` pixels other than 0 of `count` images of `inputs` pixels each, one after the other.
  init(_ all: [UInt8], inputs: Int, count: Int, lit: Int) {
    var starts = [Int](repeating: 0, count: count + 1)
    var places = [UInt16](repeating: 0, count: lit)
    var pixels = [UInt8](repeating: 0, count: lit)
    pixels_find_lit(all, inputs, count, &starts, &places, &pixels)
    (self.inputs, self.starts, self.places, self.pixels) = (inputs, starts, places, pixels)
  }

  /// Images whose pixels begin at `starts`, with the lit ones and their places.
  private init(inputs: Int, starts: [Int], places: [UInt16], pixels: [UInt8]) {
    (self.inputs, self.starts, self.places, self.pixels) = (inputs, starts, places, pixels)
  }

  /// The first `count` images, of which there must be as many.
  func first(_ count: Int) -> LitPixels {
    let lit = starts[count]
    return LitPixels(
      inputs: inputs, starts: Array(starts.prefix(count + 1)), places: Array(places.prefix(lit)),
      pixels: Array(pixels.prefix(lit)))
  }

  /// `matrix` ← the images at `rows`, which must exist, one a row, with pixels scaled to 0…1.
  func gather(_ rows: UnsafeBufferPointer<Int>, into matrix: inout Inputs<Float>) {
    let count = rows.reduce(0) { $0 + starts[$1 + 1] - starts[$1] }
    matrix.writeSparse(rows: rows.count, columns: inputs, count: count) { starts, places, values in
      pixels_gather_lit(
        self.starts, self.places, pixels, rows.baseAddress, rows.count, inputs, starts, places,
        values)
    }
  }

  /// Brings the images at `rows`, which must exist, nearer to the processor.
  func prefetch(_ rows: ArraySlice<Int>) {
    rows.withUnsafeBufferPointer { rows in
      pixels_prefetch_lit(starts, places, pixels, rows.baseAddress, rows.count)
    }
  }

  /// All pixels of all images, black ones too.
  var all: [UInt8] {
    var all = [UInt8](repeating: 0, count: (starts.count - 1) * inputs)
    for image in 0..<starts.count - 1 {
      for i in starts[image]..<starts[image + 1] {
        all[image * inputs + Int(places[i])] = pixels[i]
      }
    }
    return all
  }
}
