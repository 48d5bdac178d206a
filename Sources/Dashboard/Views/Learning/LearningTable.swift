import Drawing
import Telemetry

/// Numbers of networks, a row each.
struct LearningTable: Drawable {
  private let identities: [NetworkIdentity]
  /// The headings, and the numbers of each network in one notation to a column.
  private let columns: [(heading: String, cells: [String])]

  /// The numbers of the networks of `identities` at the moment shown.
  init(_ identities: [NetworkIdentity]) {
    self.identities = identities
    columns = Self.numbers(identities)
  }

  /// The accuracies by three kinds of statistics of those of `identities` of which they are known; nil
  /// where that is none.
  init?(modesOf identities: [NetworkIdentity]) {
    self.identities = identities.filter { $0.network.accuracyModes != nil }
    columns = Self.modes(self.identities)
    guard !self.identities.isEmpty else { return nil }
  }

  /// The accuracies on changed test images of those of `identities` of which they are known; nil where
  /// that is none.
  init?(shiftsOf identities: [NetworkIdentity]) {
    self.identities = identities.filter { $0.network.shiftTest != nil }
    guard let first = self.identities.first?.network.shiftTest else { return nil }
    columns = Self.shifts(self.identities, heading: first.shift.words)
  }

  /// How many rows it takes.
  var height: Int { identities.count + 1 }

  /// Draws a row of headings and one for each network; columns that do not fit are left out, the last
  /// ones first.
  func draw(on canvas: inout Canvas, in rect: Rect) {
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

  private static func modes(_ identities: [NetworkIdentity])
    -> [(heading: String, cells: [String])]
  {
    let modes = identities.compactMap(\.network.accuracyModes)
    return [
      ("accuracy by", names(identities)),
      ("own batches", modes.map { percentage($0.batch) }),
      ("moving averages", modes.map { percentage($0.running) }),
      ("retaken", modes.map { percentage($0.retaken) }),
      ("examples", modes.map { grouped($0.examples) }),
      ("at step", modes.map { grouped($0.step) }),
    ]
  }

  private static func shifts(_ identities: [NetworkIdentity], heading: String)
    -> [(heading: String, cells: [String])]
  {
    let tests = identities.compactMap(\.network.shiftTest)
    return [
      ("images, \(heading)", names(identities)),
      ("unchanged", tests.map { percentage($0.unchanged) }),
      ("changed", tests.map { percentage($0.changed) }),
      ("retaken", tests.map { $0.retaken.map(percentage) ?? "–" }),
      ("examples", tests.map { grouped($0.examples) }),
      ("at step", tests.map { grouped($0.step) }),
    ]
  }

  private static func names(_ identities: [NetworkIdentity]) -> [String] {
    identities.map { "\($0.sample) \($0.name)" }
  }

  private static func numbers(_ identities: [NetworkIdentity])
    -> [(heading: String, cells: [String])]
  {
    func cells(_ name: ScalarName, _ text: (Double) -> String) -> [String] {
      identities.map { $0.network.current[name].map(text) ?? "–" }
    }
    let norms = identities.compactMap { $0.network.current[.gradientNorm] }.filter { $0 > 0 }
    let digits = (norms.min() ?? 1) < 0.01 ? 5 : 3
    return [
      ("network", names(identities)),
      ("step", identities.map { grouped($0.network.current.step) }),
      ("loss train", cells(.trainLoss) { fixed($0, 3) }),
      ("loss test", cells(.testLoss) { fixed($0, 3) }),
      ("acc. train", cells(.trainAccuracy, percentage)),
      ("acc. test", cells(.testAccuracy, percentage)),
      ("‖∂L/∂W‖", cells(.gradientNorm) { fixed($0, digits) }),
      ("rate", cells(.rate) { short($0) }),
    ]
  }

  private static func percentage(_ share: Double) -> String { "\(fixed(100 * share, 1)) %" }
}
