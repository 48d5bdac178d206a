package import Datasets
package import NeuralNet
package import Training

/// How long a step takes beside its dense matrix products, for networks of many shapes.
package struct Sweep: Sendable {
  /// What is varied while the other two are as the configuration has them.
  package enum Dimension: String, CaseIterable, Sendable {
    case depth, width, batch

    /// The values that are looked at.
    var values: [Int] {
      switch self {
      case .depth: [1, 2, 5, 10, 20, 50]
      case .width: [10, 20, 50, 100, 200, 500, 1000, 2000]
      case .batch: [10, 20, 50, 100, 200, 500, 1000]
      }
    }
  }

  /// A network of one shape.
  package struct Point: Sendable {
    /// What was varied, and its value.
    package let dimension: Dimension, value: Int
    /// The normalization.
    package let normalization: NormalizationKind
    /// The time of a step in that of the dense matrix products that it would need.
    package let ratio: Double
  }

  /// The points, dimension by dimension, in ascending order of their values.
  package let points: [Point]

  /// How many networks are measured.
  package static let count = 2 * Dimension.allCases.reduce(0) { $0 + $1.values.count }

  /// Measures networks without and with batch normalization; everything is measured `rounds` times for
  /// `span`, in turns.
  ///
  /// `progress` is told how many networks are done. Throws when a configuration is impossible for
  /// `dataset`.
  package init(
    _ configuration: Configuration, dataset: Dataset, rounds: Int = 5,
    span: Duration = .milliseconds(40), progress: (Int) -> Void = { _ in }
  ) throws {
    var points: [Point] = []
    for dimension in Dimension.allCases {
      for value in dimension.values {
        for kind in [NormalizationKind.none, .batch] {
          var own = configuration
          own.normalization = kind
          switch dimension {
          case .depth: own.hidden = Array(repeating: configuration.hidden[0], count: value)
          case .width: own.hidden = configuration.hidden.map { _ in value }
          case .batch: own.batchSize = value
          }
          own.skips = configuration.skips && own.hidden.count > 1
          try own.validate(dataset)
          var benchmark = try Benchmark(own, dataset: dataset)
          // What comes first has to find its memory.
          benchmark.warmUp()
          for _ in 0..<rounds { benchmark.measureTraining(for: span) }
          points.append(
            Point(
              dimension: dimension, value: value, normalization: kind,
              ratio: benchmark.floor.perSecond / benchmark.training.perSecond))
          progress(points.count)
        }
      }
    }
    self.points = points
  }
}
