import Drawing
import Telemetry

/// What stands below the picture for those who sit far away: the drift of one layer as a large number
/// and over time, and sentences that say what it means.
struct ProjectorPanel: Drawable {
  /// A snapshot of one layer.
  let snapshot: Snapshot
  /// The end of the drift's scale, for all networks.
  let driftLimit: Double

  /// The rows that it gets of a body so high; only the sentences where the number has no room.
  static func rows(height: Int) -> Int {
    switch height {
    case ..<21: 2
    case ..<33: 8
    default: 13
    }
  }

  /// Draws within `rect`, with a column for each network.
  func draw(on canvas: inout Canvas, in rect: Rect) {
    for (index, column) in rect.columns(snapshot.networks.count).enumerated() {
      drawNetwork(index, on: &canvas, in: column.inset(dx: 1))
    }
  }

  private func drawNetwork(_ index: Int, on canvas: inout Canvas, in rect: Rect) {
    let sentences = ProjectorWords(snapshot, network: index).sentences
    guard rect.height > 2 else {
      canvas.write(
        sentences.joined(separator: " "), wrappedIn: rect, style: Palette.strong)
      return
    }
    let network = snapshot.networks[index]
    let (numbers, words) = rect.splitTop(rect.height - 3)
    let right = drawDrift(of: network, on: &canvas, in: numbers)
    canvas.draw(
      DriftTrace(network: network, limit: driftLimit, run: RunWords(snapshot.run)), in: right)
    // A sentence is told as a whole or not at all.
    let lines = sentences.reduce(into: [String]()) { lines, sentence in
      let more = wrapped(sentence, width: words.width)
      if lines.count + more.count <= words.height { lines += more }
    }
    for (row, line) in lines.enumerated() {
      canvas.write(
        line, x: words.x, y: words.maxY - lines.count + row, width: words.width,
        style: Palette.strong)
    }
  }

  /// Writes the drift at the left of `rect`, as large as it fits, and returns what is free beside it.
  private func drawDrift(
    of network: NetworkSnapshot, on canvas: inout Canvas, in rect: Rect
  ) -> Rect {
    // On a log with bins alone the sentence says that it is a lower bound.
    let number = network.drift.flatMap { $0.isFinite ? fixed($0, 2) : nil } ?? "–"
    let style = network.hue.style
    let scales = rect.height >= 10 && rect.width >= 90 ? [2, 1] : [1]
    let sizes = scales.map { LargeText(number, style: style, scale: $0) }
    guard let text = sizes.first(where: { $0.size.width <= rect.width }) else {
      canvas.write(number, x: rect.x, y: rect.y, width: rect.width, style: style.bold)
      return rect.splitTop(1).rest
    }
    canvas.draw(text, in: rect)
    return rect.splitLeft(text.size.width + 3).rest
  }
}
