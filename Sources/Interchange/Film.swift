package import Drawing

/// Frames of one size, one after the other, of which only what changes is kept.
package struct Film: Equatable, Sendable {
  /// Cells side by side in a row.
  package struct Stretch: Equatable, Sendable {
    /// The column of the first cell, and the row of all.
    package let x: Int, y: Int
    /// The cells, one at least.
    package fileprivate(set) var cells: ArraySlice<Cell>
  }

  /// The first frame.
  package let first: Canvas
  /// For every frame after the first, from the top left, what differs from the frame before it.
  package private(set) var changes: [[Stretch]] = []
  /// The newest frame.
  package private(set) var last: Canvas
  /// How long a frame is shown.
  package let seconds: Double
  /// How long the last frame is shown.
  package static let pause = 2.0

  /// A film of one frame.
  package init(_ first: Canvas, seconds: Double) {
    (self.first, last) = (first, first)
    self.seconds = seconds
  }

  /// The time at which frame `index`, counted from 0, is shown.
  package func time(of index: Int) -> Double { Double(index) * seconds }

  /// The time from the first frame to the end of the last.
  package var duration: Double { time(of: changes.count) + Self.pause }

  /// Adds a frame, which has to be of the size of the others.
  package mutating func append(_ frame: Canvas) {
    changes.append((0..<last.size.height).flatMap { stretches(of: $0, in: frame) })
    last = frame
  }

  /// What in row `y` of `frame` differs from the newest frame.
  private func stretches(of y: Int, in frame: Canvas) -> [Stretch] {
    var found: [Stretch] = []
    for x in 0..<last.size.width where frame[x, y] != last[x, y] {
      if let end = found.last, end.x + end.cells.count == x {
        found[found.count - 1].cells.append(frame[x, y])
      } else {
        found.append(Stretch(x: x, y: y, cells: [frame[x, y]]))
      }
    }
    return found
  }
}
