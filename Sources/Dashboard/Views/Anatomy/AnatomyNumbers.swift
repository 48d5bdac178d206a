import Drawing
import Statistics
import Telemetry

/// The numbers of one unit's transform, and of γ and β over all units.
struct AnatomyNumbers {
  let anatomy: Anatomy
  /// The normalization, nil where there is none.
  let normalization: NormalizationInfo?
  /// The unit, counted from 0, and its name in words.
  let unit: Int, name: String

  /// As many of the lines as `rows` allows at `width`, the most telling ones first.
  func lines(width: Int, rows: Int) -> [[Span]] {
    guard anatomy.units.indices.contains(unit) else { return [] }
    let followed = Flow(example(width), width: width, gap: 1).lines
    guard anatomy.stages.count > 1 else {
      let lines = followed + Flow(plain, width: width).lines + together(width)
      return Array(lines.prefix(rows))
    }
    var lines = followed
    var tables = estimates(width: width)
    if width >= 108 {
      tables += together(tables.map(\.width).max() ?? 0)
      let left = (tables.map(\.width).max() ?? 0) + 4
      let right = formulas(width - left) + spread(width: width - left, hasHead: true)
      lines += (0..<max(tables.count, right.count)).map { row in
        let line = row < tables.count ? tables[row] : []
        let gap = left - line.width
        return row < right.count
          ? line + [Span(String(repeating: " ", count: max(1, gap)))] + right[row] : line
      }
    } else {
      lines += tables
      if rows >= lines.count + 2 { lines += spread(width: width, hasHead: rows > lines.count + 4) }
      let formulas = formulas(width)
      if rows >= lines.count + formulas.count {
        lines.insert(contentsOf: formulas, at: followed.count)
      }
      lines += together(width)
    }
    return Array(lines.prefix(rows))
  }

  private func number(_ value: Float) -> String {
    fixed(Double(value), abs(value) < 1000 ? 3 : 0)
  }

  /// The first example through the stages.
  private func example(_ width: Int) -> [[Span]] {
    let symbols = normalization?.stages.map(\.symbol) ?? ["z"]
    let values = anatomy.units[unit].example
    let stages = zip(symbols, values).enumerated().map { index, stage -> [Span] in
      let arrow = index > 0 ? [Span("→ ", Palette.quiet)] : []
      return arrow + [Span("\(stage.0) ", Palette.quiet), Span(number(stage.1))]
    }
    let count = anatomy.examples
    let head =
      width >= 36
      ? [Span("▲ ", Palette.key), Span(name, Palette.strong), Span(", example 1 of \(count):")]
      : [Span("▲ ", Palette.key), Span("unit \(unit + 1)", Palette.strong), Span(", example 1:")]
    return [head] + stages
  }

  private var plain: [[Span]] {
    let now = anatomy.units[unit].batch
    return [
      [Span("over the batch:", Palette.quiet)],
      now.mean.map { [Span("mean \(number($0))")] } ?? [],
      [Span("σ \(number(now.deviation))")],
    ]
  }

  /// How all units vary over the batch, in a line of at most `width`; none where that is not known or
  /// no wording is as short.
  private func together(_ width: Int) -> [[Span]] {
    guard let known = anatomy.correlation else { return [] }
    let symbols = normalization?.stages.map(\.symbol) ?? []
    let symbol = symbols.count == anatomy.stages.count ? symbols.dropLast().last ?? "z" : "z"
    let correlation = fixed(known.rms, 2)
    let (least, most) = (fixed(known.sigmas.lowerBound, 2), fixed(known.sigmas.upperBound, 2))
    let wordings = [
      ("units of \(symbol) in this batch:", "rms correlation"),
      ("units of \(symbol):", "rms correlation"), ("\(symbol):", "rms corr."),
    ].map { [Span($0, Palette.quiet), Span(" \($1) \(correlation), σ \(least) to \(most)")] }
    return wordings.first { $0.width <= width }.map { [$0] } ?? []
  }

