import Drawing

/// The layers of a network that have room in a picture, always with the selected one.
struct LayerWindow: Equatable {
  /// The layers, counted from 0 next to the data, the deepest first as it stands on top.
  let layers: [Int]
  /// How many layers the network has.
  let count: Int

  /// The `room` layers around `selected`, or all where there are no more.
  ///
  /// A selected layer beyond the last one counts as the last; no layers where there is no room.
  init(around selected: Int, of count: Int, room: Int) {
    self.count = max(0, count)
    let shown = min(self.count, max(0, room))
    let lowest = min(max(0, min(selected, count - 1) - shown / 2), self.count - shown)
    layers = (lowest..<lowest + shown).reversed()
  }

  /// As many layers as get `rows` rows each in `height`, one at least.
  init(around selected: Int, of count: Int, height: Int, rows: Int) {
    self.init(around: selected, of: count, room: max(1, height / rows))
  }

  /// All layers where each gets `rows` rows in `height`, else the selected one alone.
  init(allOr selected: Int, of count: Int, height: Int, rows: Int) {
    let hasRoom = count > 0 && height / count >= rows
    self.init(around: selected, of: count, room: hasRoom ? count : 1)
  }

  /// Which layers are shown, as `layers 3–5 of 8, ↑↓ for more`; nil where all are.
  var words: String? { range.map { "\($0) of \(count), ↑↓ for more" } }

  /// The same as a note in a frame's edge, abridged where it takes more than `width` cells.
  func note(width: Int) -> String? {
    range.map { [" \($0) of \(count), ↑↓ for more ", " \($0) of \(count), ↑↓ "].fitting(width) }
  }

  private var range: String? {
    guard let high = layers.first, let low = layers.last, layers.count < count else { return nil }
    return low == high ? "layer \(low + 1)" : "layers \(low + 1)–\(high + 1)"
  }
}
