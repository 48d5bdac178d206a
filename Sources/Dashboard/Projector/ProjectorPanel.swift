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
    let drift = network.current.layers.first?.drift
    let text = LargeText(
      drift.map { fixed($0, 2) } ?? "–", style: Palette.network(network.current.normalization),
      scale: rect.height >= 13 && rect.width >= 90 ? 2 : 1)
    canvas.draw(text, in: numbers)
    let (_, right) = numbers.splitLeft(text.size.width + 3)
    canvas.draw(
      DriftTrace(network: network, limit: driftLimit, run: RunWords(snapshot.run)), in: right)
    let lines = sentences.flatMap { wrapped($0, width: words.width) }
    let shown = lines.prefix(words.height)
    for (row, line) in shown.enumerated() {
      canvas.write(
        line, x: words.x, y: words.maxY - shown.count + row, width: words.width,
        style: Palette.strong)
    }
  }
}
