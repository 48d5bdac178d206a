package import Drawing

extension Canvas {
  /// The canvas as an SVG picture on a dark ground: text as text, blocks and dots as shapes.
  ///
  /// A cell is 8 × 17 user units, so that shapes meet without gaps in any font.
  package var svg: String {
    SVG.picture(size, SVG.rows(of: self))
  }

  /// The cells of row `y`.
  func row(_ y: Int) -> ArraySlice<Cell> {
    cells[y * size.width..<(y + 1) * size.width]
  }
}

extension SVG {
  /// A document of so many cells on a dark ground, with `body` on top.
  static func picture(_ size: Size, _ body: String) -> String {
    let (width, height) = (size.width * CellShape.width, size.height * CellShape.height)
    return """
      <svg xmlns="http://www.w3.org/2000/svg" width="\(width)" height="\(height)" \
      viewBox="0 0 \(width) \(height)" font-family="DejaVu Sans Mono, Menlo, Consolas, monospace" \
      font-size="13">
      <rect width="100%" height="100%" fill="\(Color.ground)"/>
      \(body)</svg>

      """
  }

  /// All cells of `canvas`.
  static func rows(of canvas: Canvas) -> String {
    (0..<canvas.size.height).map { cells(canvas.row($0), x: 0, y: $0) }.joined()
  }

  /// Cells side by side from column `x` of row `y`, on a dark ground that is there already.
  static func cells(_ cells: ArraySlice<Cell>, x: Int, y: Int) -> String {
    var body = ""
    var start = cells.startIndex
    while start < cells.endIndex {
      let style = cells[start].style
      let end = cells[start...].firstIndex { $0.style != style } ?? cells.endIndex
      body += run(cells[start..<end].map(\.glyph), x: x + start - cells.startIndex, y: y, style)
      start = end
    }
    return body
  }

  /// The shapes and the text of cells that share a style.
  private static func run(_ glyphs: [Unicode.Scalar], x: Int, y: Int, _ style: Style) -> String {
    var (ink, ground) = (style.foreground?.hex ?? Color.ink, style.background?.hex ?? Color.ground)
    if style.isReversed { (ink, ground) = (ground, ink) }
    var result = ""
    if ground != Color.ground {
      let place = CellShape(x: x, y: y)
      result +=
        "<rect x=\"\(place.left)\" y=\"\(place.top)\" "
        + "width=\"\(glyphs.count * CellShape.width)\" height=\"\(CellShape.height)\" "
        + "fill=\"\(ground)\"/>\n"
    }
    let shapes = glyphs.enumerated().compactMap { CellShape(x: x + $0, y: y).path(of: $1) }
    if !shapes.isEmpty { result += "<path fill=\"\(ink)\" d=\"\(shapes.joined())\"/>\n" }
    let weight = style.isBold ? " font-weight=\"bold\"" : ""
    var start = 0
    while start < glyphs.count {
      guard isText(glyphs[start], x: x + start, y: y) else {
        start += 1
        continue
      }
      let end =
        (start..<glyphs.count).first { !isText(glyphs[$0], x: x + $0, y: y) } ?? glyphs.count
      let place = CellShape(x: x + start, y: y)
      result +=
        "<text x=\"\(place.left)\" y=\"\(place.top + 13)\" fill=\"\(ink)\"\(weight) "
        + "textLength=\"\((end - start) * CellShape.width)\">"
        + glyphs[start..<end].map(\.escapedForXML).joined() + "</text>\n"
      start = end
    }
    return result
  }

  private static func isText(_ glyph: Unicode.Scalar, x: Int, y: Int) -> Bool {
    glyph != " " && CellShape(x: x, y: y).path(of: glyph) == nil
  }
}

extension Color {
  static let ground = "#0f1419"
  fileprivate static let ink = "#d5dae0"

  fileprivate var hex: String {
    let (red, green, blue) = rgb
    return "#" + [red, green, blue].map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }
}

extension Unicode.Scalar {
  /// The character, as an entity where XML reserves it.
  var escapedForXML: String {
    switch self {
    case "&": "&amp;"
    case "<": "&lt;"
    case ">": "&gt;"
    default: String(self)
    }
  }
}
