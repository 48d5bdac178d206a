import Drawing

extension Plot {
  /// The chart as a group of SVG elements around `frame`; `clip` is an id that no other chart has.
  func svg(in frame: PlotFrame, clip: String) -> String {
    let place = frame.above > 0 ? .above : legendPlace(in: frame)
    return "<g>\n" + heading(frame) + grid(frame) + data(frame, clip: clip) + axes(frame)
      + names(frame) + labels(frame) + legend(frame, at: place) + "</g>\n"
  }

  /// What the labels behind the lines need at the right of the frame, on a sheet of that width.
  func rightMargin(_ width: PlotSheet.Width) -> Double {
    let longest = Double(series.map(\.label.count).max() ?? 0)
    switch width {
    case .column: return longest == 0 ? 14 : 8 + 5.5 * longest
    case .page: return longest == 0 ? 24 : 20 + 6 * longest
    }
  }

  private func heading(_ frame: PlotFrame) -> String {
    let y = frame.top - frame.above - 13
    return SVG.text(letter, x: frame.left - 30, y: y, "font-size=\"13\" font-weight=\"bold\"")
      + SVG.text(title, x: frame.left - 16, y: y, "font-size=\"12\"")
  }

  /// Pale rules at the upright axis's numbers.
  private func grid(_ frame: PlotFrame) -> String {
    yTicks(frame).map { tick in
      let y = frame.y(self.y.axis.position(tick))
      return SVG.line(
        frame.left, y, frame.right, y, color: tick == 0 ? "#b8b8b8" : "#e6e6e6", width: 0.8)
    }.joined()
  }

  /// Bands and lines, cut where they leave the axes.
  private func data(_ frame: PlotFrame, clip: String) -> String {
    let corner = "x=\"\(SVG.number(frame.left))\" y=\"\(SVG.number(frame.top - 1))\""
    let size = "width=\"\(SVG.number(frame.width))\" height=\"\(SVG.number(frame.height + 1))\""
    var body = "<clipPath id=\"\(clip)\"><rect \(corner) \(size)/></clipPath>\n"
    body += "<g clip-path=\"url(#\(clip))\" fill=\"none\" stroke-linejoin=\"round\">\n"
    for series in series where series.band.count > 1 {
      let upper = series.band.map { place($0.x, $0.high, frame) }
      let lower = series.band.reversed().map { place($0.x, $0.low, frame) }
      body +=
        "<path fill=\"\(series.color)\" fill-opacity=\"0.18\" d=\"\(SVG.path(upper + lower))Z\"/>\n"
    }
    for series in series where !series.line.isEmpty {
      let dashes = series.isDashed ? " stroke-dasharray=\"4.5 2.5\"" : ""
      body +=
        "<path stroke=\"\(series.color)\" stroke-width=\"\(SVG.number(series.width))\"\(dashes) "
        + "d=\"\(SVG.path(series.line.map { place($0.x, $0.y, frame) }))\"/>\n"
    }
    return body + "</g>\n"
  }

  /// Two axes with ticks outside of the chart, and their numbers.
  private func axes(_ frame: PlotFrame) -> String {
    var body = SVG.line(frame.left, frame.top, frame.left, frame.bottom, color: "#000000")
    body += SVG.line(frame.left, frame.bottom, frame.right, frame.bottom, color: "#000000")
    let xTicks = x.axis.ticks(atMost: max(2, Int(frame.width / 32)))
    for (tick, text) in zip(xTicks, x.texts(xTicks)) {
      let x = frame.x(self.x.axis.position(tick))
      body += SVG.line(x, frame.bottom, x, frame.bottom + 4, color: "#000000")
      body += SVG.text(
        text, x: x, y: frame.bottom + 16, "text-anchor=\"middle\" font-size=\"10.5\"")
    }
    for (tick, text) in zip(yTicks(frame), y.texts(yTicks(frame))) {
      let y = frame.y(self.y.axis.position(tick))
      body += SVG.line(frame.left - 4, y, frame.left, y, color: "#000000")
      body += SVG.text(
        text, x: frame.left - 7, y: y + 3.5, "text-anchor=\"end\" font-size=\"10.5\"")
    }
    return body
  }

  /// What the axes' numbers are.
  private func names(_ frame: PlotFrame) -> String {
    let (middle, side) = (frame.top + frame.height / 2, frame.left - 40)
    let turn = "transform=\"rotate(-90 \(SVG.number(side)) \(SVG.number(middle)))\""
    return SVG.text(
      x.name, x: frame.left + frame.width / 2, y: frame.bottom + 33, "text-anchor=\"middle\"")
      + (y.name.isEmpty
        ? "" : SVG.text(y.name, x: side, y: middle, "text-anchor=\"middle\" \(turn)"))
  }

  /// The labels behind the lines' ends, each at least a line of text below the one before; where
  /// they would touch they make room to both sides.
  private func labels(_ frame: PlotFrame) -> String {
    let ends = series.compactMap { series -> (words: String, color: String, y: Double)? in
      guard !series.label.isEmpty, let last = series.line.last(where: { $0.y.isFinite }) else {
        return nil
      }
      let y = place(last.x, last.y, frame).y
      return (series.label, series.color, min(frame.bottom, max(frame.top, y)))
    }.sorted { $0.y < $1.y }
    var heights: [Double] = []
    for end in ends { heights.append(max(end.y, (heights.last ?? -.infinity) + 12)) }
    let moved = zip(heights, ends).reduce(0) { $0 + $1.0 - $1.1.y } / Double(max(1, ends.count))
    return zip(ends, heights).map { end, y in
      SVG.text(
        end.words, x: frame.right + 5, y: y - moved + 3.5, "font-size=\"10\"", color: end.color)
    }.joined()
  }

  private func yTicks(_ frame: PlotFrame) -> [Double] {
    y.axis.ticks(atMost: max(2, Int(frame.height / 25)))
  }

  /// Where a point is drawn, in user units.
  func place(_ x: Double, _ y: Double, _ frame: PlotFrame) -> (x: Double, y: Double) {
    (frame.x(self.x.axis.position(x)), frame.y(self.y.axis.position(y)))
  }
}

extension Plot.Scale {
  /// The numbers at `ticks` as they are written.
  fileprivate func texts(_ ticks: [Double]) -> [String] {
    if let text { return ticks.map(text) }
    let decimals = (0..<6).first { decimals in
      ticks.allSatisfy { tick in
        let scaled = tick * powerOfTen(Double(decimals))
        return abs(scaled - scaled.rounded()) < 1e-6 * max(1, abs(scaled))
      }
    }
    return ticks.map { fixed($0, decimals ?? 6) }
  }
}
