/// A cell of a screen with its colours, as tmux tells them.
struct StyledCell {
  var glyph: Character
  /// Indices of the terminal's palette; nil is the terminal's own colour.
  var foreground: Int?, background: Int?
  var isReversed = false

  /// Whether the glyph has to be read rather than seen.
  var isText: Bool { glyph.isLetter && glyph.isASCII || glyph.isNumber }
  /// Whether the glyph has the colour of its ground, or on the terminal's own ground a colour that
  /// this may have: black, light grey, white.
  var mayHideItself: Bool {
    guard let foreground else { return background != nil }
    return background.map { $0 == foreground } ?? [0, 7, 15].contains(foreground)
  }

  /// The rows of a capture with escape sequences.
  static func parse(_ text: String) -> [[StyledCell]] {
    var rows: [[StyledCell]] = [[]]
    var pen = StyledCell(glyph: " ")
    var rest = text[...]
    while let glyph = rest.first {
      if let match = rest.prefixMatch(of: /\u{1B}\[([0-9;:]*)m/) {
        pen.apply(match.1.split { ";:".contains($0) }.compactMap { Int($0) })
        rest = rest[match.range.upperBound...]
        continue
      }
      rest = rest.dropFirst()
      // Shifts to another character set carry no width.
      if glyph == "\u{0E}" || glyph == "\u{0F}" { continue }
      if glyph.isNewline {
        rows.append([])
      } else {
        pen.glyph = glyph
        rows[rows.count - 1].append(pen)
      }
    }
    return rows
  }

  /// Follows the parameters of one sequence.
  private mutating func apply(_ parameters: [Int]) {
    var left = (parameters.isEmpty ? [0] : parameters)[...]
    while let parameter = left.popFirst() {
      switch parameter {
      case 0: (foreground, background, isReversed) = (nil, nil, false)
      case 7: isReversed = true
      case 27: isReversed = false
      case 30...37: foreground = parameter - 30
      case 39: foreground = nil
      case 40...47: background = parameter - 40
      case 49: background = nil
      case 90...97: foreground = parameter - 82
      case 100...107: background = parameter - 92
      case 38, 48:
        let index = left.count > 1 && left.first == 5 ? left[left.startIndex + 1] : nil
        left = left.dropFirst(2)
        if parameter == 38 { foreground = index } else { background = index }
      default: break
      }
    }
  }
}
