import Drawing
import Telemetry

/// View 1: for each network a panel, in it a row per hidden layer, the deepest on top.
struct HistogramsView: Drawable {
  private let snapshot: Snapshot
  private let state: ViewState
  private let axes: AxisRanges

  init(_ snapshot: Snapshot, _ state: ViewState) {
    self.snapshot = snapshot
    self.state = state
    axes = state.lockedAxes?.ranges ?? AxisRanges(snapshot)
  }

  func draw(on canvas: inout Canvas, in rect: Rect) {
    canvas.drawPanels(snapshot, state, in: rect) { drawPanel($0, on: &$1, in: $2) }
  }

  /// How many pictures of a layer fit side by side in `width` columns.
  static func framesThatFit(width: Int) -> Int { min(3, max(1, (width + 1) / 29)) }

  /// The pictures that are shown in a panel `width` columns wide.
  private func kinds(width: Int) -> [Frame.Kind] {
    if state.showsUnit { return [.typical] }
    if state.frames == .all, isPooled { return [.absolute] }
    return switch state.frames {
    case .all where state.isProjecting: width < 60 ? [.relative] : [.absolute, .relative]
    case .all: Array(Frame.Kind.allCases.prefix(Self.framesThatFit(width: width)))
    case .relative: [.relative]
    case .typical: [.typical]
    case .absolute: [.absolute]
    }
  }

  /// Whether logs tell of no single unit, so that there is one picture of a layer.
  private var isPooled: Bool {
    snapshot.run.log != nil
      && snapshot.networks.allSatisfy { $0.current.layers.allSatisfy { $0.units == nil } }
  }

  private func drawPanel(_ index: Int, on canvas: inout Canvas, in rect: Rect) {
    let network = snapshot.networks[index]
    let kinds = kinds(width: rect.width)
    // On a projector the strip has a place of its own.
    let strip = state.isProjecting ? 0 : TimeStrip.rows(height: rect.height)
    let (pictures, bottom) = rect.splitTop(rect.height - strip)
    canvas.draw(
      TimeStrip(snapshot, index, driftLimit: axes.meanDriftLimit), in: bottom)
    let (titles, rest) = pictures.splitTop(1)
    let (rows, labels) = rest.splitTop(rest.height - 1)
    let window = LayerWindow(
      around: state.layer, of: network.current.layers.count, height: rows.height,
      rows: (12..<15).contains(rows.height) ? 4 : 5)
    let columns = Self.frameColumns(rect, kinds.count)
    let frames = kinds.map { Frame($0, network: network, run: snapshot.run, axes: axes) }
    let meters = LayerMeters(snapshot, axes, width: rect.width)
    for (layer, row) in zip(window.layers, rows.rows(window.layers.count)) {
      canvas.note(Item(group: index, index: layer), in: row)
      LayerRow(
        layer: layer, isSelected: layer == state.layer, network: network, meters: meters,
        frames: frames
      ).draw(on: &canvas, in: row, columns: columns)
    }
    for (frame, column) in zip(frames, columns) {
      // Titles side by side stand two spaces apart.
      let room = column.width - (column == columns.last ? 0 : 1)
      canvas.write(
        frame.title(width: room), x: column.x, y: titles.y, width: room,
        style: Palette.quiet)
      canvas.draw(
        AxisLabels(frame.axis, style: Palette.quiet),
        in: Rect(x: column.x + 1, y: labels.y, width: column.width - 2, height: 1))
    }
    if let note = window.note(width: rect.width - 2) { canvas.write(note, belowPanel: rect) }
  }

  private static func frameColumns(_ rect: Rect, _ count: Int) -> [Rect] {
    rect.columns(count).enumerated().map { index, column in
      index == count - 1
        ? column : Rect(x: column.x, y: column.y, width: column.width - 1, height: column.height)
    }
  }
}
