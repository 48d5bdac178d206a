import Drawing
import Telemetry

/// The charts of gradients and updates over time, with axes that all networks share.
struct GradientCharts {
  private let lines: LayerLines
  private let time: TimeAxis
  private let normLines: [TimeLine]
  private let updateLines: [TimeLine]

  init(_ lines: LayerLines, time: TimeAxis) {
    self.lines = lines
    self.time = time
    normLines = lines.lines(over: \.past) { $0.gradient?.norm }.map(\.smoothed)
    updateLines = lines.lines(over: \.past) { $0.gradient?.updateRatio }
      .map(\.smoothed)
  }

  /// ‖∂L/∂W‖ of each layer of a network, counted from 0.
  func norms(of network: Int) -> TimeChart {
    TimeChart(
      titles: [
        "size of the gradient ‖∂L/∂W‖ of each layer, log axis", "gradient ‖∂L/∂W‖, log axis",
        "‖∂L/∂W‖, log axis", "‖∂L/∂W‖",
      ],
      trailing: [Span("smoothed", Palette.quiet)], time: time.only(network),
      scale: ValueAxis(decadesOf: values(normLines)),
      lines: part(of: normLines, network), cursor: lines.snapshot.query.step, isFramed: false,
      note: note("no gradient yet: the first batch comes with step 1"))
  }

  /// log₁₀ of update:data of each layer of a network, counted from 0, with the guide at −3.
  func updates(of network: Int) -> TimeChart {
    TimeChart(
      titles: [
        "update:data log₁₀(std(ΔW) / std(W))", "log₁₀ of update:data", "update:data",
      ],
      trailing: [Span("smoothed", Palette.quiet)], time: time.only(network),
      scale: ValueAxis(
        decadesOf: values(updateLines), including: [0.000_5, 0.005], showsExponents: true),
      lines: part(of: updateLines, network), guide: (0.001, "−3, a rule of thumb"),
      cursor: lines.snapshot.query.step, isFramed: false,
      note: note("no update yet: the first comes with step 1"))
  }

  /// The lines of one network; nothing else is dashed or primed beside them.
  private func part(of all: [TimeLine], _ network: Int) -> [TimeLine] {
    let count = lines.layers.count
    return all.dropFirst(network * count).prefix(count).enumerated().map { index, line in
      TimeLine(points: line.points, label: lines.id(lines.layers[index]).short)
    }
  }

  /// Why there is no line: of a trainer's run it is `early`.
  private func note(_ early: String) -> String {
    lines.snapshot.run.trainer == nil
      ? "the gradients of these layers’ weights are not known" : early
  }

  private func values(_ all: [TimeLine]) -> [Double] { all.flatMap { $0.points.map(\.value) } }
}
