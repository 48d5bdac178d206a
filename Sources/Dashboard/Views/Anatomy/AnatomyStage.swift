import Drawing
import Statistics
import Telemetry

/// One stage of a transform: its formula, the histogram of all units, an axis, mean and σ.
struct AnatomyStage: Drawable {
  /// The formula, in as many words as fit; the last is the shortest.
  let titles: [String]
  let distribution: Distribution
  let axis: Axis
  /// |y| beyond which the nonlinearity is saturated, in the stage that it receives.
  let limit: Double?
  /// The value of the example that is followed, if it is known.
  let example: Double?
  let style: Style

  /// How `value` is written beside this axis.
  static func number(_ value: Double, _ axis: Axis, signed: Bool = false) -> String {
    let decimals = axis.upper >= 0.5 ? 2 : axis.upper >= 0.05 ? 3 : 4
    return fixed(value, decimals, signed: signed)
  }

  func draw(on canvas: inout Canvas, in rect: Rect) {
    guard rect.width > 0 else { return }
    let title = titles.first { $0.unicodeScalars.count <= rect.width } ?? titles.last ?? ""
    canvas.write(title, x: rect.x, y: rect.y, width: rect.width, style: Palette.strong)
    // What a low picture does without, in this order: percentiles, axis, bars.
    let hasRuler = rect.height >= 6
    let hasAxis = rect.height >= 4
    let foot = min(rect.height - 1, 1 + (hasAxis ? 1 : 0) + (hasRuler ? 1 : 0))
    let (bars, below) = rect.splitTop(1).rest.splitTop(rect.height - 1 - foot)
    drawBars(on: &canvas, in: bars)
    var rest = below
    if hasRuler {
      drawRuler(on: &canvas, in: rest.inset(dx: 1))
      rest = rest.splitTop(1).rest
    }
    if hasAxis {
      canvas.draw(AxisLabels(axis, style: Palette.quiet), in: rest.inset(dx: 1))
      rest = rest.splitTop(1).rest
    }
    guard !rest.isEmpty else { return }
    let (mean, sigma) = (
      Self.number(distribution.mean, axis, signed: true), Self.number(distribution.sigma, axis)
    )
    let texts = ["mean \(mean)  σ \(sigma)", "μ \(mean) σ \(sigma)", "μ\(mean) σ\(sigma)"]
    let text = texts.first { $0.unicodeScalars.count <= rect.width } ?? texts[2]
    canvas.write(text, x: rest.x, y: rest.y, width: rest.width)
  }

  private func drawBars(on canvas: inout Canvas, in rect: Rect) {
    let inner = rect.inset(dx: 1)
    guard !inner.isEmpty else { return }
    if let limit {
      for column in 0..<inner.width where isSaturated(column, inner.width, limit) {
        canvas.restyle(Rect(x: inner.x + column, y: inner.y, width: 1, height: inner.height)) {
          $0.background = Palette.zone
        }
      }
    }
    let histogram = distribution.histogram(edges: axis.edges(inner.width))
    let shares = smoothed(histogram.shares)
    let peak = max(shares.max() ?? 0, histogram.below, histogram.above)
    guard peak > 0 else { return }
    canvas.draw(Bars(shares.map { $0 / peak }, style: style), in: inner)
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

  /// The shares of the columns; of many columns averaged over pairs, as a shape is known to 1 / 512.
  private func smoothed(_ shares: [Double]) -> [Double] {
    guard shares.count >= 48 else { return shares }
    return shares.indices.map { column in
      let pair = shares[column / 2 * 2..<min(column / 2 * 2 + 2, shares.count)]
      return pair.reduce(0, +) / Double(pair.count)
    }
  }

  /// Writes into the first row at that side in which nothing else is drawn.
  private func note(_ text: String, atEnd: Bool, on canvas: inout Canvas, in rect: Rect) {
    let width = text.unicodeScalars.count
    guard width > 0, width < rect.width else { return }
    let x = atEnd ? rect.maxX - width : rect.x
    let near = max(rect.x, x - 1)..<min(rect.maxX, x + width + 1)
    let free = (rect.y..<rect.maxY).first { y in near.allSatisfy { canvas[$0, y].glyph == " " } }
    guard let free else { return }
    for (offset, glyph) in text.unicodeScalars.enumerated() {
      let background = canvas[x + offset, free].style.background
      canvas[x + offset, free] = Cell(glyph, Style(Palette.quiet.foreground, on: background))
    }
  }

  private func isSaturated(_ column: Int, _ width: Int, _ limit: Double) -> Bool {
    abs(axis.lower + (axis.upper - axis.lower) * (Double(column) + 0.5) / Double(width)) > limit
  }

  /// 15, 50 and 85 %, the zones of saturation as dots, and the example.
  private func drawRuler(on canvas: inout Canvas, in rect: Rect) {
    guard !rect.isEmpty else { return }
    if let limit {
      for column in 0..<rect.width where isSaturated(column, rect.width, limit) {
        canvas[rect.x + column, rect.y] = Cell("░", Palette.rule)
      }
    }
    let quantiles = distribution.quantiles
    if distribution.count > 0 {
      canvas.draw(Band(quantiles.q15, quantiles.q50, quantiles.q85, axis: axis), in: rect)
    }
    guard let example, example.isFinite else { return }
    let position = axis.position(example)
    guard position >= 0, position <= 1 else { return }
    let column = min(rect.width - 1, Int(position * Double(rect.width)))
    canvas[rect.x + column, rect.y] = Cell("▲", Palette.key)
  }
}
