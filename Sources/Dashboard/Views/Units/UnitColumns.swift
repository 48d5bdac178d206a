import Drawing
import Telemetry

/// The units of a layer in ascending order of their medians, gathered into so few columns that they
/// fit.
struct UnitColumns {
  /// One column: neighbours in the order.
  struct Column {
    /// The units, counted from 0.
    let units: [Int]
    /// The means of the units' 15th, 50th and 85th percentiles.
    let band: UprightBands.Band
    /// Whether one of the units is dead, and whether one is saturated on most of the probe.
    let hasDead: Bool, hasSaturated: Bool
  }

  /// The columns, from the lowest median to the highest.
  let columns: [Column]
  /// How many units a column stands for at the most; others stand for one less.
  let unitsPerColumn: Int
  /// How many units there are, how many are dead, and how many saturated on most of the probe.
  let count: Int, dead: Int, saturated: Int
  /// Whether it is known how many are.
  let knowsSaturation: Bool

  /// Puts `units` into at most `room` columns; `canDie` for ReLU, whose units can be inactive always.
  init(_ units: [UnitSummary], room: Int, canDie: Bool) {
    count = units.count
    let columnCount = min(units.count, max(1, room))
    unitsPerColumn = columnCount == 0 ? 1 : (units.count + columnCount - 1) / columnCount
    func share(_ unit: Int) -> Float { units[unit].saturated ?? 0 }
    func isDead(_ unit: Int) -> Bool { canDie && share(unit) >= 1 }
    func isSaturated(_ unit: Int) -> Bool { share(unit) > 0.5 && !isDead(unit) }
    knowsSaturation = units.contains { $0.saturated != nil }
    dead = units.indices.filter(isDead).count
    saturated = units.indices.filter(isSaturated).count
    // A median that is not a number goes to the left end: NaN has no place in an order.
    func key(_ unit: Int) -> Float {
      units[unit].q50.isNaN ? -.infinity : units[unit].q50
    }
    let order = units.indices.sorted { (key($0), $0) < (key($1), $1) }
    columns = (0..<columnCount).map { column in
      let start = order.count * column / columnCount
      let members = Array(order[start..<order.count * (column + 1) / columnCount])
      func mean(_ value: (UnitSummary) -> Float) -> Double {
        members.reduce(0) { $0 + Double(value(units[$1])) } / Double(members.count)
      }
      return Column(
        units: members, band: UprightBands.Band(mean(\.q15), mean(\.q50), mean(\.q85)),
        hasDead: members.contains(where: isDead), hasSaturated: members.contains(where: isSaturated)
      )
    }
  }

  /// The column that holds `unit`, if one does.
  func column(of unit: Int) -> Int? { columns.firstIndex { $0.units.contains(unit) } }
}
