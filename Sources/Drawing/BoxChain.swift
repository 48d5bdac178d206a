/// Boxes with lines of text in them, from left to right, with an arrow from each to the next.
package struct BoxChain: Drawable {
  /// A box, and what is written in its middle.
  package struct Station: Equatable, Sendable {
    /// The lines, the first one bold.
    package let lines: [String]
    /// How frame and first line look.
    package let style: Style

    /// A box of these lines.
    package init(_ lines: [String], style: Style = .plain) {
      self.lines = lines
      self.style = style
    }

    /// The columns that it takes.
    fileprivate var width: Int { 2 + (lines.map(\.unicodeScalars.count).max() ?? 0) }
  }

  private let stations: [Station]
  private static let arrow = "─▶"

  /// A chain of the given boxes.
  package init(_ stations: [Station]) { self.stations = stations }

  /// The cells that it takes.
  package var size: Size {
    Size(
      width: stations.reduce(0) { $0 + $1.width } + 2 * max(0, stations.count - 1),
      height: 2 + (stations.map(\.lines.count).max() ?? 0))
  }

  /// Draws the boxes at the left of `rect`, all of one height; what does not fit is cut off.
  package func draw(on canvas: inout Canvas, in rect: Rect) {
    let height = size.height
    guard rect.height >= height else { return }
    var x = rect.x
    for (index, station) in stations.enumerated() where x < rect.maxX {
      if index > 0 {
        canvas.write(Self.arrow, x: x, y: rect.y + height / 2, width: rect.maxX - x)
        x += 2
      }
      let width = min(station.width, rect.maxX - x)
      canvas.draw(
        Box(style: station.style), in: Rect(x: x, y: rect.y, width: width, height: height))
      let top = rect.y + 1 + (height - 2 - station.lines.count) / 2
      for (row, line) in station.lines.enumerated() {
        canvas.write(
          line, x: x + 1, y: top + row, width: max(0, width - 2),
          style: row == 0 ? station.style.bold : .plain, alignment: .center)
      }
      x += width
    }
  }
}
