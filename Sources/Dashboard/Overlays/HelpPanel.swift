import Drawing
import Telemetry

/// The help: what is on the current view, then every key, what is taught wrong, and sources.
struct HelpPanel: Drawable {
  let view: View
  /// What the numbers in the explanations are of; nil before there is a run.
  let run: RunInfo?
  let firstLine: Int

  func draw(on canvas: inout Canvas, in rect: Rect) {
    let inner = rect.inset(dx: 2, dy: 1)
    let lines = Self.lines(view, run, width: inner.width)
    let first = min(firstLine, max(0, lines.count - inner.height))
    let last = min(first + inner.height, lines.count)
    canvas.draw(
      Box(
        title: [Span("Help: \(view.name)", Palette.strong)],
        trailing: [Span("lines \(first + 1)–\(last) of \(lines.count)", Palette.quiet)],
        style: Palette.rule), in: rect)
    for (row, line) in lines.dropFirst(first).prefix(inner.height).enumerated() {
      canvas.write(line, x: inner.x, y: inner.y + row, width: inner.width)
    }
    canvas.write(
      hints: [("↑↓ PgUp PgDn Home End turn", nil), ("?, q or Esc closes", .escape)],
      in: Rect(x: inner.x, y: rect.maxY - 1, width: inner.width, height: 1))
  }

  /// The first line when the end of the help is shown in `rect`.
  static func lastFirstLine(_ view: View, _ run: RunInfo?, in rect: Rect) -> Int {
    let inner = rect.inset(dx: 2, dy: 1)
    return max(0, lines(view, run, width: inner.width).count - inner.height)
  }

  /// The help's lines, wrapped at `width`.
  private static func lines(_ view: View, _ run: RunInfo?, width: Int) -> [[Span]] {
    var lines: [[Span]] = []
    func section(_ title: String, _ entries: [(String, String)], indent: Int, _ style: Style) {
      lines.append([Span(title, Palette.strong)])
      for (term, text) in entries {
        for (row, part) in wrapped(text.heldTogether, width: width - indent).enumerated() {
          let gap = max(0, indent - (row == 0 ? term.unicodeScalars.count : 0))
          lines.append([
            Span(row == 0 ? term : "", style), Span(String(repeating: " ", count: gap)),
            Span(part.spaced),
          ])
        }
      }
      lines.append([])
    }
    section("On this view", Glossary.entries(for: view, RunWords(run)), indent: 15, Palette.key)
    section("In the header", Glossary.header(RunWords(run)), indent: 15, Palette.key)
    section(
      "Keys", Binding.table.map { ($0.label, $0.explanation) }, indent: 8, Palette.key)
    section("Commonly taught wrong", Glossary.misconceptions, indent: 15, Palette.key)
    section("Sources", Glossary.sources, indent: 20, Palette.quiet)
    return lines.dropLast()
  }
}
