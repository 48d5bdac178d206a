package import Statistics

/// Quantiles of each unit of a layer: the r/32-quantiles, r from 0 to 32.
package struct LoggedUnits: Sendable, Equatable {
  /// How many quantiles there are of each unit.
  package static let rows = 33

  /// How many units.
  package let units: Int
  /// Those of them whose quantiles are all finite, counted from 0, in ascending order.
  package let finite: [Int]
  /// 33 × finite units, row-major.
  private let quantiles: [Float]

  /// 64 values of each finite unit, each of which stands for as much of it: the quantiles at the middles
  /// of 64 equal parts, interpolated; nil where there is no such unit.
  ///
  /// The 33 quantiles themselves are not that: the least and the largest value stand for no share of a
  /// unit, and move most of all.
  package var samples: UnitSamples? {
    let units = finite.count
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
    guard numbers.count == rows * columns else { return nil }
    // What is not finite has no order.
    let ascends = zip(numbers, numbers.dropFirst(columns)).allSatisfy { !($0 > $1) }
    let isAcross = rows == Self.rows && (ascends || columns != Self.rows)
    let units = isAcross ? columns : rows
    func quantile(_ row: Int, _ unit: Int) -> Float {
      numbers[isAcross ? row * columns + unit : unit * columns + row]
    }
    let isWhole = numbers.allSatisfy(Self.isUsable)
    let finite = (0..<units).filter { unit in
      isWhole || (0..<Self.rows).allSatisfy { Self.isUsable(quantile($0, unit)) }
    }
    (self.units, self.finite) = (units, finite)
    quantiles =
      isAcross && isWhole
      ? numbers : (0..<Self.rows).flatMap { row in finite.map { quantile(row, $0) } }
  }

  /// Whether a number is finite, and so is the difference of two like it.
  private static func isUsable(_ number: Float) -> Bool {
    number.magnitude <= .greatestFiniteMagnitude / 2
  }
}
