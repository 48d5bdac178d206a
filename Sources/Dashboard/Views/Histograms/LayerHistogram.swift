import Drawing
import Statistics

/// How values are distributed over an axis: bars, the outline of other values, zones of saturation.
///
/// The outermost columns of cells are kept for the values beyond the axis. All bars have one scale,
/// on which the tallest is as high as the picture; its share is written where there is room.
struct LayerHistogram: Drawable {
  let distribution: Distribution
  let axis: Axis
  /// The colour of the bars.
  let style: Style
  /// The values that the outline is of, if there is one.
  var outline: Distribution?
  /// |y| beyond which the nonlinearity is saturated, where the axis is of what it receives.
  var saturation: Double?
  /// From how many columns on the shares are averaged over pairs of columns; nil never.
  ///
  /// Few values, or a shape known to 1 / 512, would show as a comb.
  var pairsFrom: Int?
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
    let shares = smoothed(histogram.shares)
    let peak = max(shares.max() ?? 0, histogram.below, histogram.above)
    guard peak > 0 else { return }
    let outlined = outline.map { smoothed($0.histogram(edges: edges).shares) } ?? []
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

  private func smoothed(_ shares: [Double]) -> [Double] {
    guard let pairsFrom, shares.count >= pairsFrom else { return shares }
    return shares.indices.map { column in
      let pair = shares[column / 2 * 2..<min(column / 2 * 2 + 2, shares.count)]
      return pair.reduce(0, +) / Double(pair.count)
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
