import Drawing

/// How a line is drawn, so that it is told from others without colour.
enum LinePattern: Equatable {
  /// In one piece, in dashes, in short dashes.
  case full, dashed, dotted

  /// A piece of such a line, for legends.
  var sample: String {
    switch self {
    case .full: "━"
    case .dashed: "╌"
    case .dotted: "┈"
    }
  }

  /// The dashes; nil where there are none.
  var dashes: LinePlot.Dashes? {
    switch self {
    case .full: nil
    case .dashed: LinePlot.Dashes(on: 6, off: 4)
    case .dotted: LinePlot.Dashes(on: 2, off: 3)
    }
  }
}
