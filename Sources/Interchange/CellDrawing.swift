import Drawing

/// Cells as elements of an SVG picture: what is behind them, blocks, lines, and text as text.
///
/// Areas of one colour that touch are one, and so is what they leave of a pixel: no ground shows
/// between cells at any scale. So cells have to be added row by row from the top, each from the left.
struct CellDrawing {
  private let theme: Theme
  /// Whether the ground of the theme is drawn as well, to hide what is below.
  private let hides: Bool
  private var grounds = Areas()
  private var blocks = Areas()
  private var lines = Paths()
  private var texts: [Text] = []

  /// Letters side by side that look the same.
  private struct Text {
    let ink: String
    let isBold: Bool
    let x: Int, y: Int
    var glyphs: [Unicode.Scalar]
  }

  /// A drawing without cells.
  init(_ theme: Theme, hides: Bool = false) {
    self.theme = theme
    self.hides = hides
  }

  /// All cells of `canvas`.
  init(_ canvas: Canvas, _ theme: Theme) {
    self.init(theme)
    for y in 0..<canvas.size.height {
      for (x, cell) in canvas.row(y).enumerated() { add(cell, x: x, y: y) }
    }
  }

  /// Adds the cell in column `x` of row `y`.
  mutating func add(_ cell: Cell, x: Int, y: Int) {
    let style = cell.style
    var ink = style.foreground?.rgb(in: theme) ?? theme.ink
    var ground = style.background?.rgb(in: theme) ?? theme.ground
    if style.isReversed { swap(&ink, &ground) }
    let shape = CellShape(x: x, y: y)
    if hides || ground != theme.ground { grounds.add(shape.area, ground.hex) }
    if cell.glyph == " " { return }
    if let block = shape.block(of: cell.glyph) {
      blocks.add(block, ink.hex)
    } else if let path = shape.path(of: cell.glyph) {
      lines.add(path, ink.hex)
    } else if let last = texts.last, last.y == y, last.x + last.glyphs.count == x,
      last.ink == ink.hex, last.isBold == style.isBold
    {
      texts[texts.count - 1].glyphs.append(cell.glyph)
    } else {
      texts.append(Text(ink: ink.hex, isBold: style.isBold, x: x, y: y, glyphs: [cell.glyph]))
    }
  }

  /// All elements, one a line, what is behind before what is in front.
  var elements: String {
    grounds.elements + blocks.elements + lines.elements() + texts.map(Self.element).joined()
  }

  private static func element(_ text: Text) -> String {
    let place = CellShape(x: text.x, y: text.y)
    let weight = text.isBold ? " font-weight=\"bold\"" : ""
    return "<text x=\"\(place.left)\" y=\"\(place.top + 13)\" fill=\"\(text.ink)\"\(weight) "
      + "textLength=\"\(text.glyphs.count * CellShape.width)\">"
      + text.glyphs.map(\.escapedForXML).joined() + "</text>\n"
  }
}

/// Paths by colour, in the order in which the colours came.
private struct Paths {
  private var colors: [String] = []
  private var paths: [String: String] = [:]

  mutating func add(_ path: String, _ color: String) {
    if paths[color] == nil { colors.append(color) }
    paths[color, default: ""] += path
  }

  /// An element for each colour, with further attributes.
  func elements(_ more: String = "") -> String {
    colors.map { "<path fill=\"\($0)\"\(more) d=\"\(paths[$0] ?? "")\"/>\n" }.joined()
  }
}

/// Areas of colours, of which none covers another.
private struct Areas {
  private var all: [(area: Area, color: String)] = []

  /// Adds an area; what it has in common with the latest one is one area.
  mutating func add(_ area: Area, _ color: String) {
    if let last = all.last, last.color == color, last.area.maxX == area.x, last.area.y == area.y,
      last.area.height == area.height
    {
      all[all.count - 1].area.width += area.width
    } else {
      all.append((area, color))
    }
  }

  /// An element for each colour, of areas that are joined with what is right above them.
  var elements: String {
    struct Column: Hashable {
      let x: Double, width: Double
      let color: String
    }
    var joined: [(area: Area, color: String)] = []
    var latest: [Column: Int] = [:]
    for (area, color) in all {
      let column = Column(x: area.x, width: area.width, color: color)
      if let index = latest[column], joined[index].area.maxY == area.y {
        joined[index].area.height += area.height
      } else {
        latest[column] = joined.count
        joined.append((area, color))
      }
    }
    var paths = Paths()
    for (area, color) in joined { paths.add(area.path, color) }
    return paths.elements(" shape-rendering=\"crispEdges\"")
  }
}
