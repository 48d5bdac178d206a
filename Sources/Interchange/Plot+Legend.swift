extension Plot {
  /// Where a legend stands.
  enum LegendPlace: Equatable {
    /// Within the axes, its upper left corner there.
    case within(x: Double, y: Double)
    /// Between the title and the axes, as no place within them is free.
    case above
  }

  /// How high the legend is, in user units; 0 without named lines.
  var legendHeight: Double { 16 * Double(named.count) }

  /// The first place within `frame` that neither a line nor a band touches.
  ///
  /// The corners come first, the lower right one before all, then the sides, preferably far from lines.
  func legendPlace(in frame: PlotFrame) -> LegendPlace {
    let width = legendWidth
    let (left, right) = (frame.left + 10, frame.right - width)
    let (top, bottom) = (frame.top + 2, frame.bottom - 6 - legendHeight)
    guard right >= left, bottom >= top else { return .above }
    let corners = [(right, bottom), (left, top), (right, top), (left, bottom)]
    let sides = [right, left].flatMap { x in
      stride(from: bottom, through: top, by: -4).map { (x, $0) }
    }
    let shapes = shapes(in: frame)
    for (places, margin) in [(corners, 4.0), (sides, 24), (sides, 12), (sides, 4)] {
      for (x, y) in places {
        let across = (x - margin)...(x + width + margin)
        let down = (y - margin)...(y + legendHeight + margin)
        guard shapes.contains(where: { $0.touches(across, down) }) else {
          return .within(x: x, y: y)
        }
      }
    }
    return .above
  }

  /// The named lines below each other, at `place`.
  func legend(_ frame: PlotFrame, at place: LegendPlace) -> String {
    let corner =
      switch place {
      case .within(let x, let y): (x: x, y: y)
      case .above: (x: frame.left, y: frame.top - legendHeight - 6)
      }
    return named.enumerated().map { index, series in
      let y = corner.y + 12 + 16 * Double(index)
      let dashes = series.isDashed ? "stroke-dasharray=\"4.5 2.5\"" : ""
      return SVG.line(
        corner.x, y - 3.5, corner.x + 22, y - 3.5, color: series.color, width: series.width, dashes)
        + SVG.text(series.name ?? "", x: corner.x + 28, y: y, "font-size=\"10.5\"")
    }.joined()
  }

  private var named: [Series] { series.filter { $0.name != nil } }

  private var legendWidth: Double {
    34 + 5.6 * Double(named.compactMap { $0.name?.count }.max() ?? 0)
  }

  /// Lines and bands, piece by piece, as they are drawn in `frame`.
  private func shapes(in frame: PlotFrame) -> [Piece] {
    series.flatMap { series in
      let line = series.line.map { ($0.x, $0.y, $0.y) }
      return [line, series.band.map { ($0.x, $0.low, $0.high) }].flatMap { points in
        let edges = points.map { x, low, high in
          let (upper, lower) = (place(x, high, frame), place(x, low, frame))
          return Piece.Edge(x: upper.x, top: upper.y, bottom: lower.y)
        }
        return zip(edges, edges.dropFirst()).map(Piece.init)
      }
    }
  }
}

/// What is drawn of a line or a band between two of its points.
private struct Piece {
  struct Edge {
    /// In user units; the same at top and bottom for a line.
    let x: Double, top: Double, bottom: Double

    var isFinite: Bool { x.isFinite && top.isFinite && bottom.isFinite }
  }

  let from: Edge, to: Edge

  /// Whether a point of it lies in the rectangle.
  func touches(_ across: ClosedRange<Double>, _ down: ClosedRange<Double>) -> Bool {
    guard from.isFinite, to.isFinite, from.x <= across.upperBound, to.x >= across.lowerBound else {
      return false
    }
    let ends = [max(from.x, across.lowerBound), min(to.x, across.upperBound)].map(edge)
    let (top, bottom) = (min(ends[0].top, ends[1].top), max(ends[0].bottom, ends[1].bottom))
    return top <= down.upperBound && bottom >= down.lowerBound
  }

  /// The edge at `x`, which lies between the two.
  private func edge(at x: Double) -> Edge {
    let share = to.x > from.x ? (x - from.x) / (to.x - from.x) : 0
    return Edge(
      x: x, top: from.top + share * (to.top - from.top),
      bottom: from.bottom + share * (to.bottom - from.bottom))
  }
}
