import Drawing
import Statistics
import Telemetry

/// The numbers of one network at the moment shown: how it learns, then the shift of each layer.
struct ShiftTable: Drawable {
  let network: NetworkSnapshot
  let identity: NetworkIdentity
  /// Whether there are two networks, so that lines have to be told apart, and keys act on this one.
  let isTwin: Bool
  let isFocused: Bool
  let selected: Int
  let run: RunInfo
  let status: Status
  /// Whether what is shown was before the present.
  let isPast: Bool

  private struct Column {
    let names: [String]
    let width: Int
    /// What stands before the number of a layer.
    var sign: (LayerObservation) -> String = { _ in "" }
    let value: (LayerObservation) -> Double?

    /// The numbers of all layers in one notation that leaves a blank before them: with powers of ten
    /// where one is 10 000 or more, or has no room.
    func texts(_ layers: [LayerObservation]) -> [String] {
      let values = layers.map(value)
      func texts(_ text: (Double) -> String) -> [String] {
        zip(layers, values).map { layer, value in value.map { sign(layer) + text($0) } ?? "–" }
      }
      let isLarge = values.contains { abs($0 ?? 0) >= 1e4 }
      let notations =
        (isLarge ? [] : [texts { fixed($0, 2) }])
        + [texts { scientific($0) }, texts { scientific($0, 0) }]
      return notations.first { $0.allSatisfy { $0.unicodeScalars.count < width } }
        ?? notations[notations.count - 1]
    }
  }

  /// The rows above the layers in a table of `width` columns.
  static func headingRows(width: Int) -> Int { width < 46 ? 3 : 2 }

  private static func number(_ value: Double?, _ decimals: Int) -> String {
    value.map { fixed($0, decimals) } ?? "–"
  }

  /// The columns that fit in `width` cells behind the layer's name, from left to right.
  private func columns(width: Int) -> [Column] {
    let isWide = width >= 46
    // Without the gradient’s columns there is room for signs.
    let more = run.log == nil ? 0 : isWide ? 4 : 2
    func sign(_ layer: LayerObservation) -> String {
      let sign = run.boundSign(layer)
      return isWide ? sign : String(sign.prefix(1))
    }
    let drift = Column(names: ["drift"], width: (isWide ? 8 : 6) + more, sign: sign) { $0.drift }
    // Parts stand beside the whole of the moment that they are of.
    let raw = Column(names: ["W₁ raw", "W₁"], width: (isWide ? 8 : 6) + more, sign: sign) {
      $0.split?.whole.raw ?? $0.shift?.raw
    }
    let inSigma = Column(names: ["W₁/σ"], width: (isWide ? 8 : 7) + more, sign: sign) {
      $0.shift?.inSigma
    }
    if run.log != nil { return [drift, raw, inSigma] }
    let ratio = Column(names: ["‖G−G'‖/‖G‖", "ΔG/G"], width: isWide ? 12 : 6) {
      $0.gradientShift?.ratio
    }
    let cosine = Column(names: ["cosine", "cos"], width: isWide ? 9 : 6) {
      $0.gradientShift?.cosine
    }
    let parts = [
      Column(names: ["earlier", "earl."], width: isWide ? 9 : 6) { $0.split?.earlier.raw },
      Column(names: ["own"], width: isWide ? 7 : 5) { $0.split?.own.raw },
    ]
    let driftParts = [
      Column(names: ["earlier", "earl."], width: isWide ? 9 : 6) { $0.driftSplit?.earlier.raw },
      Column(names: ["own"], width: isWide ? 7 : 5) { $0.driftSplit?.own.raw },
    ]
    let isSplit = network.current.layers.contains { $0.split != nil }
    let isDriftSplit = network.current.layers.contains { $0.driftSplit != nil }
    let halves = [drift, raw] + (isSplit ? parts : [])
    let all = isDriftSplit ? [drift] + driftParts + halves.dropFirst() : halves
    let split =
      isSplit || isDriftSplit
      ? [
        all + [inSigma, ratio, cosine], all + [ratio, cosine], all + [ratio],
        halves + [inSigma, ratio, cosine], halves + [ratio, cosine], halves + [ratio],
      ] : []
    let choices = split + [[drift, raw, inSigma, ratio, cosine]]
    return choices.first { $0.reduce(0) { $0 + $1.width } <= width }
      ?? [drift, raw, ratio, cosine]
  }

