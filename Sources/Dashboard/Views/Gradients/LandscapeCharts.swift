import Drawing
import Telemetry

/// The loss along a step from each network, on axes that all share, and how far its gradient changes
/// there, now and over time; the network's own line is strong.
struct LandscapeCharts {
  private let snapshot: Snapshot
  private let identities: [NetworkIdentity]

  init(_ snapshot: Snapshot) {
    self.snapshot = snapshot
    identities = snapshot.identities
  }

  /// By how much the loss of the latest batch changes along the gradient.
  func losses(of network: Int) -> TimeChart {
    let lines = lines(of: network) { $0.loss - $1.loss }
    let changes = lines.values.filter(\.isFinite)
    return chart(
      [
        "loss along a step of gradient descent, in nats", "loss along a step, in nats",
        "loss along a step",
      ], lines, scale: ValueAxis(Axis(holding: changes.min() ?? 0, changes.max() ?? 0)))
  }

  /// By how much the gradient differs from what it is here.
  func changes(of network: Int) -> TimeChart {
    let lines = lines(of: network) { point, _ in point.gradientChange }
    return chart(
      [
        "change of the gradient along a step, ‖∇L'−∇L‖/‖∇L‖", "change of the gradient along a step",
        "‖∇L'−∇L‖/‖∇L‖ along a step", "‖∇L'−∇L‖/‖∇L‖",
      ], lines, scale: ValueAxis(from0To: lines.values))
  }

  /// By how much the gradient changed to the furthest point, at each window.
  func past(of network: Int) -> TimeChart {
    let lines = ordered(identities.map { past($0) }, of: network)
    return TimeChart(
      titles: [
        "change of the gradient within 4 steps, ‖∇L'−∇L‖/‖∇L‖, over time",
        "change of the gradient within 4 steps, over time", "change of ∇L within 4 steps",
        "‖∇L'−∇L‖/‖∇L‖, 4 steps",
      ],
      time: TimeAxis(snapshot.networks).only(network),
      scale: ValueAxis(from0To: lines.values), lines: lines, cursor: snapshot.query.step,
      isFramed: false,
      note: snapshot.run.trainer.map { "first measured at step \($0.window)" }
        ?? "how the loss changes along a step is not known")
  }

  /// The numbers of the furthest point, for where there is no room for charts; nil where unknown.
  func words(of network: Int) -> [String]? {
    guard let landscape = snapshot.networks[network].landscape,
      let last = landscape.points.last
    else { return nil }
    let (loss, change) = landscape.furthest
    let steps = short(last.length)
    let rise = significant(loss, signed: true)
    return [
      "\(steps) steps along the gradient: loss \(rise), gradient changed by \(percent(change))",
      "\(steps) steps on: loss \(rise), ∇L off \(percent(change))",
      "\(steps) steps: loss \(rise), ∇L off \(percent(change))",
      "\(steps) steps on: ∇L off \(percent(change))",
    ]
  }

  private func chart(_ titles: [String], _ lines: [TimeLine], scale: ValueAxis) -> TimeChart {
    let isOver = snapshot.networks.allSatisfy { $0.divergedAt != nil }
    let hasSteps = snapshot.networks.contains { $0.current.step > 0 }
    return TimeChart(
      titles: titles, time: TimeAxis(stepLengths: Landscape.lengths.last ?? 1), scale: scale,
      lines: lines, isFramed: false,
      note: snapshot.run.trainer == nil
        ? "how the loss changes along a step is not known"
        : isOver
          ? "numbers are not finite any more"
          : hasSteps ? "being measured …" : "no step yet: the first one is step 1")
  }

  /// A line of each network, the one of `network` last and strong.
  private func lines(
    of network: Int, value: (Landscape.Point, Landscape.Point) -> Double
  ) -> [TimeLine] {
    let lines = identities.map { identity in
      let landscape = identity.network.landscape
      let look = identity.look(identity.network.current.normalization)
      let points = landscape?.points ?? []
      return TimeLine(
        points: points.map { point in
          TimeLine.Point(
            step: TimeAxis.place(ofLength: point.length), value: value(point, points[0]), look: look
          )
        }, label: identity.name)
    }
    return ordered(lines, of: network)
  }

  private func past(_ identity: NetworkIdentity) -> TimeLine {
    let window = snapshot.run.trainer?.window ?? 1
    var points: [TimeLine.Point] = []
    for observation in identity.network.past {
      guard let change = observation[.gradientChange] else { continue }
      // It is drawn once, where it was measured.
      let step = observation.step / window * window
      guard points.last?.step ?? -1 < step else { continue }
      points.append(
        TimeLine.Point(step: step, value: change, look: identity.look(observation.normalization)))
    }
    return TimeLine(points: points, label: identity.name)
  }

  /// A single line needs no name: it is that of the panel.
  private func ordered(_ lines: [TimeLine], of network: Int) -> [TimeLine] {
    var lines = lines
    if lines.count == 1 { lines[0].labels = [] }
    return lines.bringingForward(network)
  }
}
