import Foundation
package import Statistics

/// What was logged at one moment.
package struct LoggedEvent: Sendable, Equatable {
  /// When, in seconds since 1970; not finite where that was not written.
  package let wallTime: Double
  /// The step as the program that logs counts it.
  package let step: Int
  /// What, in the order in which it was written; empty for what is not known here.
  package let values: [LoggedValue]

  init(_ event: TBEvent) {
    wallTime = event.wallTime
    step = Int(event.step)
    values = event.summary.value.compactMap { LoggedValue($0) }
  }
}

/// A value under a name.
package struct LoggedValue: Sendable, Equatable {
  /// What it is.
  package enum Content: Sendable, Equatable {
    case scalar(Double)
    case histogram(LoggedHistogram)
    case units(LoggedUnits)
  }

  /// The name; of units, that of the layer that they belong to.
  package let tag: String
  /// What it is.
  package let content: Content

  /// The names of units are those of layers behind this.
  package static let unitsPrefix = "normscope/units/"

  /// A value of a summary; nil for texts, images, graphs and whatever else is not shown here.
  init?(_ value: TBSummary.Value) {
    let prefix = Self.unitsPrefix
    switch value.value {
    case .simpleValue(let number): content = .scalar(Double(number))
    case .histo(let histogram):
      guard let histogram = LoggedHistogram(histogram) else { return nil }
      content = .histogram(histogram)
    case .tensor(let tensor):
      if value.tag.hasPrefix(prefix), value.tag.utf8.count > prefix.utf8.count {
        guard let units = LoggedUnits(tensor) else { return nil }
        content = .units(units)
        tag = String(value.tag.dropFirst(prefix.count))
        return
      }
      switch value.metadata.pluginData.pluginName {
      case "scalars", "":
        if let number = tensor.scalar {
          content = .scalar(number)
        } else if value.metadata.pluginData.pluginName.isEmpty,
          let histogram = LoggedHistogram(tensor)
        {
          // Some writers say only the first time what a tensor is.
          content = .histogram(histogram)
        } else {
          return nil
        }
      case "histograms":
        guard let histogram = LoggedHistogram(tensor) else { return nil }
        content = .histogram(histogram)
      default: return nil
      }
    case nil: return nil
    }
    tag = value.tag
  }
}

/// Bins of a tensor's values.
package struct LoggedHistogram: Sendable, Equatable {
  /// The bins, in ascending order.
  package let bins: [Bin]
  /// Σ x and Σ x², where they were logged.
  package let sum: Double?, squares: Double?

  /// What is known of the distribution; nil where the bins are none: see `Distribution.init`.
  package var distribution: Distribution? {
    Distribution(bins: bins, sum: sum, squares: squares)
  }

  /// The first format: right edges and counts, with the least and the largest value beside them.
  ///
  /// The first bin begins at the least value, and the last one ends at the largest, whatever is
  /// written there: some writers begin and end with ±1.8e308.
  init?(_ proto: TBHistogramProto) {
    guard proto.bucketLimit.count == proto.bucket.count, proto.min <= proto.max else { return nil }
    var bins: [Bin] = []
    bins.reserveCapacity(proto.bucket.count)
    var left = proto.min
    for (limit, weight) in zip(proto.bucketLimit, proto.bucket) {
      guard let count = Int(exactly: weight.rounded()), count >= 0, !limit.isNaN else { return nil }
      let right = min(max(limit, left), max(left, proto.max))
      if count > 0 { bins.append(Bin(left: left, right: right, count: count)) }
      left = right
    }
    self.bins = bins
    (sum, squares) = (proto.sum, proto.sumSquares)
  }

  /// The second format: rows of left edge, right edge and count; there may be none.
  init?(_ tensor: TBTensorProto) {
    let shape = tensor.tensorShape.dim.map(\.size)
    guard shape.count == 2, shape[1] == 3, let numbers = tensor.doubles,
      Int(exactly: shape[0]).map({ $0.multipliedReportingOverflow(by: 3) })
        .map({ !$0.overflow && $0.partialValue == numbers.count }) ?? false
    else { return nil }
    var bins: [Bin] = []
    for row in stride(from: 0, to: numbers.count, by: 3) {
      guard let count = Int(exactly: numbers[row + 2].rounded()), count >= 0 else { return nil }
      if count > 0 { bins.append(Bin(left: numbers[row], right: numbers[row + 1], count: count)) }
    }
    self.bins = bins
    (sum, squares) = (nil, nil)
  }
}

/// Quantiles of each unit of a layer: the r/32-quantiles, r from 0 to 32.
package struct LoggedUnits: Sendable, Equatable {
  /// How many quantiles there are of each unit.
  package static let rows = 33

  /// How many units.
  package let units: Int
  /// 33 × units, row-major, all finite.
  package let quantiles: [Float]

  /// 64 values of each unit, each of which stands for as much of it: the quantiles at the middles of 64
  /// equal parts, interpolated.
  ///
  /// The 33 quantiles themselves are not that: the least and the largest value stand for no share of a
  /// unit, and move most of all.
  package var samples: UnitSamples? {
    var values: [Float] = []
    values.reserveCapacity(2 * (Self.rows - 1) * units)
    for row in 1..<Self.rows {
      for share: Float in [0.25, 0.75] {
        for unit in (row - 1) * units..<row * units {
          values.append(quantiles[unit] + share * (quantiles[unit + units] - quantiles[unit]))
        }
      }
    }
    return UnitSamples(values, units: units)
  }

  /// A tensor of 33 × units, or of units × 33; of 33 × 33 numbers that which has ascending quantiles.
  init?(_ tensor: TBTensorProto) {
    let shape = tensor.tensorShape.dim.map(\.size)
    guard shape.count == 2, tensor.dtype == .dtFloat, shape.contains(Int64(Self.rows)),
      shape.allSatisfy({ (1...1 << 20).contains($0) })
    else { return nil }
    let (rows, columns) = (Int(shape[0]), Int(shape[1]))
    let numbers = tensor.floats
    guard numbers.count == rows * columns, numbers.allSatisfy(\.isFinite) else { return nil }
    let ascends = zip(numbers, numbers.dropFirst(columns)).allSatisfy(<=)
    if rows == Self.rows, ascends || columns != Self.rows {
      (units, quantiles) = (columns, numbers)
    } else {
      units = rows
      quantiles = (0..<columns).flatMap { column in
        (0..<rows).map { numbers[$0 * columns + column] }
      }
    }
  }
}
