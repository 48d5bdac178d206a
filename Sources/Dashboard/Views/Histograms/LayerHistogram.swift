import Drawing
import Statistics

/// How values are distributed over an axis: bars, the outline of other values, zones of saturation.
///
/// The outermost columns of cells are kept for the values beyond the axis. All bars have one scale,
/// on which the tallest is as high as the picture; its share is written where there is room. Few
/// values have few bars, several columns wide.
struct LayerHistogram: Drawable {
  let distribution: Distribution
  let axis: Axis
  /// The colour of the bars.
  let style: Style
  /// The values that the outline is of, if there is one.
  var outline: Distribution?
  /// |y| beyond which the nonlinearity is saturated, where the axis is of what it receives.
  var saturation: Double?
  /// The cells that stay free at either side of a share that is written.
  var noteGap = 0

  func draw(on canvas: inout Canvas, in rect: Rect) {
    let inner = rect.inset(dx: 1)
    guard !inner.isEmpty else { return }
    for column in axis.columns(beyond: saturation, of: inner.width) {
      canvas.restyle(Rect(x: inner.x + column, y: inner.y, width: 1, height: inner.height)) {
        $0.background = Palette.zone
      }
    }
    let edges = axis.edges(inner.width)
    let histogram = distribution.histogram(edges: edges)
    let shares = gathered(histogram.shares)
    let peak = max(shares.max() ?? 0, histogram.below, histogram.above)
    guard peak > 0 else { return }
    let outlined = outline.map { gathered($0.histogram(edges: edges).shares) } ?? []
    canvas.draw(
      Bars(
        shares.map { $0 / peak }, style: style, outline: outlined.map { min(1, $0 / peak) },
        outlineStyle: Palette.mark),
      in: inner)
    for (share, x) in [(histogram.below, rect.x), (histogram.above, rect.maxX - 1)] {
      canvas.draw(
        Bars([share / peak], style: Palette.warning, isShaded: true),
        in: Rect(x: x, y: rect.y, width: 1, height: rect.height))
    }
    note("↑\(percent(peak))", atEnd: false, on: &canvas, in: inner)
    let beyond = [("◂", histogram.below), ("▸", histogram.above)].filter { $0.1 > 0 }
      .map { "\($0.0)\(percent($0.1))" }.joined(separator: " ")
    note(beyond, atEnd: true, on: &canvas, in: inner)
  }

  /// The share of the bar that each column belongs to; bars are as wide as makes about 2 n^⅓ of them
  /// for n values [Rice’s rule].
  ///
  /// Bars at the ends may be narrower: theirs is what they would hold if they were as wide.
  private func gathered(_ shares: [Double]) -> [Double] {
    let bars = 2 * powerOfTen(decimalExponent(Double(max(1, distribution.count))) / 3)
    let width = max(1, Int((Double(shares.count) / bars).rounded()))
    let lead = shares.count % width / 2
    return shares.indices.map { column in
      let start = (column + width - lead) / width * width - width + lead
      let bar = shares[max(0, start)..<min(shares.count, start + width)]
      return bar.reduce(0, +) / Double(bar.count) * Double(width)
    }
  }

  /// Writes at that side into the uppermost row in which nothing is drawn there or closely beside.
  private func note(_ text: String, atEnd: Bool, on canvas: inout Canvas, in rect: Rect) {
    let width = text.unicodeScalars.count
    guard width > 0, width < rect.width else { return }
    let x = atEnd ? rect.maxX - width : rect.x
    let near = max(rect.x, x - noteGap)..<min(rect.maxX, x + width + noteGap)
    let free = (rect.y..<rect.maxY).first { y in near.allSatisfy { canvas[$0, y].glyph == " " } }
    if let free { canvas.mark(text, x: x, y: free, style: Palette.quiet) }
  }
}
