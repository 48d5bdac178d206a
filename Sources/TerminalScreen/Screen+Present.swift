import CNcurses
package import Drawing

extension Screen {
  /// Shows the canvas from the top left on; what does not fit is clipped, what is missing is blank.
  ///
  /// Writes only what differs from what is shown, nothing at all when nothing does. Glyphs that are
  /// not one printable column wide are shown as U+FFFD, or `?` in ASCII. While another job has the
  /// terminal, the canvas is kept and shown when the terminal comes back.
  package mutating func present(_ canvas: Canvas) {
    self.canvas = canvas
    if guard_is_up() { painter.paint(canvas) }
  }

  /// Draws the last canvas afresh after the terminal came back with unknown content.
  mutating func presentAgain() {
    painter.forget()
    if let canvas { painter.paint(canvas) }
  }
}
