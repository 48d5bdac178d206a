package import Lessons

/// What a lesson measured from several seeds: of each number how it varies, and where the lesson's
/// text is not borne out.
package struct SeedStudy: Sendable {
  /// A measured number over the seeds.
  package struct Measure: Sendable {
    /// What it is.
    package let name: String
    /// Its values, a seed each, without those that are not finite.
    package let values: [Double]

    /// The mean; nil without values.
    package var mean: Double? {
      values.isEmpty ? nil : values.reduce(0, +) / Double(values.count)
    }

    /// The standard deviation of a sample, with n − 1; nil for fewer than two values.
    package var deviation: Double? {
      guard let mean, values.count > 1 else { return nil }
      let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
      return (squares / Double(values.count - 1)).squareRoot()
    }
  }

  /// The seeds, in their order.
  package let seeds: [UInt64]
  /// Those from which the lesson's text was not borne out.
  package let failures: [UInt64]
  /// The measures, in the order in which the lesson tells them.
  package let measures: [Measure]

  /// What the outcomes of the given seeds come to.
  package init(_ outcomes: [(seed: UInt64, outcome: Outcome)]) {
    seeds = outcomes.map(\.seed)
    failures = outcomes.filter { !$0.outcome.holds }.map(\.seed)
    var names: [String] = []
    var values: [String: [Double]] = [:]
    for (name, value) in outcomes.flatMap(\.outcome.numbers) {
      if values[name] == nil { names.append(name) }
      values[name, default: []] += value.isFinite ? [value] : []
    }
    measures = names.map { Measure(name: $0, values: values[$0] ?? []) }
  }

  /// The share of seeds from which the text was borne out, 0…1; nil without seeds.
  package var passRate: Double? {
    seeds.isEmpty ? nil : Double(seeds.count - failures.count) / Double(seeds.count)
  }
}
