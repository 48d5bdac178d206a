import Drawing

/// Which colour stands for which share of values.
///
/// The least share of level k of n is (k / n)² of the highest level's, rounded up: fine steps where
/// there is little, so that tails are seen.
struct DensityScale: Equatable {
  /// The colours.
  static let ramp = ColorRamp.viridis

  /// The least share of each level but the first, in ascending order.
  let thresholds: [Double]

  /// A scale whose highest level about a quarter of the columns reach at most; `peaks` are the
  /// greatest shares of the columns.
  init(peaks: [Double]) {
    let sorted = peaks.filter { $0.isFinite && $0 > 0 }.sorted()
    let usual = sorted.isEmpty ? 0.2 : sorted[(sorted.count - 1) * 3 / 4]
    let top = min(1, Axis.round(atLeast: usual))
    let last = Double(Self.ramp.count - 1)
    thresholds = (1..<Self.ramp.count).map { level in
      let share = Double(level) / last
      return Axis.round(atLeast: top * share * share, [1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10])
    }
  }

  /// The level of a share, 0 where it is below all others.
  func level(_ share: Double) -> Int { thresholds.count { share >= $0 } }

  /// What each colour stands for, with the height of a bin in the units of the axis.
  func legend(bin: Double, width: Int) -> [Span] {
    let words = thresholds.map { short($0 * 100) }
    let labels = ["<\(words[0])"] + words.dropLast() + ["≥\(words[words.count - 1])"]
    let height = Axis(0, bin).text(bin)
    let titles = [
      " share of values per bin of \(height), in %:  ", " % of values per bin of \(height):  ",
      " % per bin of \(height): ",
    ]
    for (size, gap) in [(2, "  "), (1, " ")] {
      let swatches = labels.enumerated().flatMap { level, label in
        let cell = Heatmap.cell(upper: level, lower: level, ramp: Self.ramp)
        return [
          Span(String(repeating: String(cell.glyph), count: size), cell.style),
          Span(gap.dropFirst() + "\(label)\(gap)", Palette.quiet),
        ]
      }
      let room = width - swatches.width
      if let title = titles.first(where: { $0.unicodeScalars.count <= room }) {
        return [Span(title, Palette.quiet)] + swatches
      }
    }
    return [Span(titles[titles.count - 1], Palette.quiet)]
  }
}
