import Drawing

/// Lines to choose from, in a box over the middle of the view, one of them selected.
struct ListPanel: Drawable {
  /// Which list it is.
  let list: ChoiceList
  let title: String
  /// What stands on each line.
  let lines: [[Span]]
  /// The selected line, from 0; none where it is not among them.
  let selected: Int?
  /// What the keys do, below the list.
  let hints: [(words: String, key: Key?)]

  func draw(on canvas: inout Canvas, in rect: Rect) {
    let widest = lines.map(\.width).max() ?? 0
    let foot = hints.map(\.words.unicodeScalars.count).reduce(2 * hints.count) { $0 + $1 }
    let box = rect.middle(Size(width: max(foot + 4, widest + 11), height: lines.count + 4))
    canvas.cover(with: box)
    canvas.draw(Box(title: [Span(title, Palette.strong)], style: Palette.rule), in: box)
    let (room, rest) = box.inset(dx: 2, dy: 1).splitTop(box.height - 3)
    let first = min(max(0, (selected ?? 0) - room.height / 2), max(0, lines.count - room.height))
    for (row, line) in lines.enumerated().dropFirst(first).prefix(room.height) {
      let isSelected = row == selected
      let number = "\(row + 1)"
      let gap = String(repeating: " ", count: max(0, 3 - number.count))
      let place = Rect(x: room.x, y: room.y + row - first, width: room.width, height: 1)
      canvas.write(
        [Span(isSelected ? "▸" : " ", Palette.key), Span("\(gap)\(number)  ", Palette.quiet)]
          + line.map { isSelected ? Span($0.text, $0.style.bold) : $0 },
        x: place.x, y: place.y, width: place.width)
      canvas.note(line: row, of: list, in: place)
    }
    let below = lines.count - first - room.height
    let more = [below > 0 ? "▼ \(below) more" : "", first > 0 ? "▲ \(first) more" : ""]
    canvas.write(
      more.filter { !$0.isEmpty }.joined(separator: "  "), belowPanel: box.inset(dx: 1, dy: 1))
    canvas.write(
      hints: hints, in: Rect(x: rest.x, y: rest.maxY - 1, width: rest.width, height: 1))
  }
}
