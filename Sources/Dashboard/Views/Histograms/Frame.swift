import Drawing
import Statistics
import Telemetry

/// One kind of picture of a network's layers: heading, bars, quantiles, and a line below.
struct Frame {
  /// What the picture shows.
  enum Kind: CaseIterable {
    /// All units, values as they are; all units since the mark, each in its own σ; one unit.
    case absolute, relative, typical
  }

  let kind: Kind
  let axis: Axis
  private let network: NetworkSnapshot
  private let run: RunInfo

  init(_ kind: Kind, network: NetworkSnapshot, run: RunInfo, axes: AxisRanges) {
    self.kind = kind
    self.network = network
    self.run = run
    axis = kind == .relative ? axes.relative : axes.absolute
  }

  /// What the picture is, in at most `width` characters where that is possible.
  func title(width: Int) -> String {
    let meaning = network.current.tap.meaning(RunWords(run).nonlinearity)
    let titles =
      switch kind {
      case .absolute: ["\(meaning) (all units)", meaning]
      case .relative:
        [
          "since step \(grouped(network.mark.step)), each unit in its own σ of then",
          "each unit since the mark, in σ", "since the mark, in σ",
        ]
      case .typical:
        ["a typical unit (median shift), outline: the mark", "a typical unit; line: mark"]
      }
    return titles.first { $0.unicodeScalars.count <= width } ?? titles[titles.count - 1]
  }

  /// Draws the bars of one layer and, in the last row of `rect`, its percentiles.
  func draw(layer: Int, on canvas: inout Canvas, in rect: Rect) {
    let (chart, ruler) = rect.splitTop(rect.height > 1 ? rect.height - 1 : rect.height)
    drawChart(layer, on: &canvas, in: chart)
    drawRuler(network.current.layers[layer], on: &canvas, in: ruler)
  }

  /// What there is to say about the picture in numbers, above it and below it.
  ///
  /// In less than `width` 44 the heading is abridged.
  func captions(layer: Int, width: Int) -> (heading: [Span], foot: [Span]) {
    let observed = network.current.layers[layer]
    return (heading(observed, isShort: width < 44), [Span(foot(observed), Palette.quiet)])
  }

  /// The distribution that the picture shows of a layer; nil where that is not known.
  private func distribution(_ layer: LayerObservation) -> Distribution? {
    switch kind {
    case .absolute: layer.pooled
    case .relative: layer.units?.relative
    case .typical: layer.units?.typical.now
    }
  }

  /// A number in the units of the tap: gradients are small, and so have significant digits.
  private func number(_ value: Double, signed: Bool = false) -> String {
    network.current.tap == .gradient ? significant(value) : fixed(value, 2, signed: signed)
  }

  private func heading(_ layer: LayerObservation, isShort: Bool) -> [Span] {
    guard let shown = distribution(layer) else { return [] }
    let mean = (isShort ? "μ " : "mean ") + number(shown.mean, signed: true)
    let sign = shown.isEstimate ? "≈ " : ""
    let spread = "\(sign)\(mean)  σ \(number(shown.sigma))"
    switch kind {
    case .absolute:
      guard let saturated = layer.saturated else { return [Span(spread)] }
      let words = RunWords(run).isReLU ? ("inactive", "inact.") : ("saturated", "sat.")
      let word = isShort ? words.1 : words.0
      return [
        Span(spread + "  "),
        Span("\(word) \(percent(saturated))", saturated > 0.1 ? Palette.warning : .plain),
      ]
    case .relative:
      let count = layer.units?.leftOut ?? 0
      let leftOut = count > 0 ? "  \(count) constant units left out" : ""
      return [
        Span(
          "\(sign)15–85 %: \(fixed(shown.quantiles.q15, 1)) … \(fixed(shown.quantiles.q85, 1)) σ\(leftOut)"
        )
      ]
    case .typical:
      return [Span("unit \((layer.units?.typical.unit ?? 0) + 1)  \(spread)")]
    }
  }

  private func foot(_ layer: LayerObservation) -> String {
    guard let shown = distribution(layer) else { return "" }
    let sign = shown.isEstimate ? "≈ " : ""
    return switch kind {
    case .absolute: "\(sign)median \(number(shown.quantiles.q50))"
    case .relative: "\(sign)median \(fixed(shown.quantiles.q50, 1)) σ"
    case .typical:
      "moved \(number(layer.units?.typical.shift ?? .nan)) since step \(grouped(network.mark.step))"
    }
  }

