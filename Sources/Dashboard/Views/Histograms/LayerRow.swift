import Drawing
import Statistics
import Telemetry

/// One hidden layer of a network: its numbers, its pictures side by side, its drift and its shift.
struct LayerRow {
  let layer: Int
  let isSelected: Bool
  let network: NetworkSnapshot
  let meters: LayerMeters
  let frames: [Frame]

  /// Draws the row within `rect`, each picture within its column.
  ///
  /// The captions of the first picture may reach into the next columns; theirs give way.
  func draw(on canvas: inout Canvas, in rect: Rect, columns: [Rect]) {
    guard rect.height >= 3 else { return }
    let (top, rest) = rect.splitTop(1)
    let (middle, bottom) = rest.splitTop(rest.height - 1)
    let captions = frames.map { $0.captions(layer: layer, width: rect.width) }
    let id = network.current.layers[layer].id
    let name = id.heading(isSelected: isSelected)
    var headingEnd = canvas.write(
      captions[0].headings.map { [name] + $0 }.fitting(top.width), x: top.x, y: top.y,
      width: top.width)
    var footEnd = meters.draw(layer: layer, of: network, on: &canvas, in: bottom)
    for (index, column) in columns.enumerated() {
      frames[index].draw(
        layer: layer, on: &canvas,
        in: Rect(x: column.x, y: middle.y, width: column.width, height: middle.height))
      guard index > 0 else { continue }
      if headingEnd < column.x {
        headingEnd = canvas.write(
          captions[index].headings.fitting(column.width), x: column.x, y: top.y, width: column.width
        )
      }
      if footEnd < column.x {
        footEnd = canvas.write(
          captions[index].foot, x: column.x, y: bottom.y, width: column.width)
      }
    }
  }
}
