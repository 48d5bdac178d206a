/// Something that a terminal reports.
package enum Event: Equatable, Sendable {
  /// A key was pressed.
  case key(Key)
  /// The mouse was used.
  case mouse(Mouse)
  /// The terminal has another size now.
  case resized(Size)
  /// The program has to end: a signal came (its number) or the terminal is gone (SIGHUP's number).
  case terminated(signal: Int32)
}

/// A key of a terminal's keyboard.
package enum Key: Hashable, Sendable {
  /// A printable character.
  case character(Unicode.Scalar)
  /// A cursor key.
  case up, down, left, right
  /// A key of the block above the cursor keys.
  case home, end, pageUp, pageDown, delete
  /// Tab, alone or with shift.
  case tab, backTab
  /// Enter, Esc or backspace.
  case enter, escape, backspace
  /// A function key, F1 is 1.
  case function(Int)
  /// A letter pressed with Ctrl, in lower case; Ctrl-C is `control("c")`.
  case control(Unicode.Scalar)
}

/// One use of the mouse at a cell.
package struct Mouse: Hashable, Sendable {
  /// What was done.
  package enum Action: Hashable, Sendable {
    /// The left button went down, or a wheel turned by one notch.
    case press, wheelUp, wheelDown
  }
  /// What was done.
  package var action: Action
  /// The column, from 0.
  package var x: Int
  /// The row, from 0.
  package var y: Int

  /// A use of the mouse in column `x` of row `y`.
  package init(_ action: Action, x: Int, y: Int) {
    self.action = action
    self.x = x
    self.y = y
  }
}
