import CNcurses
package import Drawing

extension Screen {
  /// Shows the canvas from the top left on; what does not fit is clipped, what is missing is blank.
  ///
  /// Writes only what differs from what is shown, nothing at all when nothing does. Glyphs that are
  /// not one printable column wide are shown as U+FFFD, or `?` in ASCII. While another job has the
  /// terminal, or it takes no output, the canvas is kept and the newest one shown when it can be.
  package mutating func present(_ canvas: Canvas) {
    self.canvas = canvas
    if guard_is_up(), !painter.isBusy { painter.paint(canvas) }
  }

  /// Sends what the terminal takes of a canvas it did not take at once, and then the newest one.
  mutating func presentRest() {
    guard guard_is_up(), painter.isBusy, painter.send() else { return }
    if let canvas { painter.paint(canvas) }
  }

  /// Draws the last canvas afresh after the terminal came back with unknown content.
  mutating func presentAgain() {
    painter.startAfresh()
    if let canvas { painter.paint(canvas) }
  }
}
