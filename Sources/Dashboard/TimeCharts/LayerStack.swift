import Drawing

/// Where charts over steps stand that are stacked by layer, the deepest on top, in a panel.
struct LayerStack {
  /// The place of one layer.
  struct Row {
    /// The layer, counted from 0 next to the data.
    let layer: Int
    /// All of it.
    let rect: Rect
    /// One row for the layer's numbers.
    let heading: Rect
    /// The labels of the value axis.
    let gutter: Rect
    /// The chart; as large as those of all other layers.
    let chart: Rect
  }

  /// One row for what is shown.
  let title: Rect
  /// The layers, from top to bottom.
  let rows: [Row]
  /// One row below the charts, for the numbers of the time axis.
  let steps: Rect
  /// The layers that are shown, of all.
  let window: LayerWindow

  /// The places in `rect` for the layers of `window`, with labels of at most `gutter` columns.
  init(in rect: Rect, of window: LayerWindow, gutter: Int) {
    let layers = window.layers
    let (title, rest) = rect.splitTop(1)
    let (body, bottom) = rest.splitTop(rest.height - 1)
    var height = body.height / max(1, layers.count)
    // Below the heading an odd number of rows, so that the middle of the axis is that of a row.
    if height > 6, !height.isMultiple(of: 2) { height -= 1 }
    self.title = title
    self.window = window
    steps = bottom.splitLeft(gutter + 1).rest
    // What does not divide evenly stays free under the title.
    let top = body.maxY - height * layers.count
    rows = layers.enumerated().map { place, layer in
      let row = Rect(x: rect.x, y: top + height * place, width: rect.width, height: height)
      let (heading, picture) = row.splitTop(1)
      let (left, chart) = picture.splitLeft(gutter + 1)
      return Row(layer: layer, rect: row, heading: heading, gutter: left, chart: chart)
    }
  }

  /// Writes the first of `wordings` that fits, the longest first, into the row of the title.
  func draw(title wordings: [String], on canvas: inout Canvas) {
    canvas.write(
      wordings.fitting(title.width), x: title.x, y: title.y, width: title.width,
      style: Palette.quiet)
  }
}
