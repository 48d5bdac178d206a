import CNcurses
package import Drawing

/// Draws canvases on a terminal through ncurses and writes only what has changed.
///
/// One painter at a time, used by the thread that made it. A `Screen` paints with one; on its own it
/// serves where bytes go to a file.
package struct Painter: ~Copyable {
  /// The colours that are used: 0, 8, 16 or 256.
  package let colorCount: Int
  /// Whether everything but printable ASCII is drawn as `?`.
  package let usesASCII: Bool
  /// The columns and rows that can be drawn on.
  package private(set) var size: Size
  private var pairs: ColorPairs
  private var canvas: Canvas?
  private var shown: [surface_cell]

  /// A painter for a terminal of type `terminal` (`nil`: TERM) that writes to the file `output`, in the
  /// colours of `theme`.
  ///
  /// It owns the file descriptor from here on and closes it in the end, also on failure. The process
  /// takes over the character set of the environment.
  ///
  /// - Throws: `ScreenError.unavailable` when ncurses refuses, or another painter exists.
  package init(
    terminal: String? = nil, output: Int32, size: Size, usesColors: Bool = true, ascii: Bool? = nil,
    theme: Theme = .dark
  ) throws(ScreenError) {
    let isUTF8 = surface_use_locale(ascii == false)
    guard surface_open(terminal, output, Int32(max(1, size.width)), Int32(max(1, size.height)))
    else { throw .unavailable }
    usesASCII = !isUTF8 || ascii == true
    colorCount = usesColors ? Int(surface_start_colors()) : 0
    pairs = ColorPairs(colorCount: colorCount, limit: Int(surface_pair_limit()), theme: theme)
    self.size = Size(width: 0, height: 0)
    shown = []
    resize(to: size)
  }

  deinit { surface_close() }

  /// Gives the terminal another size, 1 × 1 at least; the next paint draws all of it.
  package mutating func resize(to size: Size) {
    self.size = Size(width: max(1, size.width), height: max(1, size.height))
    surface_resize(Int32(self.size.width), Int32(self.size.height))
    forget()
  }

  /// What ground the colours are for; after a change the next paint draws everything.
  package var theme: Theme {
    get { pairs.theme }
    set {
      guard newValue != pairs.theme else { return }
      pairs.theme = newValue
      pairs.removeAll()
      forget()
    }
  }

  /// Makes the next paint draw everything, for a terminal that shows nobody knows what.
  package mutating func forget() {
    canvas = nil
    // No encoded cell has this value, so that each one counts as changed.
    shown = Array(repeating: .max, count: size.width * size.height)
    surface_forget()
  }

  /// Whether the terminal has not taken all of the last paint yet.
  package var isBusy: Bool { surface_is_busy() }

  /// Sends what the terminal takes now of the last paint; true when that was the rest of it.
  package mutating func send() -> Bool { surface_send() }

  /// Makes the next paint draw everything, on a terminal that was given away before it took all of
  /// the last one.
  package mutating func startAfresh() {
    surface_discard()
    forget()
  }

  /// Draws the canvas, clipped to the size; writes nothing when nothing has changed.
  ///
  /// What the terminal does not take at once is kept for `send`; nobody waits for it.
  package mutating func paint(_ next: Canvas) {
    if next == canvas { return }
    if pairs.isExhausted {
      pairs.removeAll()
      forget()
    }
    var hasChanged = false
    for y in 0..<size.height where encodeRow(y, of: next) { hasChanged = true }
    canvas = next
    if hasChanged { surface_update() }
  }

  /// Encodes the cells of a row that differ from the last canvas and puts what looks different.
  private mutating func encodeRow(_ y: Int, of next: Canvas) -> Bool {
    let start = y * size.width
    var span: Range<Int>?
    for x in 0..<size.width {
      let cell = next[x, y]
      if let canvas, canvas[x, y] == cell { continue }
      let encoded = encode(cell)
      if shown[start + x] == encoded { continue }
      shown[start + x] = encoded
      span = (span?.lowerBound ?? x)..<(x + 1)
    }
    guard let span else { return false }
    shown.withUnsafeBufferPointer { cells in
      let run = UnsafeBufferPointer(
        rebasing: cells[start + span.lowerBound..<start + span.upperBound])
      surface_put(Int32(span.lowerBound), Int32(y), run.baseAddress, Int32(run.count))
    }
    return true
  }

  private mutating func encode(_ cell: Cell) -> surface_cell {
    let pair = pairs.number(of: cell.style, glyph: cell.glyph)
    // Terminals of few colours make bold ones brighter, and yellow as good as white.
    let isBold = cell.style.isBold && (pair == 0 || colorCount > 16)
    let glyph = colorCount > 0 ? cell.glyph : cell.colorless ?? cell.glyph
    return surface_cell(drawable(glyph).value)
      | surface_cell(pair) << 21
      | (isBold ? 1 << 36 : 0)
      | (cell.style.isReversed ? 1 << 37 : 0)
  }

  /// The glyph, or a substitute where it is no single printable column.
  private func drawable(_ glyph: Unicode.Scalar) -> Unicode.Scalar {
    if (0x20...0x7E).contains(glyph.value) { return glyph }
    if usesASCII { return "?" }
    return surface_glyph_width(glyph.value) == 1 ? glyph : "\u{FFFD}"
  }
}
