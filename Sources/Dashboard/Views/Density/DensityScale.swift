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
  ///
  /// All colours are there; where room is short, some of them have no number.
  func legend(bin: Double, width: Int) -> [Span] {
    let height = Axis(0, bin).text(bin)
    let titles = [
      " share of values per bin of \(height), in %:  ", " % of values per bin of \(height):  ",
      " % per bin of \(height): ",
    ]
    let forms = [(2, 1), (1, 1), (2, 2), (1, 2), (2, 3), (1, 3)]
    let last = [(1, 4), (1, 6), (1, thresholds.count)]
    for (number, title) in titles.enumerated() {
      for (size, pitch) in forms + (number == titles.count - 1 ? last : []) {
        let spans = [Span(title, Palette.quiet)] + swatches(size: size, pitch: pitch)
        if spans.width <= width { return spans }
      }
    }
    return [Span(titles[titles.count - 1], Palette.quiet)]
  }

  /// The colours, each `size` cells wide, with the share from which it begins behind every
  /// `pitch`-th one and the last.
  private func swatches(size: Int, pitch: Int) -> [Span] {
    let words = thresholds.map { short($0 * 100) }
    let labels = ["<\(words[0])"] + words.dropLast() + ["≥\(words[words.count - 1])"]
    return labels.enumerated().flatMap { level, label in
      // On one colour the shade is not seen; where colours are not shown it tells the level.
      let (shade, color) = (String(Self.ramp.glyph(level)), Self.ramp.color(level))
      let swatch = Span(String(repeating: shade, count: size), Style(color, on: color))
      guard level.isMultiple(of: pitch) || level == labels.count - 1 else { return [swatch] }
      let gap = String(repeating: " ", count: size)
      return [swatch, Span(gap.dropFirst() + "\(label)\(gap)", Palette.quiet)]
    }
  }
}