  private func drawChart(_ layer: Int, on canvas: inout Canvas, in rect: Rect) {
    let observed = network.current.layers[layer]
    let inner = rect.inset(dx: 1)
    guard inner.width > 0, rect.height > 0 else { return }
    guard let shown = distribution(observed) else {
      canvas.write(
        LayerObservation.unitsUnknown, wrappedIn: inner, style: Palette.quiet, alignment: .center)
      return
    }
    shadeZones(on: &canvas, in: inner)
    let histogram = shown.histogram(edges: axis.edges(inner.width))
    let shares = smoothed(histogram.shares)
    let peak = max(shares.max() ?? 0, histogram.below, histogram.above)
    guard peak > 0 else { return }
    let marked: Distribution? =
      switch kind {
      case .absolute:
        network.mark.layers.indices.contains(layer) ? network.mark.layers[layer].pooled : nil
      case .relative: nil
      case .typical: observed.units?.typical.mark
      }
    let outline = marked.map { smoothed($0.histogram(edges: axis.edges(inner.width)).shares) } ?? []
    canvas.draw(
      Bars(
        shares.map { $0 / peak },
        style: Palette.network(network.current.normalization),
        outline: network.current.step == network.mark.step ? [] : outline.map { min(1, $0 / peak) },
        outlineStyle: Palette.mark),
      in: inner)
    for (share, x) in [(histogram.below, rect.x), (histogram.above, rect.maxX - 1)] {
      canvas.draw(
        Bars([share / peak], style: Palette.warning, isShaded: true),
        in: Rect(x: x, y: rect.y, width: 1, height: rect.height))
    }
    drawScale(peak, histogram, on: &canvas, in: inner)
  }

  /// The shares of the columns; those of one unit, which has few values, averaged over pairs.
  private func smoothed(_ shares: [Double]) -> [Double] {
    guard kind == .typical, shares.count >= 32 else { return shares }
    return shares.indices.map { column in
      let pair = shares[column / 2 * 2..<min(column / 2 * 2 + 2, shares.count)]
      return pair.reduce(0, +) / Double(pair.count)
    }
  }

  /// The share that the tallest column stands for, and the shares beyond the axis, in free corners.
  private func drawScale(
    _ peak: Double, _ histogram: Histogram, on canvas: inout Canvas, in rect: Rect
  ) {
    write("↑\(percent(peak))", x: rect.x, on: &canvas, in: rect)
    let beyond = [("◂", histogram.below), ("▸", histogram.above)].filter { $0.1 > 0 }
      .map { "\($0.0)\(percent($0.1))" }.joined(separator: " ")
    write(beyond, x: rect.maxX - beyond.unicodeScalars.count, on: &canvas, in: rect)
  }

  /// Writes into the top row where nothing else is drawn.
  private func write(_ text: String, x: Int, on canvas: inout Canvas, in rect: Rect) {
    let width = text.unicodeScalars.count
    guard width > 0, width < rect.width,
      (x..<x + width).allSatisfy({ canvas[$0, rect.y].glyph == " " })
    else { return }
    for (offset, glyph) in text.unicodeScalars.enumerated() {
      let background = canvas[x + offset, rect.y].style.background
      canvas[x + offset, rect.y] = Cell(glyph, Style(Palette.quiet.foreground, on: background))
    }
  }

  /// |y| beyond which the nonlinearity is saturated, in pictures of y.
  private var saturation: Double? {
    kind == .relative || network.current.tap != .y ? nil : run.trainer?.saturation
  }

  private func shadeZones(on canvas: inout Canvas, in rect: Rect) {
    guard let limit = saturation else { return }
    let left = Int((axis.position(-limit) * Double(rect.width)).rounded())
    let right = Int((axis.position(limit) * Double(rect.width)).rounded())
    let zones = [
      Rect(x: rect.x, y: rect.y, width: left, height: rect.height),
      Rect(x: rect.x + right, y: rect.y, width: rect.width - right, height: rect.height),
    ]
    for zone in zones { canvas.restyle(zone) { $0.background = Palette.zone } }
  }

  /// 15, 50 and 85 % under the bars; the zones of saturation as dots.
  private func drawRuler(_ layer: LayerObservation, on canvas: inout Canvas, in rect: Rect) {
    guard !rect.isEmpty else { return }
    let inner = rect.inset(dx: 1)
    if let limit = saturation {
      for column in 0..<inner.width {
        let center =
          axis.lower
          + (axis.upper - axis.lower) * (Double(column) + 0.5) / Double(inner.width)
        if abs(center) > limit { canvas[inner.x + column, inner.y] = Cell("░", Palette.rule) }
      }
    }
    guard let quantiles = distribution(layer)?.quantiles else { return }
    canvas.draw(Band(quantiles.q15, quantiles.q50, quantiles.q85, axis: axis), in: inner)
  }
}

extension Tap {
  /// What the quantity is, in words.
  func meaning(_ nonlinearity: String) -> String {
    switch self {
    case .z: "z = W a + b of each unit"
    case .normalized: "ẑ of each unit, normalized"
    case .y: "what each \(nonlinearity) receives"
    case .a: "what each \(nonlinearity) puts out"
    case .gradient: "∂L/∂y of each unit"
    }
  }
}
