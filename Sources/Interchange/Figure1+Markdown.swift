import Drawing
package import Telemetry

extension Figure1 {
  /// What the figure comes to: settings, a table of measured numbers, and what they don't say.
  package var markdown: String {
    """
    # Figure 1: training a plain network and one with batch normalization

    ![\(Self.titles.joined(separator: ", "))](figure1.svg)

    \(caption)

    \(table)
    A step in the table is the first of \(plain.shown.points.count) looks at the network at which \
    that was reached. \(Self.reservation)

    """
  }

  /// The measured numbers as a table in Markdown.
  package var table: String {
    Interchange.markdown(header: ["measured", "plain", "batch norm"], rows: rows)
  }

  /// The measured numbers, each with its name, without and with batch norm; over several seeds, their
  /// mean and range.
  package var rows: [[String]] {
    let reached = [0.5, 0.8, 0.9, 0.95, 0.97].map { share in
      row("steps to test accuracy \(short(100 * share)) %", Self.steps) { course in
        course.step(reaching: share).map { Double($0) }
      }
    }
    return reached
      + [
        row("final test accuracy", unit: " %") { 100 * $0.last.testAccuracy },
        row("greatest test accuracy", unit: " %") { course in
          course.points.map { 100 * $0.testAccuracy }.max()
        },
        row("median of typical unit, step 0") { Double($0.start.q50) },
        row("the same at the end") { Double($0.end.q50) },
        row("its farthest move from step 0") { course in
          course.typical.map { abs(Double($0.q50) - Double(course.start.q50)) }.max()
        },
        row("its 15 to 85 % band, step 0") { Double($0.start.q85) - Double($0.start.q15) },
        row("the same at the end") { Double($0.end.q85) - Double($0.end.q15) },
        row("its shift since step 0 (W₁)") { Double($0.end.shift) },
        row("the same in its σ at step 0") { Double($0.end.shift) / Double($0.start.sigma) },
        row("mean shift of its layer (W₁)") { $0.last.shift },
        row("the same in σ at step 0") { $0.last.shiftInSigma },
      ]
  }

  private func row(
    _ name: String, _ text: (Double) -> String = { fixed($0, 2) }, unit: String = "",
    _ number: (Course) -> Double?
  ) -> [String] {
    [name] + networks.map { Self.spread($0.courses.map(number), text, unit) }
  }

  /// A number, or the mean and the range of several; a missing one is `never`, and the mean of those
  /// that are there would be flattering.
  private static func spread(_ numbers: [Double?], _ text: (Double) -> String, _ unit: String)
    -> String
  {
    let known = numbers.compactMap(\.self)
    guard let low = known.min(), let high = known.max() else { return "never" }
    guard numbers.count > 1 else { return text(low) + unit }
    let range = low == high ? text(low) : "\(text(low)) to \(text(high))"
    guard known.count == numbers.count else {
      return "\(range)\(unit), never in \(numbers.count - known.count) of \(numbers.count)"
    }
    let mean = known.reduce(0, +) / Double(known.count)
    return low == high ? range + unit : "\(text(mean)) (\(range))\(unit)"
  }

  private static func steps(_ number: Double) -> String { grouped(Int(number.rounded())) }
}

extension Course {
  fileprivate var start: UnitSummary { first.units[typicalUnit] }
  fileprivate var end: UnitSummary { last.units[typicalUnit] }
}
