import Drawing
import Statistics
import Telemetry

/// A measure of internal covariate shift that has a number in every layer.
enum ShiftMeasure: CaseIterable {
  /// W₁ in the last 50 steps; W₁ since the mark, as it is and in the σ at the mark.
  case drift, raw, inSigma
  /// The drift if only the layers before had learned in those steps, or only the layer itself.
  case earlierDrift, ownDrift
  /// ‖G − G'‖ / ‖G‖ and cos(G, G') when only the layers before take their step.
  case gradient, cosine

  /// Whether it compares distributions, and not gradients.
  var isDistributional: Bool { self != .gradient && self != .cosine }

  /// The drift and whose it is.
  static let drifts: [ShiftMeasure] = [.drift, .earlierDrift, .ownDrift]

  /// Whether it compares with the mark.
  private var isSinceMark: Bool { self == .raw || self == .inSigma }

  /// What its chart shows, the longest title first; `symbol` is that of the quantity looked at.
  func titles(_ symbol: String, _ run: RunWords) -> [String] {
    return switch self {
    case .raw:
      [
        "how far \(symbol) moved since the mark: W₁, raw", "\(symbol) since the mark: W₁, raw",
        "W₁ since the mark, raw", "W₁ raw",
      ]
    case .inSigma:
      [
        "the same in σ at the mark: W₁/σ, log axis", "since the mark: W₁/σ, log axis",
        "W₁/σ (log axis)", "W₁/σ, log",
      ]
    case .drift:
      [
        "drift: how far \(symbol) moves in \(run.driftSpan), W₁ raw",
        "drift in \(run.driftSpan): W₁, raw", "drift in \(run.driftSpan)", "drift",
      ]
    case .earlierDrift:
      [
        "drift by what earlier layers alone learn", "drift by earlier layers alone",
        "by earlier layers", "earlier",
      ]
    case .ownDrift:
      [
        "drift by what the layer itself learns alone", "drift by the layer alone", "by its own",
        "own",
      ]
    case .gradient:
      [
        "how far earlier layers’ step moves ∂L/∂W: ‖G−G'‖/‖G‖", "gradient shift ‖G−G'‖/‖G‖",
        "‖G−G'‖/‖G‖",
      ]
    case .cosine:
      [
        "whether its direction stays: cos(G, G'), 1 if so", "gradient direction cos(G, G')",
        "cos(G, G')",
      ]
    }
  }

  /// The number of a layer, nil where it has not been measured.
  func value(_ layer: LayerObservation) -> Double? {
    switch self {
    case .raw: layer.shift?.raw
    case .inSigma: layer.shift?.inSigma
    case .drift: layer.drift
    case .earlierDrift: layer.driftSplit?.earlier.raw
    case .ownDrift: layer.driftSplit?.own.raw
    case .gradient: layer.gradientShift?.ratio
    case .cosine: layer.gradientShift?.cosine
    }
  }

  /// What is said while there is nothing to draw.
  func note(_ snapshot: Snapshot) -> String {
    let isKnown = snapshot.networks.contains { network in
      network.current.layers.contains { value($0) != nil }
    }
    let unknown = "this shift is not known of these layers"
    switch self {
    case .raw, .inSigma: return isKnown ? "no shift yet: the mark is this moment" : unknown
    case .drift, .earlierDrift, .ownDrift:
      if snapshot.run.log != nil { return "first known with the second logged moment" }
      guard let window = snapshot.run.trainer?.driftWindow else { return unknown }
      return snapshot.query.tap == .y
        ? "first measured \(window) steps from the start or a change of the normalization"
        : "measured of y only"
    case .gradient, .cosine:
      if snapshot.run.log != nil { return "no log tells the gradient shift: only a trainer does" }
      guard let window = snapshot.run.trainer?.window else { return unknown }
      return snapshot.layers < 2
        ? "a first hidden layer has no layers before it whose step could shift its gradient"
        : "the gradient shift is first measured at step \(window)"
    }
  }

  /// Its chart for the layers of `lines`, on an axis that has room for the measures `alike` as well.
  func chart(_ lines: LayerLines, time: TimeAxis, alike: [ShiftMeasure] = []) -> TimeChart {
    let snapshot = lines.snapshot
    let drawn = drawn(lines)
    let words = RunWords(snapshot.run)
    let sign = isDistributional && snapshot.isShiftBounded ? "≥ " : ""
    let scales = alike.isEmpty ? [drawn] : alike.map { $0.drawn(lines) }
    return TimeChart(
      titles: titles(words.symbol(of: snapshot.query.tap), words).map { sign + $0 },
      time: time,
      scale: scale(scales, lines), lines: drawn, cursor: snapshot.query.step,
      note: note(snapshot))
  }

  /// The layers' lines.
  private func drawn(_ lines: LayerLines) -> [TimeLine] {
    let window = lines.snapshot.run.trainer?.window
    var drawn = lines.lines(
      over: { isDistributional ? $0.tapPast : $0.past },
      at: { point in
        guard let window, !isDistributional else { return point.step }
        return point.step / window * window
      },
      breaksAt: { earlier, later in
        isSinceMark
          ? earlier.markStep != later.markStep : earlier.normalization != later.normalization
      },
      value: value)
    if self == .inSigma, !drawn.contains(where: { $0.points.contains { $0.value > 0 } }) {
      for index in drawn.indices { drawn[index].points = [] }
    }
    return drawn
  }

  /// An axis for the lines of networks that have not diverged, or of all if all have; each of `measures`
  /// has one for every layer.
  private func scale(_ measures: [[TimeLine]], _ lines: LayerLines) -> ValueAxis {
    let networks = lines.snapshot.networks
    let owners = networks.indices.flatMap { index in lines.layers(of: index).map { _ in index } }
    let finite = measures.flatMap { drawn in
      zip(drawn, owners).filter { networks[$1].divergedAt == nil }.map(\.0)
    }
    let values = (finite.isEmpty ? measures.flatMap(\.self) : finite).flatMap {
      $0.points.map(\.value)
    }
    switch self {
    case .drift, .earlierDrift, .ownDrift, .raw, .gradient: return ValueAxis(from0To: values)
    case .inSigma: return ValueAxis(decadesOf: values)
    case .cosine:
      let least = values.filter(\.isFinite).min() ?? 0
      return ValueAxis(Axis([0.9, 0.5, 0].first { $0 <= least } ?? -1, 1))
    }
  }
}
