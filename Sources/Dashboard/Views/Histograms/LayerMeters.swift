import Drawing
import Statistics
import Telemetry

/// The drift of each layer as a meter and in numbers, and beside it the shift since the mark: for all
/// layers of all networks in the same words and of the same length, so that they can be compared.
struct LayerMeters {
  private let snapshot: Snapshot
  private let axes: AxisRanges
  /// Which of the wordings fits everywhere.
  private let wording: Int
  /// The columns of a meter; too few to be drawn below 4.
  private let length: Int

  /// Meters for rows of `width` columns.
  init(_ snapshot: Snapshot, _ axes: AxisRanges, width: Int) {
    self.snapshot = snapshot
    self.axes = axes
    let contents = snapshot.networks.flatMap { network in
      network.current.layers.compactMap { Self.content($0, of: network, snapshot.run, axes) }
    }
    let rooms = contents.map { width - $0.name.count - $0.end.count }
    /// The columns that the words at a place in the order of lengths leave to the narrowest meter.
    func left(_ place: Int) -> Int {
      zip(contents, rooms).map { content, room in
        room - content.wording(place).unicodeScalars.count
      }.min() ?? 0
    }
    let most = contents.map(\.wordings.count).max() ?? 1
    wording = (0..<most).first { left($0) >= 6 } ?? most - 1
    length = min(16, left(wording))
  }

  /// Draws that of a layer in the row `rect`; returns the column behind it.
  func draw(
    layer: Int, of network: NetworkSnapshot, on canvas: inout Canvas, in rect: Rect
  ) -> Int {
    guard
      let content = Self.content(network.current.layers[layer], of: network, snapshot.run, axes)
    else {
      return canvas.write(
        "its shift is not known", x: rect.x, y: rect.y, width: rect.width, style: Palette.quiet)
    }
    let numbers = Span(content.wording(wording))
    guard length >= 4 else {
      return canvas.write(
        [Span(String(content.name.dropLast(2)), Palette.quiet), numbers], x: rect.x, y: rect.y,
        width: rect.width)
    }
    let x = canvas.write(content.name, x: rect.x, y: rect.y, style: Palette.quiet)
    canvas.draw(
      Meter(
        content.share, style: network.hue.style,
        emptyStyle: Palette.rule),
      in: Rect(x: x, y: rect.y, width: length, height: 1))
    return canvas.write(
      [Span(content.end, Palette.quiet), numbers], x: x + length, y: rect.y,
      width: rect.maxX - x - length)
  }

  /// What a meter shows, with the wordings of its numbers, the longest first.
  private struct Content {
    let name: String, end: String
    let share: Double
    let wordings: [String]

    func wording(_ place: Int) -> String { wordings[min(place, wordings.count - 1)] }
  }

  private static func content(
    _ observed: LayerObservation, of network: NetworkSnapshot, _ run: RunInfo, _ axes: AxisRanges
  ) -> Content? {
    if network.current.tap == .y, run.hasDrift {
      return Content(
        name: "drift 0", end: short(axes.driftLimit),
        share: (observed.drift ?? 0) / axes.driftLimit,
        wordings: driftWords(observed, of: network, run))
    }
    guard let shift = observed.shift else { return nil }
    let layers = network.current.layers
    let raw =
      network.current.tap == .gradient
      ? significant(shift.raw) : number(observed, of: layers) { $0.shift?.raw }
    let sigma = number(observed, of: layers) { $0.shift?.inSigma }
    return Content(
      name: "shift 0", end: short(axes.shiftLimit), share: shift.raw / axes.shiftLimit,
      wordings: ["  \(raw) raw  \(sigma) σ", "  \(raw)"])
  }

  /// A number of one of `layers` in the same notation for all: with powers of ten where one is 10 000 or
  /// more; a dash where it is not known.
  private static func number(
    _ layer: LayerObservation, of layers: [LayerObservation],
    _ value: (LayerObservation) -> Double?
  ) -> String {
    let isLarge = layers.contains { abs(value($0) ?? 0) >= 1e4 }
    return value(layer).map { isLarge ? scientific($0) : fixed($0, 2) } ?? "–"
  }

  private static func driftWords(
    _ observed: LayerObservation, of network: NetworkSnapshot, _ run: RunInfo
  ) -> [String] {
    func number(_ value: (LayerObservation) -> Double?) -> String {
      (value(observed) == nil ? "" : run.boundSign(observed))
        + Self.number(observed, of: network.current.layers, value)
    }
    let drift = number(\.drift)
    let (raw, sigma) = (number { $0.shift?.raw }, number { $0.shift?.inSigma })
    let span = RunWords(run).driftSpan
    if observed.split != nil {
      // Parts stand beside the whole of the moment that they are of.
      let raw = number { $0.split?.whole.raw }
      let parts = (number { $0.split?.earlier.raw }, number { $0.split?.own.raw })
      let shift = "  shift \(raw): earlier \(parts.0), own \(parts.1)"
      let both = observed.driftSplit.map { _ in
        let ofDrift = (number { $0.driftSplit?.earlier.raw }, number { $0.driftSplit?.own.raw })
        return [
          "  \(drift) in \(span): earlier layers \(ofDrift.0), own \(ofDrift.1)\(shift)",
          "  \(drift): earlier \(ofDrift.0), own \(ofDrift.1)\(shift)",
          "  \(drift) earlier \(ofDrift.0) own \(ofDrift.1)"
            + "  shift \(raw) earlier \(parts.0) own \(parts.1)",
        ]
      }
      return (both ?? []) + [
        "  \(drift) in \(span)  shift \(raw): earlier layers \(parts.0), own \(parts.1)",
        "  \(drift)  shift \(raw): earlier layers \(parts.0), own \(parts.1)",
        "  \(drift)\(shift)", shift, "  earlier \(parts.0), own \(parts.1)",
      ]
    }
    return [
      "  \(drift) in \(span)   shift \(raw) raw  \(sigma) σ",
      "  \(drift) in \(span)  shift \(raw)  \(sigma) σ",
      "  \(drift)  shift \(raw) raw  \(sigma) σ", "  \(drift)  shift \(raw)", "  \(drift)",
    ]
  }
}