  /// The formulas with the unit's numbers in them, the first in two lines where `width` is too little.
  private func formulas(_ width: Int) -> [[Span]] {
    let now = anatomy.units[unit]
    guard let normalization, now.example.count > 2 else { return [] }
    func bracketed(_ value: Float) -> String {
      value < 0 ? "(\(number(value)))" : number(value)
    }
    let arithmetic = normalization.arithmetic
      .replacing("{z}", with: number(now.example[0]))
      .replacing("{mean}", with: now.batch.mean.map(bracketed) ?? "–")
      .replacing("{deviation}", with: number(now.batch.deviation))
    let equation = Flow(
      [
        [Span("ẑ = ", Palette.quiet), Span(arithmetic)],
        [Span("= ", Palette.quiet), Span(number(now.example[now.example.count - 2]))],
      ], width: width, gap: 1)
    return equation.lines + [
      [
        Span("γ ", Palette.quiet), Span(now.scale.map(number) ?? "–"),
        Span("  β ", Palette.quiet), Span(now.shift.map(number) ?? "–"),
      ]
    ]
  }

  /// Which step algorithm 2 was measured at, where that is not the moment shown.
  private var estimated: String {
    anatomy.populationStep.map { ", fixed weights, step \(grouped($0))" } ?? ""
  }

  /// Three estimates of the unit's statistics; only one where each example has its own.
  private func estimates(width: Int) -> [[Span]] {
    let now = anatomy.units[unit]
    let words =
      width >= 60
      ? [
        "three estimates for unit \(unit + 1)", "this batch (used in training)",
        "moving averages (used in inference)", "algorithm 2\(estimated)",
      ]
      : width >= 36
        ? ["estimates", "this batch", "moving averages", "algorithm 2"]
        : ["", "batch", "moving", "alg. 2"]
    let label = width >= 60 ? 37 : width >= 36 ? 15 : 7
    let symbols = normalization?.statistics ?? ["μ", "√(σ² + ε)"]
    // RMS has one statistic, which is the deviation; its symbol may be wider than a column.
    let column = max(10, (symbols.map(\.unicodeScalars.count).max() ?? 0) + 1)
    func row(_ words: String, _ statistics: UnitStatistics?) -> [Span] {
      let values = statistics.map { [$0.mean, $0.deviation].compactMap { $0.map(number) } }
      return Self.row(words, label, values ?? symbols.map { _ in "–" }, column: column)
    }
    func head(_ words: String) -> [Span] {
      Self.row(words, label, symbols, column: column, style: Palette.quiet)
    }
    guard now.moving != nil else {
      // Statistics that differ from unit to unit are those of groups.
      let isWhole = anatomy.units.allSatisfy { $0.batch == now.batch }
      let whose =
        isWhole
        ? (width >= 36 ? "example 1" : "ex. 1")
        : width >= 60
          ? "group of unit \(unit + 1) in example 1" : width >= 36 ? "its group" : "group"
      return [head(""), row(whose, now.batch)]
    }
    let rows = zip(words.dropFirst(), [now.batch, now.moving, now.population])
    return [head(words[0])] + rows.map { row($0, $1) }
  }

  /// γ and β over the units, with a heading if there is room for one.
  private func spread(width: Int, hasHead: Bool) -> [[Span]] {
    guard let scale = anatomy.scale, let shift = anatomy.shift else { return [] }
    let (label, column) = width >= 46 ? (16, 10) : (12, 8)
    func row(_ words: String, _ distribution: Distribution) -> [Span] {
      let q = distribution.quantiles
      return Self.row(
        hasHead ? words : "\(words) 15/50/85 %", label,
        [q.q15, q.q50, q.q85].map { fixed($0, 3) }, column: column)
    }
    let head = Self.row(
      "over \(anatomy.units.count) units", label, ["15 %", "50 %", "85 %"], column: column,
      style: Palette.quiet)
    return (hasHead ? [head] : []) + [row("γ", scale), row("β", shift)]
  }

  /// Words, and numbers flush right in columns.
  private static func row(
    _ words: String, _ label: Int, _ values: [String], column: Int = 10, style: Style = .plain
  ) -> [Span] {
    func gap(_ count: Int) -> String { String(repeating: " ", count: max(0, count)) }
    return [
      Span(words + gap(label - words.unicodeScalars.count), Palette.quiet),
      Span(values.map { gap(column - $0.unicodeScalars.count) + $0 }.joined(), style),
    ]
  }
}
