package import Drawing

extension Film {
  /// The film as an asciicast of version 2, which asciinema plays in a terminal of its size, and its
  /// player on the ground of `theme`.
  ///
  /// The first frame is drawn whole, of the others what changes. In the end the cursor and the
  /// colours are as they were before, and the last frame stays.
  package func asciicast(title: String, _ theme: Theme = .dark) -> String {
    let header = CastHeader(
      version: 2, width: first.size.width, height: first.size.height, title: title,
      theme: CastTheme(theme))
    let start = "\u{1B}[?25l\u{1B}[0m\u{1B}[2J"
    let whole = (0..<first.size.height).map { Stretch(x: 0, y: $0, cells: first.row($0)) }
    var lines = [lineOfJSON(header), event(at: 0, start + Self.bytes(of: whole, theme))]
    for (index, stretches) in changes.enumerated() where !stretches.isEmpty {
      lines.append(event(at: time(of: index + 1), Self.bytes(of: stretches, theme)))
    }
    let end = "\u{1B}[0m\u{1B}[\(first.size.height);1H\u{1B}[?25h"
    lines.append(event(at: duration, end))
    return lines.joined(separator: "\n") + "\n"
  }

  /// A line that writes `bytes` to the terminal.
  private func event(at seconds: Double, _ bytes: String) -> String {
    "[\(fixed(seconds, 3)), \"o\", \(lineOfJSON(bytes))]"
  }

  /// What draws the cells; it leaves the terminal's own colours behind it.
  private static func bytes(of stretches: [Stretch], _ theme: Theme) -> String {
    var result = ""
    var style = Style.plain
    for stretch in stretches {
      result += "\u{1B}[\(stretch.y + 1);\(stretch.x + 1)H"
      for cell in stretch.cells {
        if cell.style != style { result += cell.style.selection(theme) }
        style = cell.style
        result.unicodeScalars.append(cell.glyph)
      }
    }
    return style == .plain ? result : result + Style.plain.selection(theme)
  }
}

/// The first line of an asciicast.
private struct CastHeader: Encodable {
  let version: Int, width: Int, height: Int
  let title: String
  let theme: CastTheme
}

/// The colours of the player: its ink, its ground, and the 16 first ones.
private struct CastTheme: Encodable {
  let fg: String, bg: String
  let palette: String

  init(_ theme: Theme) {
    (fg, bg) = (theme.ink.hex, theme.ground.hex)
    palette = (0..<16).map { Color.rgb($0).hex }.joined(separator: ":")
  }
}

extension Style {
  /// The escape sequence that selects this style alone, in 256 colours.
  fileprivate func selection(_ theme: Theme) -> String {
    var codes = ["0"]
    if isBold { codes.append("1") }
    if isReversed { codes.append("7") }
    if let foreground { codes.append("38;5;\(foreground.index(in: theme))") }
    if let background { codes.append("48;5;\(background.index(in: theme))") }
    return "\u{1B}[\(codes.joined(separator: ";"))m"
  }
}
