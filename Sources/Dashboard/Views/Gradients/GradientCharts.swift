import Drawing
import Telemetry

/// The charts of gradients and updates over time, with axes that all networks share.
struct GradientCharts {
  private let lines: LayerLines
  private let time: TimeAxis
  private let normLines: [TimeLine]
  private let updateLines: [TimeLine]
  private let angleLines: [TimeLine]
  private let effectiveRateLines: [TimeLine]
  private let landscape: LandscapeCharts
  private let flows: FlowCharts

  init(_ lines: LayerLines, time: TimeAxis) {
    self.lines = lines
    self.time = time
    landscape = LandscapeCharts(lines.snapshot)
    flows = FlowCharts(snapshot: lines.snapshot)
    normLines = lines.lines(over: \.past) { $0.gradient?.norm }.map(\.smoothed)
    updateLines = lines.lines(over: \.past) { $0.gradient?.updateRatio }
      .map(\.smoothed)
    angleLines = lines.lines(over: \.past) { $0.gradient?.angle }.map(\.smoothed)
    effectiveRateLines = lines.lines(over: \.past) { $0.gradient?.effectiveRate }.map(\.smoothed)
  }

  /// The layers from which on a network is deep: what becomes of the gradient on its way down is then what
  /// matters most.
  private static let deep = 10

  /// The charts of a network, counted from 0, in rows of `width` columns: what matters most comes first.
  func all(of network: Int, width: Int) -> [[TimeChart]] {
    let along =
      width < 50
      ? [[landscape.changes(of: network)]]
      : [[landscape.losses(of: network), landscape.changes(of: network)]]
    let down = flows.rows(of: network, width: width)
    let isDeep = lines.snapshot.networks[network].current.layers.count >= Self.deep
    return (isDeep ? down : []) + [[norms(of: network)]] + along
      + [[updates(of: network)], [angles(of: network)]] + (isDeep ? [] : down)
      + [[landscape.past(of: network)], [effectiveRates(of: network)]]
  }

  /// What the loss does along a step, for where there is no room for that chart.
  func landscapeWords(of network: Int) -> [String]? { landscape.words(of: network) }

  /// ‖∂L/∂W‖ of each layer.
  private func norms(of network: Int) -> TimeChart {
    TimeChart(
      titles: [
        "size of the gradient ‖∂L/∂W‖ of each layer, log axis", "gradient ‖∂L/∂W‖, log axis",
        "‖∂L/∂W‖, log axis", "‖∂L/∂W‖",
      ],
      trailing: [Span("smoothed", Palette.quiet)], time: time.only(network),
      scale: ValueAxis(decadesOf: normLines.values),
      lines: part(of: normLines, network), cursor: lines.snapshot.query.step, isFramed: false,
      note: note("no gradient yet: the first batch comes with step 1"))
  }

  /// log₁₀ of update:data of each layer, with the guide at −3.
  private func updates(of network: Int) -> TimeChart {
    TimeChart(
      titles: [
        "update:data log₁₀(std(ΔW) / std(W))", "log₁₀ of update:data", "update:data",
      ],
      trailing: [Span("smoothed", Palette.quiet)], time: time.only(network),
      scale: ValueAxis(
        decadesOf: updateLines.values, including: [0.000_5, 0.005], showsExponents: true),
      lines: part(of: updateLines, network), guide: (0.001, "−3, a rule of thumb"),
      cursor: lines.snapshot.query.step, isFramed: false,
      note: note("no update yet: the first comes with step 1"))
  }

  /// By how much a step turns the weights of each layer.
  private func angles(of network: Int) -> TimeChart {
    TimeChart(
      titles: [
        "angle of a step: how far it turns W of each layer, in degrees, log axis",
        "angle of a step in degrees, log axis", "angle of a step, deg", "angle, deg",
      ],
      trailing: [Span("smoothed", Palette.quiet)], time: time.only(network),
      scale: ValueAxis(decadesOf: angleLines.values),
      lines: part(of: angleLines, network), cursor: lines.snapshot.query.step, isFramed: false,
      note: note("no step yet: the first one is step 1"))
  }

  /// η / ‖W‖² of each layer.
  private func effectiveRates(of network: Int) -> TimeChart {
    TimeChart(
      titles: [
        "effective learning rate η/‖W‖² of each layer, log axis",
        "effective rate η/‖W‖², log axis", "η/‖W‖², log axis", "η/‖W‖²",
      ],
      trailing: [Span("smoothed", Palette.quiet)], time: time.only(network),
      scale: ValueAxis(decadesOf: effectiveRateLines.values),
      lines: part(of: effectiveRateLines, network), cursor: lines.snapshot.query.step,
      isFramed: false, note: note("no step yet: the first one is step 1"))
  }

  /// The lines of one network; nothing else is dashed or primed beside them.
  private func part(of all: [TimeLine], _ network: Int) -> [TimeLine] {
    let layers = lines.layers(of: network)
    let before = (0..<network).reduce(0) { $0 + lines.layers(of: $1).count }
    return zip(layers, all.dropFirst(before)).map { layer, line in
      TimeLine(points: line.points, label: lines.id(layer, of: network).short)
    }
  }

  /// Why there is no line: of a trainer's run it is `early`.
  private func note(_ early: String) -> String {
    lines.snapshot.run.trainer == nil
      ? "the gradients of these layers’ weights are not known" : early
  }
}
