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
  let network: NetworkSnapshot
  let run: RunInfo

  init(_ kind: Kind, network: NetworkSnapshot, run: RunInfo, axes: AxisRanges) {
    self.kind = kind
    self.network = network
    self.run = run
    axis = kind == .relative ? axes.relative : axes.absolute
  }

  /// Draws the bars of one layer and, in the last row of `rect`, its percentiles.
  func draw(layer: Int, on canvas: inout Canvas, in rect: Rect) {
    let (chart, ruler) = rect.splitTop(rect.height > 1 ? rect.height - 1 : rect.height)
    let shown = distribution(network.current.layers[layer]).map(shape)
    if let shown {
      canvas.draw(
        LayerHistogram(
          distribution: shown, axis: axis,
          style: network.hue.style, outline: marked(layer).map(shape),
          saturation: saturation),
        in: chart)
    } else {
      let observed = network.current.layers[layer]
      canvas.write(
        kind == .absolute || observed.units != nil
          ? LayerObservation.noValues : LayerObservation.unitsUnknown,
        wrappedIn: chart.inset(dx: 1), style: Palette.quiet, alignment: .center)
    }
    canvas.draw(
      HistogramRuler(distribution: shown, axis: axis, saturation: saturation), in: ruler)
  }

  /// The distribution that the picture shows of a layer; nil where that is not known, or there were no
  /// values.
  func distribution(_ layer: LayerObservation) -> Distribution? {
    switch kind {
    case .absolute: layer.pooled.count > 0 ? layer.pooled : nil
    case .relative: layer.units?.relative
    case .typical: layer.units.flatMap { $0.typical.now.count > 0 ? $0.typical.now : nil }
    }
  }

  /// What of a distribution has bars.
  private func shape(_ distribution: Distribution) -> Distribution {
    leavesOutZeros ? distribution.withoutZeros : distribution
  }

  /// Whether what is exactly 0 has no bar: behind ReLU so much of a gradient is that it would hide the
  /// rest.
  var leavesOutZeros: Bool {
    kind == .absolute && network.current.tap == .gradient
      && network.current.layers.contains { $0.pooled.shareOfZeros > 0 }
  }

  /// The same at the mark, for the outline; nil where there is none to draw.
  private func marked(_ layer: Int) -> Distribution? {
    guard network.current.step != network.mark.step else { return nil }
    let then = network.mark.layers
    return switch kind {
    case .absolute: then.indices.contains(layer) ? then[layer].pooled : nil
    case .relative: then.indices.contains(layer) ? then[layer].units?.relative : nil
    case .typical: network.current.layers[layer].units?.typical.mark
    }
  }

  /// |y| beyond which the nonlinearity is saturated, in pictures of y.
  private var saturation: Double? {
    kind == .relative || network.current.tap != .y ? nil : run.trainer?.saturation
  }
}