  func draw(on canvas: inout Canvas, in rect: Rect) {
    let now = network.current
    drawHeading(now, on: &canvas, in: rect)
    defer {
      if network.divergedAt != nil, !isPast { canvas.dim(rect.splitTop(1).rest) }
    }
    let top = rect.y + Self.headingRows(width: rect.width) - 1
    guard rect.maxY - top >= 2 else { return }
    let least = rect.width >= 51 ? 6 : 4
    let columns = columns(width: rect.width - least)
    // A mark, and names as long as there is room for.
    let longest = now.layers.map { identity.name(of: $0.id).count }.max() ?? 0
    let room = rect.width - columns.reduce(0) { $0 + $1.width }
    let nameWidth = max(least, min(1 + longest, room))
    var x = rect.x + nameWidth
    canvas.write(
      nameWidth > 4 ? "layer" : "", x: rect.x + 1, y: top, width: rect.width - 1,
      style: Palette.quiet)
    for column in columns {
      canvas.write(
        column.names.fitting(column.width - 1), x: x, y: top,
        width: min(column.width, rect.maxX - x), style: Palette.quiet, alignment: .trailing)
      x += column.width
    }
    let window = LayerWindow(
      around: selected, of: now.layers.count, room: rect.maxY - top - 1)
    let texts = columns.map { $0.texts(now.layers) }
    for (row, layer) in window.layers.enumerated() {
      let y = top + 1 + row
      canvas.note(
        Item(group: identity.index, index: layer),
        in: Rect(x: rect.x, y: y, width: rect.width, height: 1))
      let isSelected = layer == min(selected, now.layers.count - 1)
      canvas.write(
        (isSelected ? "▸" : " ") + identity.name(of: now.layers[layer].id), x: rect.x, y: y,
        width: nameWidth,
        style: network.hue.style(depth: layer, of: now.layers.count))
      var x = rect.x + nameWidth
      for (column, texts) in zip(columns, texts) {
        canvas.write(
          texts[layer], x: x, y: y, width: min(column.width, rect.maxX - x),
          alignment: .trailing)
        x += column.width
      }
    }
  }

  /// The network's name, and how well it learns: shift is never shown without that.
  private func drawHeading(_ now: Observation, on canvas: inout Canvas, in rect: Rect) {
    var title = [identity.heading(isFocused: isFocused, hasLines: isTwin)]
    if let step = network.divergedAt {
      let words = status.words(ofDivergenceAt: step, width: rect.width - title.width - 30)
      title += [Span(" "), Span(words, Palette.banner)]
    }
    let loss = "loss \(Self.number(now[.trainLoss], 2))"
    let test = now[.testAccuracy].map { percent($0) } ?? "–"
    let norm = now[.gradientNorm].map { significant($0) } ?? "–"
    let end = canvas.write(title, x: rect.x, y: rect.y, width: rect.width)
    let isBelow = Self.headingRows(width: rect.width) > 2
    let x = isBelow ? rect.x + 1 : end + 2
    // A log tells what it tells.
    let known = [
      now[.trainLoss].map { _ in loss }, now[.testAccuracy].map { _ in "test \(test)" },
      now[.gradientNorm].map { _ in "‖∂L/∂W‖ \(norm)" },
    ].compactMap(\.self)
    let wordings =
      run.log != nil
      ? [known.joined(separator: "  ")] + known
      : [
        "\(loss)  test accuracy \(test)  ‖∂L/∂W‖ \(norm)", "\(loss)  test \(test)  ‖∂L/∂W‖ \(norm)",
        "\(loss) test \(test) ‖∇‖ \(norm)", "\(loss) \(test) ‖∇‖ \(norm)", "\(loss) \(test)",
        test,
      ]
    let room = rect.maxX - x
    canvas.write(
      wordings.fitting(room), x: x, y: isBelow ? rect.y + 1 : rect.y, width: room)
  }
}
