import Drawing
import Telemetry

/// Settings for the next start, as they are being chosen.
struct SettingsChoice: Equatable, Sendable {
  /// The settings so far.
  var settings: Settings
  /// The line that is selected, from 0.
  var line = 0

  /// What can be chosen.
  static let batches = [2, 5, 10, 20, 30, 60, 100, 200, 500, 1000]
  static let momenta = [0, 0.5, 0.8, 0.9, 0.95, 0.99]

  /// The name and the value on each line.
  var lines: [(name: String, value: String)] {
    [
      ("activation", settings.activation.rawValue),
      ("mini-batch", "\(settings.batchSize) examples"),
      ("momentum", settings.momentum.map { short($0) } ?? "Adam has none"),
    ]
  }

  /// Takes a key: ↑↓ choose a line, ←→ change it; true when that is what the key did.
  mutating func handle(_ key: Key) -> Bool {
    switch key {
    case .up, .character("k"): line = max(0, line - 1)
    case .down, .character("j"): line = min(lines.count - 1, line + 1)
    case .left, .character("h"): change(-1)
    case .right, .character("l"): change(1)
    default: return false
    }
    return true
  }

  private mutating func change(_ by: Int) {
    switch line {
    case 0: settings.activation = Nonlinearity.allCases.neighbour(of: settings.activation, by: by)
    case 1:
      let next =
        by > 0
        ? Self.batches.first { $0 > settings.batchSize }
        : Self.batches.last { $0 < settings.batchSize }
      settings.batchSize = next ?? settings.batchSize
    default:
      guard let momentum = settings.momentum else { return }
      let next = by > 0 ? Self.momenta.first { $0 > momentum } : Self.momenta.last { $0 < momentum }
      settings.momentum = next ?? momentum
    }
  }
}

/// The settings in a box over the middle of the view.
struct SettingsPanel: Drawable {
  let choice: SettingsChoice

  func draw(on canvas: inout Canvas, in rect: Rect) {
    let lines = choice.lines
    let box = rect.middle(Size(width: 52, height: lines.count + 4))
    canvas.cover(with: box)
    canvas.draw(
      Box(title: [Span("Settings for the next start", Palette.strong)], style: Palette.rule),
      in: box)
    let inner = box.inset(dx: 2, dy: 1)
    for (row, line) in lines.enumerated() {
      let isSelected = row == choice.line
      canvas.write(
        [
          Span(isSelected ? "▸ " : "  ", Palette.key),
          Span(line.name, isSelected ? Palette.strong : .plain),
        ], x: inner.x, y: inner.y + row, width: inner.width)
      let x = inner.x + 16
      let end = canvas.write(
        isSelected ? "◂ \(line.value) ▸" : "  \(line.value)", x: x, y: inner.y + row,
        width: inner.width - 16, style: isSelected ? Palette.strong : .plain)
      canvas.note(
        .line(row), in: Rect(x: inner.x, y: inner.y + row, width: inner.width, height: 1))
      guard isSelected else { continue }
      canvas.note(.key(.left), in: Rect(x: x, y: inner.y + row, width: 1, height: 1))
      canvas.note(.key(.right), in: Rect(x: end - 1, y: inner.y + row, width: 1, height: 1))
    }
    canvas.write(
      hints: [
        ("↑↓ choose", nil), ("←→ change", nil), ("Enter starts", .enter), ("Esc cancels", .escape),
      ], in: Rect(x: inner.x, y: inner.maxY - 1, width: inner.width, height: 1))
  }
}
