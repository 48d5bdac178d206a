import Drawing
import Telemetry

/// The settings in a box over the middle of the view, and below them the network that is running.
struct SettingsPanel: Drawable {
  let choice: SettingsChoice
  /// What is running, and the network that keys act on.
  let snapshot: Snapshot?
  let focus: Int

  func draw(on canvas: inout Canvas, in rect: Rect) {
    // No slivers of the view beside it.
    let width = rect.width < 84 ? rect.width : 76
    let words = choice.refusal ?? choice.meaning
    let text = wrapped(words, width: width - 4).count
    let diagram = snapshot.map { NetworkDiagram(choice.run, $0.networks[focus], width: width - 4) }
    let count = choice.lines.count
    // Frame, words and keys; a line above the diagram.
    let least = 3 + max(text, width < 76 ? 2 : 1)
    let below = (diagram?.height ?? 0) + 1
    let hasDiagram = diagram != nil && least + count + below <= rect.height
    let height = min(rect.height, least + count + (hasDiagram ? below : 0))
    let box = rect.middle(Size(width: width, height: height))
    canvas.cover(with: box)
    canvas.draw(
      Box(title: [Span("Settings for the next start", Palette.strong)], style: Palette.rule),
      in: box)
    let inner = box.inset(dx: 2, dy: 1)
    let (list, rest) = inner.splitTop(height - least - (hasDiagram ? below : 0))
    drawLines(on: &canvas, in: list)
    let (meaning, under) = rest.splitTop(least - 3)
    canvas.write(
      words, wrappedIn: meaning, style: choice.refusal == nil ? Palette.quiet : Palette.banner)
    if hasDiagram, let diagram, let snapshot {
      canvas.write(
        "running now: \(snapshot.names[focus])", x: under.x, y: under.y, width: under.width)
      canvas.draw(diagram, in: under.splitTop(1).rest)
    }
    let isUndone = inner.width >= 60 && snapshot?.status.keepsEarlier ?? false
    canvas.write(
      hints: [
        ("↑↓ choose", nil), ("←→ change", nil),
        (isUndone ? "Enter starts again, z undoes it" : "Enter starts", .enter),
        ("Esc cancels", .escape),
      ], in: Rect(x: inner.x, y: inner.maxY - 1, width: inner.width, height: 1))
  }

  /// As many lines as there is room for, with the selected one among them.
  private func drawLines(on canvas: inout Canvas, in rect: Rect) {
    let lines = choice.lines
    let first = max(0, min(choice.line - rect.height / 2, lines.count - rect.height))
    for (row, place) in (first..<min(lines.count, first + rect.height)).enumerated() {
      let (line, y) = (lines[place], rect.y + row)
      let isSelected = place == choice.line
      let style = isSelected ? Palette.strong : .plain
      canvas.write(
        [Span(isSelected ? "▸ " : "  ", Palette.key), Span(line.name, style)], x: rect.x, y: y,
        width: rect.width)
      let x = rect.x + 16
      let end = canvas.write(
        isSelected ? "◂ \(line.value) ▸" : "  \(line.value)", x: x, y: y, width: rect.width - 16,
        style: style)
      canvas.note(
        line: place, of: .settings, in: Rect(x: rect.x, y: y, width: rect.width, height: 1))
      guard isSelected else { continue }
      canvas.note(.key(.left), in: Rect(x: x, y: y, width: 1, height: 1))
      canvas.note(.key(.right), in: Rect(x: end - 1, y: y, width: 1, height: 1))
    }
  }
}
