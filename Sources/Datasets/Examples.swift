import CElementwise
package import NeuralNet
import Numerics

/// Labelled examples in memory: an image takes one byte a pixel, or three bytes a pixel that is not
/// black where most are; a point takes four bytes a coordinate, a label one byte.
package struct Examples: Sendable, Equatable {
  /// Numbers in each example: pixels of an image, coordinates of a point.
  package let inputs: Int
  /// The class of each example, counted from 0.
  package private(set) var labels: [UInt8]
  private var features: Features
  /// What is done to the inputs of every batch, if anything.
  private var whitening: InputWhitening?

  /// The share of pixels other than 0 from which on images come dense.
  ///
  /// Measured with 784 pixels: sparse products with 50 to 1,000 units take 0.6 to 0.8 of the time of
  /// dense ones, gathering the pixels included, at a share of 0.3, and as long at 0.33 to 0.42. At
  /// MNIST's 0.13 it is 0.35 from 30 units on; with 10 units sparse ones take a little longer.
  package static let sparseLimit = 0.3

  private enum Features: Sendable, Equatable {
    case pixels([UInt8])
    case lit(LitPixels)
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
    let lit = pixels_count_lit(pixels, pixels.count)
    let isSparse = Double(lit) < Self.sparseLimit * Double(pixels.count)
    features =
      isSparse && inputs <= LitPixels.mostInputs
      ? .lit(LitPixels(pixels, inputs: inputs, count: labels.count, lit: lit)) : .pixels(pixels)
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

  /// The first `count` of the examples in their order, or all where there are no more, whitened as these
  /// are; images are sparse where these are.
  func first(_ count: Int) -> Examples {
    guard count < self.count else { return self }
    var copy = self
    copy.labels = Array(labels.prefix(count))
    copy.features =
      switch features {
      case .pixels(let pixels): .pixels(Array(pixels.prefix(count * inputs)))
      case .lit(let images): .lit(images.first(count))
      case .coordinates(let coordinates): .coordinates(Array(coordinates.prefix(count * inputs)))
      }
    return copy
  }

  /// The same examples as they are without whitening.
  package var unwhitened: Examples {
    var copy = self
    copy.whitening = nil
    return copy
  }

  /// Other images, whitened as these are; see `init(pixels:labels:inputs:)`.
  func with(pixels: [UInt8], labels: [UInt8]) -> Examples {
    var other = Examples(pixels: pixels, labels: labels, inputs: inputs)
    other.whitening = whitening
    return other
  }

  /// The bytes of the inputs as they are in memory, without whitening.
  func withInputBytes(_ body: (UnsafeRawBufferPointer) -> Void) {
    switch features {
    case .pixels(let pixels): pixels.withUnsafeBytes(body)
    case .lit(let images): images.all.withUnsafeBytes(body)
    case .coordinates(let coordinates): coordinates.withUnsafeBytes(body)
    }
  }

  /// Brings the examples at `indices`, which must exist, nearer to the processor.
  ///
  /// For a batch that will be asked for soon: random rows of a large set are far away in memory.
  package func prefetch(_ indices: ArraySlice<Int>) {
    switch features {
    case .pixels(let pixels):
      indices.withUnsafeBufferPointer { rows in
        guard let first = rows.baseAddress else { return }
        pixels_prefetch(pixels, inputs, first, rows.count)
      }
    case .lit(let images): images.prefetch(indices)
    case .coordinates: break
    }
  }

  /// The examples at `indices` (from 0, in this order, repetition allowed) as a batch.
  ///
  /// Pixels are scaled to 0…1: each becomes the float nearest to pixel / 255. Images are sparse where
  /// less than `sparseLimit` of all pixels are other than 0. No index gives a batch of no
  /// rows; an index out of range traps. Whitened examples are whitened here, batch by batch, with one
  /// more product of examples × inputs × inputs, and dense.
  package func batch(_ indices: some Collection<Int>) -> Batch {
    var (inputs, labels) = (Inputs<Float>.dense(Matrix()), [Int]())
    gather(Array(indices)[...], into: &inputs, &labels)
    return Batch(inputs: inputs, labels: labels)
  }

  /// `inputs` and `labels` ← the batch of the examples at `rows` (see `batch`), whose memory is used again
  /// where it is of the same kind and unless examples are whitened.
  package func gather(
    _ rows: ArraySlice<Int>, into inputs: inout Inputs<Float>, _ labels: inout [Int]
  ) {
    precondition(rows.allSatisfy { 0 <= $0 && $0 < count }, "there is no such example")
    labels.removeAll(keepingCapacity: true)
    for row in rows { labels.append(Int(self.labels[row])) }
    rows.withUnsafeBufferPointer { gather($0, into: &inputs) }
    if let whitening { inputs = .dense(whitening.apply(inputs.matrix)) }
  }

  /// `inputs` ← the examples at `rows` without whitening.
  private func gather(_ rows: UnsafeBufferPointer<Int>, into inputs: inout Inputs<Float>) {
    switch features {
    case .pixels(let pixels):
      inputs.writeDense(rows: rows.count, columns: self.inputs) {
        pixels_gather(pixels, self.inputs, rows.baseAddress, rows.count, $0)
      }
    case .lit(let images): images.gather(rows, into: &inputs)
    case .coordinates(let coordinates):
      inputs.writeDense(rows: rows.count, columns: self.inputs) { output in
        for (i, row) in rows.enumerated() {
          for j in 0..<self.inputs {
            output[i * self.inputs + j] = coordinates[row * self.inputs + j]
          }
        }
      }
    }
  }
}
