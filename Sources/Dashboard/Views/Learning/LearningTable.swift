import Drawing
import Telemetry

/// The numbers of all networks at the moment shown, a row each.
struct LearningTable: Drawable {
  private let identities: [NetworkIdentity]

  /// The numbers of the networks of `identities`.
  init(_ identities: [NetworkIdentity]) { self.identities = identities }

  /// Draws a row of headings and one for each network; columns that do not fit are left out, the last
  /// ones first.
  func draw(on canvas: inout Canvas, in rect: Rect) {
    let columns = columns
    let widths = columns.map { column in
      ([column.heading] + column.cells).map(\.unicodeScalars.count).max() ?? 0
    }
    let room = rect.width - 2
    let gap =
      [3, 2, 1].first { gap in
        widths.reduce(-gap) { $0 + $1 + gap } <= room
      } ?? 1
    var x = rect.x + 1
    for (index, (column, width)) in zip(columns, widths).enumerated() {
      guard x + width <= rect.maxX else { return }
      let alignment = index == 0 ? Alignment.leading : .trailing
      canvas.write(
        column.heading, x: x, y: rect.y, width: width, style: Palette.quiet, alignment: alignment)
      for (row, cell) in column.cells.enumerated() where row + 1 < rect.height {
        canvas.write(
          cell, x: x, y: rect.y + 1 + row, width: width,
          style: index == 0 ? identities[row].style : .plain, alignment: alignment)
      }
      x += width + gap
    }
  }

  /// The headings, and the numbers of each network in one notation to a column.
  private var columns: [(heading: String, cells: [String])] {
    let norms = identities.compactMap { $0.network.current[.gradientNorm] }.filter { $0 > 0 }
    let digits = (norms.min() ?? 1) < 0.01 ? 5 : 3
    return [
      ("network", identities.map { "\($0.sample) \($0.name)" }),
      ("step", identities.map { grouped($0.network.current.step) }),
      ("loss train", cells(.trainLoss) { fixed($0, 3) }),
      ("loss test", cells(.testLoss) { fixed($0, 3) }),
      ("acc. train", cells(.trainAccuracy, percentage)),
      ("acc. test", cells(.testAccuracy, percentage)),
      ("‖∂L/∂W‖", cells(.gradientNorm) { fixed($0, digits) }),
      ("rate", cells(.rate) { short($0) }),
    ]
  }

  private func cells(_ name: ScalarName, _ text: (Double) -> String) -> [String] {
    identities.map { $0.network.current[name].map(text) ?? "–" }
  }

  private func percentage(_ share: Double) -> String { "\(fixed(100 * share, 1)) %" }
}
