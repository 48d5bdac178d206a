import CNcurses
package import Drawing

/// The terminal, taken over for drawing from `init` to the end of the value's life.
///
/// Taking over means: alternate screen, hidden cursor, keys unechoed and one by one, mouse reports,
/// handlers for the signals that reach a program on a terminal, and standard error collected rather
/// than shown. However the program ends (end of scope, `exit`, a signal, a trap), the terminal is as
/// it was before and what was collected follows on standard error; only SIGKILL prevents that.
///
/// There is one screen at a time, and only the thread that made it may use it.
package struct Screen: ~Copyable {
  /// How to use the terminal.
  package struct Options: Sendable {
    /// Whether clicks and wheel are reported; they then no longer select text.
    package var usesMouse: Bool
    /// Whether to draw in colours.
    package var colors: ColorChoice
    /// Whether to draw in ASCII only; `nil` lets the locale decide.
    package var ascii: Bool?
    /// For which ground to draw.
    package var theme: ThemeChoice

    /// Mouse and colours as the terminal has them, unless told otherwise.
    package init(
      usesMouse: Bool = true, colors: ColorChoice = .auto, ascii: Bool? = nil,
      theme: ThemeChoice = .auto
    ) {
      self.usesMouse = usesMouse
      self.colors = colors
      self.ascii = ascii
      self.theme = theme
    }
  }

  /// What draws.
  var painter: Painter
  /// What was typed and not yet told.
  var decoder: InputDecoder
  /// The canvas presented last, also while another job has the terminal.
  var canvas: Canvas?
  /// When the last key or mouse report came.
  var lastInput = ContinuousClock.now
  /// What was typed while the terminal was waited for, the oldest first.
  var early: [Event] = []
  /// When the terminal was asked for its ground, if it was.
  var askedAt: ContinuousClock.Instant?

  /// Takes the terminal over.
  ///
  /// Where the theme is left to the terminal, it is asked for its ground and waited for, for 150 ms at
  /// the most.
  ///
  /// A program started in the background stops here until it is brought to the foreground.
  ///
  /// - Throws: Why the terminal cannot be drawn on. Nothing was written to it then.
  package init(options: Options = Options()) throws(ScreenError) {
    try Self.check()
    let noColor = guard_environment("NO_COLOR").map { String(cString: $0) }
    let usesColors = options.colors.allowsColors(noColor: noColor)
    guard guard_begin(options.usesMouse, usesColors) else { throw .unavailable }
    do {
      painter = try Painter(
        output: guard_output(), size: Self.terminalSize, usesColors: usesColors,
        ascii: options.ascii,
        theme: options.theme.theme(
          colorFGBG: guard_environment("COLORFGBG").map { String(cString: $0) }))
    } catch {
      guard_abandon()
      throw error
    }
    guard_enter()
    decoder = InputDecoder(sequences: TerminalKeys.sequences)
    if options.theme == .auto { askForGround() }
  }

  // The painter closes ncurses after this, when the terminal no longer listens to it.
  deinit {
    awaitLateReply()
    guard_end()
  }

  /// Restores the terminal now rather than at the end of the scope.
  package consuming func close() {}

  /// Columns and rows of the terminal, as of the last `.resized` event; at least 1 × 1.
  package var size: Size { painter.size }

  /// Whether only ASCII can be shown: by choice, or because the locale's characters are not UTF-8.
  package var usesASCII: Bool { painter.usesASCII }

  /// How many colours there are: 0, 8, 16 or 256.
  package var colorCount: Int { painter.colorCount }

  /// The ground that is drawn for; it changes where the terminal tells of another one.
  package var theme: Theme { painter.theme }

  /// What the terminal says its size is now, 2000 × 1000 at most.
  static var terminalSize: Size {
    var (width, height) = (Int32(0), Int32(0))
    guard_size(&width, &height)
    return Size(width: Int(width), height: Int(height))
  }

  private static func check() throws(ScreenError) {
    let type = guard_environment("TERM").map { String(cString: $0) } ?? ""
    switch guard_check() {
    case .none: return
    case .inputIsNoTerminal: throw .inputIsNoTerminal
    case .outputIsNoTerminal: throw .outputIsNoTerminal
    case .typeUnset: throw .terminalTypeUnset
    case .typeUnknown: throw .terminalTypeUnknown(type)
    case .typeDumb: throw .terminalTypeDumb(type)
    case .noDatabase: throw .noTerminalDatabase
    case .inBackground: throw .inBackground
    case .taken: throw .alreadyOpen
    }
  }
}

@available(*, unavailable)
extension Screen: Sendable {}
