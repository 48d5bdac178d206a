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
  /// What is done to the inputs of every batch, if anything.
  private var whitening: InputWhitening?

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
  }

  /// Points of `inputs` coordinates each, one after the other.
  ///
  /// Traps unless there are `inputs` coordinates for each label.
  package init(coordinates: [Float], labels: [UInt8], inputs: Int) {
    precondition(coordinates.count == labels.count * inputs, "each label needs one point")
    self.inputs = inputs
    self.labels = labels
    features = .coordinates(coordinates)
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
  /// Pixels are scaled to 0…1: each becomes the float nearest to pixel / 255. No index gives a
  /// batch of no rows; an index out of range traps. Whitened examples are whitened here, batch by
  /// batch, with one more product of examples × inputs × inputs.
  @specialized(where Indices == ArraySlice<Int>)
  package func batch<Indices: Collection<Int>>(_ indices: Indices) -> Batch {
    let rows = Array(indices)
    let labels = rows.map { row in
      precondition(row >= 0 && row < count, "there is no such example")
      return Int(self.labels[row])
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
    return Batch(inputs: whitening?.apply(matrix) ?? matrix, labels: labels)
  }
}
