extension Canvas {
  /// The same canvas in printable ASCII, cell by cell, for terminals and fonts without more.
  package var ascii: Canvas {
    var copy = self
    for y in 0..<size.height {
      for x in 0..<size.width {
        let glyph = self[x, y].colorless ?? self[x, y].glyph
        guard !self[x, y].glyph.isASCII || !glyph.isASCII else { continue }
        copy[x, y] = Cell(glyph.isASCII ? glyph : glyph.asciiSubstitute, self[x, y].style)
      }
    }
    return copy
  }
}

extension Unicode.Scalar {
  /// A printable ASCII character that stands for this one.
  fileprivate var asciiSubstitute: Unicode.Scalar {
    if let known = Self.substitutes[self] { return known }
    guard (0x2800...0x28FF).contains(value) else { return "?" }
    // Braille: the upper two rows of dots, the lower two, or both.
    let (upper, lower) = (value & 0x1B != 0, value & 0xE4 != 0)
    return upper && lower ? ":" : upper ? "'" : lower ? "." : " "
  }

  private static let substitutes: [Unicode.Scalar: Unicode.Scalar] = [
    "▁": ".", "▂": ".", "▃": ":", "▄": ":", "▅": "+", "▆": "+", "▇": "#", "█": "#",
    "░": ".", "▒": ":", "▓": "#", "▀": "'",
    "─": "-", "│": "|", "┌": "+", "┐": "+", "└": "+", "┘": "+", "├": "|", "┤": "|", "┼": "+",
    "┬": "+", "┴": "+", "┊": ":", "┆": ":", "╌": "-", "┈": ".", "━": "=", "┄": "-", "╎": ":",
    "▶": ">", "‖": "|", "■": "=", "▼": "v", "▲": "^", "◂": "<", "▸": ">", "●": "*", "○": "o",
    "−": "-", "–": "-", "…": ".", "·": ".", "×": "x", "÷": "/", "±": "~", "→": ">", "←": "<",
    "↑": "^", "↓": "v", "⇧": "^", "²": "2", "¹": "1", "⁻": "-", "ᵀ": "T", "₀": "0", "₁": "1",
    "₂": "2", "ᵢ": "i", "₍": "(", "₎": ")", "σ": "s", "γ": "g", "β": "b", "μ": "u", "ε": "e",
    "η": "n", "Σ": "S", "Δ": "D", "∇": "D", "∂": "d", "ẑ": "Z", "√": "V", "≤": "<", "≥": ">",
    "≈": "~", "≠": "!", "’": "'", "′": "'", "“": "\"", "”": "\"",
    "▔": "^", "▏": "|", "▎": "|", "▍": "|", "▌": "|", "▋": "+", "▊": "+", "▉": "#",
  ]
}
