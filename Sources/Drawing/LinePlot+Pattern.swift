extension LinePlot.Series {
  /// The same line in dashes, `on` dots long and `off` dots apart, over a plot of `columns` cells.
  ///
  /// Between its points the line is taken to be straight; a line of one point stays as it is.
  package func dashed(on: Int = 4, off: Int = 4, x axis: Axis, columns: Int) -> Self {
    guard points.count > 1, columns > 0 else { return self }
    let last = Double(2 * columns - 1)
    var copy = self
    copy.points = []
    var next = 1
    for dot in 0..<2 * columns {
      let x = axis.lower + (axis.upper - axis.lower) * Double(dot) / last
      while next < points.count - 1, points[next].x < x { next += 1 }
      let (left, right) = (points[next - 1], points[next])
      guard x >= left.x, x <= right.x else { continue }
      let share = right.x > left.x ? (x - left.x) / (right.x - left.x) : 1
      let isOn = dot % (on + off) < on
      copy.points.append((x, isOn ? left.y + share * (right.y - left.y) : .nan))
    }
    return copy.points.isEmpty ? self : copy
  }
}
