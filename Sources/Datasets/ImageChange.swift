import Foundation
import NeuralNet
package import Numerics

/// A change of grey images.
package enum ImageChange: Sendable, Hashable {
  /// This is added to every pixel.
  case brightness(Double)
  /// Normal noise of this σ is added, drawn anew for every pixel.
  case noise(Double)
  /// A Gaussian blur of this σ, in pixels of the image.
  case blur(Double)

  /// The pixels (0…1, row after row) of an image of `size` after the change, clipped to 0…1.
  ///
  /// Noise takes one number a pixel from `generator`, in their order; nothing else takes any.
  package func apply(
    to pixels: [Float], size: ImageSize, _ generator: inout SeededGenerator
  ) -> [Float] {
    let changed: [Double] =
      switch self {
      case .brightness(let amount): pixels.map { Double($0) + amount }
      case .noise(let sigma): pixels.map { Double($0) + sigma * generator.normal() }
      case .blur(let sigma): Self.blurred(pixels.map { Double($0) }, size, sigma)
      }
    return changed.map { Float(min(max($0, 0), 1)) }
  }

  /// Rows and then columns, each pixel the mean of its neighbours up to ⌊4σ + 1/2⌋ pixels off, weighted
  /// by exp(−distance² / 2σ²); beyond the edges all is black.
  private static func blurred(_ pixels: [Double], _ size: ImageSize, _ sigma: Double) -> [Double] {
    let radius = Int(4 * sigma + 0.5)
    var weights = (-radius...radius).map { exp(-Double($0 * $0) / (2 * sigma * sigma)) }
    let sum = weights.reduce(0, +)
    for i in weights.indices { weights[i] /= sum }
    let (height, width) = (size.height, size.width)
    /// The sums along lines of `count` pixels, `step` apart, which begin at `starts`.
    func along(_ image: [Double], count: Int, step: Int, starts: [Int]) -> [Double] {
      var result = image
      for start in starts {
        for i in 0..<count {
          var total = 0.0
          for j in max(0, i - radius)..<min(count, i + radius + 1) {
            total += weights[j - i + radius] * image[start + j * step]
          }
          result[start + i * step] = total
        }
      }
      return result
    }
    let rows = along(
      pixels, count: width, step: 1, starts: (0..<height).map { $0 * width })
    return along(rows, count: height, step: width, starts: Array(0..<width))
  }
}

extension Dataset {
  /// The test examples of `rows` (which must exist) with their images changed and rounded to the 256
  /// levels of a pixel, whitened as the others are; nil where examples are no images.
  ///
  /// The noise of an image is that of `seed` and its row, whichever others are asked for.
  package func changedTest(
    _ rows: [Int], by change: ImageChange, seed: UInt64
  ) -> Examples? {
    guard let imageSize else { return nil }
    let plain = test.unwhitened
    var bytes: [UInt8] = []
    bytes.reserveCapacity(rows.count * inputs)
    for row in rows {
      var generator = SeededGenerator(seed: seed, stream: 1 << 32 + UInt64(row))
      let image = plain.batch(CollectionOfOne(row)).inputs.matrix.elements
      let changed = change.apply(to: image, size: imageSize, &generator)
      bytes += changed.map { UInt8((255 * $0).rounded()) }
    }
    return test.with(pixels: bytes, labels: rows.map { test.labels[$0] })
  }
}
