import Foundation
import Numerics

extension Dataset {
  /// 3,000 training and 1,000 test points of `set`, drawn from `seed`.
  ///
  /// An example has two inputs. Classes take turns, so that they are equal in number up to one.
  /// Each coordinate has mean 0 and variance 1 over the training points, and the test points are
  /// shifted and scaled likewise. The same seed gives the same points, whatever else is drawn from
  /// it elsewhere.
  package static func toy(_ set: ToySet, seed: UInt64) -> Dataset {
    var generator = SeededGenerator(seed: seed, stream: pointStream)
    let extent = Extent.toy(set)
    let train = points(of: set, count: extent.train, using: &generator)
    let test = points(of: set, count: extent.test, using: &generator)
    let mean = train.reduce(.zero, +) / Double(train.count)
    let variance =
      train.reduce(.zero) { $0 + ($1 - mean) * ($1 - mean) } / Double(train.count)
    func examples(_ points: [SIMD2<Double>]) -> Examples {
      let scaled = points.map { ($0 - mean) / variance.squareRoot() }
      return Examples(
        coordinates: scaled.flatMap { [Float($0.x), Float($0.y)] },
        labels: points.indices.map { UInt8($0 % set.classes) }, inputs: 2)
    }
    return Dataset(
      name: set.rawValue, classes: set.classes, train: examples(train), test: examples(test))
  }

  /// A stream of the seed that neither weights nor the order of examples are drawn from: "toy".
  private static let pointStream: UInt64 = 0x74_6F79

  private static func points(
    of set: ToySet, count: Int, using generator: inout SeededGenerator
  ) -> [SIMD2<Double>] {
    (0..<count).map { set.point(ofClass: $0 % set.classes, using: &generator) }
  }
}

extension ToySet {
  /// A point of class `label`, before it is standardised.
  fileprivate func point(
    ofClass label: Int, using generator: inout SeededGenerator
  ) -> SIMD2<Double> {
    func noise(_ sigma: Double) -> SIMD2<Double> {
      sigma * SIMD2(generator.normal(), generator.normal())
    }
    let along = generator.uniform()
    let turn = Double(label) / Double(classes)
    switch self {
    case .spiral:
      return (0.05 + 0.95 * along) * direction(turn + 0.75 * along) + noise(0.02)
    case .circles:
      return (label == 0 ? 1 : 0.5) * direction(along) + noise(0.08)
    case .moons:
      let upper = direction(along / 2)
      return (label == 0 ? upper : SIMD2(1, 0.5) - upper) + noise(0.1)
    case .blobs:
      return direction(turn) + noise(0.3)
    }
  }
}

/// The point of the unit circle at `turns` full turns from the x axis.
private func direction(_ turns: Double) -> SIMD2<Double> {
  SIMD2(cos(2 * .pi * turns), sin(2 * .pi * turns))
}
