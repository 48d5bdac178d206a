import CElementwise
import NeuralNet
import Numerics

/// Labelled examples in memory: an image takes one byte a pixel, a point four bytes a coordinate, a
/// label one byte.
package struct Examples: Sendable, Equatable {
  /// Numbers in each example: pixels of an image, coordinates of a point.
  package let inputs: Int
  /// The class of each example, counted from 0.
  package let labels: [UInt8]
  private let features: Features
  /// Whether images come sparse: whether few enough of all pixels are other than 0.
  private let isSparse: Bool
  /// What is done to the inputs of every batch, if anything.
  private var whitening: InputWhitening?

  /// The share of pixels other than 0 from which on images come dense.
  ///
  /// Measured with 784 pixels: sparse products with 50 to 1,000 units take 0.6 to 0.8 of the time of
  /// dense ones, gathering the pixels included, at a share of 0.3, and as long at 0.33 to 0.42. At
  /// MNIST's 0.13 it is 0.35 from 30 units on, and nothing is lost with 10.
  package static let sparseLimit = 0.3

  private enum Features: Sendable, Equatable {
    case pixels([UInt8])
    case coordinates([Float])
  }

  /// How many examples there are.
  package var count: Int { labels.count }

  /// Grey images of `inputs` pixels each, one after the other; 0 is black and 255 is white.
  ///
  /// Traps unless there are `inputs` pixels for each label.
  package init(pixels: [UInt8], labels: [UInt8], inputs: Int) {
    precondition(pixels.count == labels.count * inputs, "each label needs one image")
    self.inputs = inputs
    self.labels = labels
    features = .pixels(pixels)
    isSparse =
      Double(pixels_count_lit(pixels, pixels.count)) < Self.sparseLimit * Double(pixels.count)
  }

  /// Points of `inputs` coordinates each, one after the other.
  ///
  /// Traps unless there are `inputs` coordinates for each label.
  package init(coordinates: [Float], labels: [UInt8], inputs: Int) {
    precondition(coordinates.count == labels.count * inputs, "each label needs one point")
    self.inputs = inputs
    self.labels = labels
    features = .coordinates(coordinates)
    isSparse = false
  }

  /// The same examples, whitened when they are made into batches; in memory they stay as small as
  /// they are.
  func whitened(by whitening: InputWhitening) -> Examples {
    var copy = self
    copy.whitening = whitening
    return copy
  }

  /// The same examples as they are without whitening.
  package var unwhitened: Examples {
    var copy = self
    copy.whitening = nil
    return copy
  }

  /// The bytes of the inputs as they are in memory, without whitening.
  func withInputBytes(_ body: (UnsafeRawBufferPointer) -> Void) {
    switch features {
    case .pixels(let pixels): pixels.withUnsafeBytes(body)
    case .coordinates(let coordinates): coordinates.withUnsafeBytes(body)
    }
  }

  /// Brings the examples at `indices`, which must exist, nearer to the processor.
  ///
  /// For a batch that will be asked for soon: random rows of a large set are far away in memory.
  package func prefetch(_ indices: ArraySlice<Int>) {
    guard case .pixels(let pixels) = features else { return }
    indices.withUnsafeBufferPointer { rows in
      guard let first = rows.baseAddress else { return }
      pixels_prefetch(pixels, inputs, first, rows.count)
    }
  }

  /// The examples at `indices` (from 0, in this order, repetition allowed) as a batch.
  ///
  /// Pixels are scaled to 0…1: each becomes the float nearest to pixel / 255. Images are sparse where
  /// fewer than `sparseLimit` of all their pixels are other than 0. No index gives a batch of no
  /// rows; an index out of range traps. Whitened examples are whitened here, batch by batch, with one
  /// more product of examples × inputs × inputs, and dense.
  @specialized(where Indices == ArraySlice<Int>)
  package func batch<Indices: Collection<Int>>(_ indices: Indices) -> Batch {
    let rows = Array(indices)
    let labels = rows.map { row in
      precondition(row >= 0 && row < count, "there is no such example")
      return Int(self.labels[row])
    }
    if isSparse, whitening == nil, case .pixels(let pixels) = features {
      return Batch(inputs: .sparse(lit(pixels, rows)), labels: labels)
    }
    let matrix = Matrix<Float>(rows: rows.count, columns: inputs) { output in
      switch features {
      case .pixels(let pixels): pixels_gather(pixels, inputs, rows, rows.count, output)
      case .coordinates(let coordinates):
        for (i, row) in rows.enumerated() {
          for j in 0..<inputs { output[i * inputs + j] = coordinates[row * inputs + j] }
        }
      }
    }
    return Batch(inputs: .dense(whitening?.apply(matrix) ?? matrix), labels: labels)
  }

  /// The pixels of images other than 0, scaled to 0…1, one image a row.
  private func lit(_ pixels: [UInt8], _ rows: [Int]) -> SparseMatrix<Float> {
    let starts = [Int32](unsafeUninitializedCapacity: rows.count + 1) { starts, written in
      pixels_find_rows(pixels, inputs, rows, rows.count, starts.baseAddress)
      written = rows.count + 1
    }
    let count = Int(starts[rows.count])
    var values: [Float] = []
    let places = [Int32](unsafeUninitializedCapacity: count) { places, written in
      values = Array(count: count) { values in
        pixels_gather_lit(pixels, inputs, rows, rows.count, places.baseAddress, values)
      }
      written = count
    }
    return SparseMatrix(
      rows: rows.count, columns: inputs, starts: starts, places: places, values: values)
  }
}
