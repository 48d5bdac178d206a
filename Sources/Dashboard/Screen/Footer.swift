import Drawing
import Telemetry

/// The last row: the keys that matter most of those that work, or what the latest key did.
struct Footer: Drawable {
  let message: String?
  /// A key worth trying, before all others.
  var hint: Hint?
  /// Where the run stands; nil before there is one.
  let status: Status?

  func draw(on canvas: inout Canvas, in rect: Rect) {
    if let message {
      canvas.write(" \(message)", x: rect.x, y: rect.y, width: rect.width, style: Palette.strong)
      return
    }
    var x = rect.x + 1
    if let hint {
      let start = x - 1
      x =
        canvas.write(" \(hint.key.name) \(hint.words) ", x: start, y: rect.y, style: Palette.tab)
        + 2
      canvas.note(.key(hint.key), in: Rect(x: start, y: rect.y, width: x - start - 2, height: 1))
    }
    var room = rect.maxX - x
    let table = Binding.table.filter { binding in
      if let hint, binding.keys.contains(hint.key) { return false }
      guard let request = binding.action.request, let status else { return true }
      return status.refusal(of: request) == nil
    }
    let ranked = table.filter { $0.footerRank != nil }
      .sorted { ($0.footerRank ?? 0) < ($1.footerRank ?? 0) }
    let fitting = ranked.prefix { binding in
      room -= binding.footerLabel.unicodeScalars.count + binding.words.count + 3
      return room >= -2
    }
    for binding in table where fitting.contains(where: { $0.label == binding.label }) {
      let start = x
      x = canvas.write(
        [Span(binding.footerLabel, Palette.key), Span(" \(binding.words)  ", Palette.quiet)], x: x,
        y: rect.y)
      note(binding, in: Rect(x: start, y: rect.y, width: x - start - 2, height: 1), on: &canvas)
    }
  }

  /// Lets a click do what the key does; where two keys share an entry, each at its own character.
  ///
  /// Only leaving takes a key: what was trained should not be lost by a slip of the mouse.
  private func note(_ binding: Binding, in rect: Rect, on canvas: inout Canvas) {
    if case .quit = binding.action { return }
    canvas.note(.key(binding.keys[0]), in: rect)
    guard binding.footerLabel != binding.label, let other = binding.footerLabel.unicodeScalars.last
    else { return }
    let width = binding.footerLabel.unicodeScalars.count
    canvas.note(
      .key(.character(other)), in: Rect(x: rect.x + width - 1, y: rect.y, width: 1, height: 1))
  }
}

extension Key {
  /// The key, as it is written in a sentence.
  var name: String {
    switch self {
    case .character(let character): String(character)
    case .up: "↑"
    case .down: "↓"
    case .left: "←"
    case .right: "→"
    case .home: "Home"
    case .end: "End"
    case .pageUp: "PgUp"
    case .pageDown: "PgDn"
    case .delete: "Delete"
    case .tab: "Tab"
    case .backTab: "⇧Tab"
    case .enter: "Enter"
    case .escape: "Esc"
    case .backspace: "Backspace"
    case .function(let number): "F\(number)"
    case .control(let letter): "Ctrl-\(String(letter).uppercased())"
    }
  }
}
