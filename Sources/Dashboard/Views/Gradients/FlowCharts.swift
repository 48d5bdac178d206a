import Drawing
import Telemetry

/// What becomes of the gradient of each network on its way down, layer by layer, on axes that all share;
/// the network's own line is strong.
struct FlowCharts {
  let snapshot: Snapshot

  /// The charts of a network, counted from 0, in rows of `width` columns; none where nothing is known of
  /// the gradient in more than one layer.
  func rows(of network: Int, width: Int) -> [[TimeChart]] {
    guard snapshot.networks[network].current.layers.compactMap(\.flow).count > 1 else { return [] }
    let (sizes, cosines) = (sizes(of: network), cosines(of: network))
    return width < 50 ? [[sizes]] : [[sizes, cosines]]
  }

  /// How large the gradient is in each layer, beside what theory expects.
  private func sizes(of network: Int) -> TimeChart {
    let lines = lines(of: network) { $0.rms }
    let expected = snapshot.networks.compactMap(theory)
    let names = ["rms ∂L/∂y of each layer, log axis", "rms ∂L/∂y, log axis", "rms ∂L/∂y"]
    let titles =
      expected.isEmpty
      ? names
      : ["\(names[0]); dotted: theory at step 0", "\(names[2]), log; dotted: theory"] + names
    return chart(titles, expected + lines, scale: ValueAxis(decadesOf: lines.values))
  }

  /// How alike the gradients of examples of one class are in each layer; what is a little below 0 counts
  /// as 0.
  private func cosines(of network: Int) -> TimeChart {
    let lines = lines(of: network) { $0.correlation }
    let known = lines.values.filter(\.isFinite)
    let (low, high) = (known.min() ?? 0, known.max() ?? 1)
    let least = low > -high / 20 ? 0 : low
    return chart(
      ["cosine of ∂L/∂y within a class, each layer", "cosine within a class", "cosine"],
      lines.map { line in
        var line = line
        line.points = line.points.map {
          TimeLine.Point(step: $0.step, value: max(least, $0.value), look: $0.look)
        }
        return line
      }, scale: ValueAxis(Axis(holding: least, high)))
  }

  private func chart(_ titles: [String], _ lines: [TimeLine], scale: ValueAxis) -> TimeChart {
    TimeChart(
      titles: titles, time: TimeAxis(layers: snapshot.layers), scale: scale, lines: lines,
      isFramed: false)
  }

  /// A line of each network, the one of `network` last and strong.
  private func lines(of network: Int, value: (GradientFlow) -> Double) -> [TimeLine] {
    snapshot.identities.map { identity in
      let now = identity.network.current
      let look = identity.look(now.normalization)
      return TimeLine(
        points: now.layers.enumerated().compactMap { layer, observed in
          observed.flow.map { TimeLine.Point(step: layer + 1, value: value($0), look: look) }
        }, label: identity.name)
    }.bringingForward(network)
  }

  /// What theory expects of a network before its first step, from its last layer down; nil where it says
  /// nothing.
  private func theory(_ network: NetworkSnapshot) -> TimeLine? {
    let layers = network.current.layers
    guard let run = snapshot.run.trainer, GradientsView.explodes(network, run),
      let last = layers.last?.flow
    else { return nil }
    let look = TimeLine.Look(style: Palette.quiet, faint: Palette.quiet, pattern: .dotted)
    let decades = decimalExponent(GradientFlow.explosion)
    return TimeLine(
      points: layers.indices.map { layer in
        let factor = powerOfTen(decades * Double(layers.count - 1 - layer))
        return TimeLine.Point(step: layer + 1, value: last.rms * factor, look: look)
      })
  }
}
