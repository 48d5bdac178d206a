import Drawing
package import Experiments
import NeuralNet
package import Training

/// The largest stable learning rates, for tables and for print.
package struct StableRateSheet {
  private let rates: [StableRate]
  private let configuration: Configuration
  private let seeds: [UInt64]
  private let steps: Int

  /// What was measured with `configuration` from `seeds`, over so many `steps`.
  package init(
    _ rates: [StableRate], _ configuration: Configuration, seeds: [UInt64], steps: Int
  ) {
    (self.rates, self.configuration) = (rates, configuration)
    (self.seeds, self.steps) = (seeds, steps)
  }

  private var kinds: [NormalizationKind] {
    rates.filter { $0.depth == rates.first?.depth }.map(\.normalization)
  }

  private func name(_ kind: NormalizationKind) -> String { kind.traits?.words ?? "plain" }

  /// A row for each network: depth, normalization, seed, and the rate; 0 where none is stable, `inf`
  /// where all are.
  package var csv: String {
    Interchange.csv(
      header: ["hidden_layers", "normalization", "seed", "largest_stable_rate"],
      rows: rates.flatMap { rate in
        zip(seeds, rate.rates).map { seed, value in
          ["\(rate.depth)", rate.normalization.rawValue, "\(seed)", "\(value)"]
        }
      })
  }

  /// The median and the range by depth, a column for each normalization, in Markdown.
  package var table: String {
    let depths = rates.map(\.depth).reduce(into: [Int]()) { if !$0.contains($1) { $0.append($1) } }
    return markdown(
      header: ["hidden layers"] + kinds.map(name),
      rows: depths.map { depth in
        ["\(depth)"] + rates.filter { $0.depth == depth }.map(Self.spread)
      })
  }

  private static func spread(_ rate: StableRate) -> String {
    let (low, high) = (rate.rates.min() ?? 0, rate.rates.max() ?? 0)
    return low == high
      ? words(low) : "\(words(rate.median)) (\(words(low)) to \(words(high)))"
  }

  private static func words(_ rate: Double) -> String {
    rate == 0 ? "none" : rate.isFinite ? significant(rate) : "all"
  }

  /// Median and range over the seeds by depth, as a picture for print.
  package var svg: String {
    let colors = ["#0072b2", "#d55e00", "#009e73", "#cc79a7", "#56b4e9", "#e69f00", "#000000"]
    let series = kinds.enumerated().map { index, kind in
      let own = rates.filter { $0.normalization == kind }
      return Plot.Series(
        own.map { (Double($0.depth), Self.place($0.median)) },
        band: own.map {
          (
            Double($0.depth), Self.place($0.rates.min() ?? 0), Self.place($0.rates.max() ?? 0)
          )
        }, color: colors[index % colors.count], isDashed: kind == .none, label: name(kind))
    }
    let places = series.flatMap { $0.band.flatMap { [$0.low, $0.high] } }
    let low = (places.min() ?? 0).rounded(.down)
    let high = max(low + 2, (places.max() ?? 0).rounded(.up))
    let depths = rates.map { Double($0.depth) }
    let plot = Plot(
      letter: "", title: "Largest stable learning rate",
      x: Plot.Scale(Axis(0, max(2, depths.max() ?? 2)), name: "hidden layers") {
        $0 == $0.rounded() ? short($0) : ""
      },
      y: Plot.Scale(Axis(low, high), name: "learning rate (logarithmic)") { Self.text($0) },
      series: series)
    let units = configuration.hidden[0]
    return PlotSheet(
      [plot],
      caption:
        "Largest learning rate at which the loss of \(configuration.activation.rawValue) networks "
        + "with layers of \(units) units stays finite and, over the last quarter of \(grouped(steps)) "
        + "steps, on average at most a tenth above that of guessing; by bisection to a quarter of an octave. Mini-batches of "
        + "\(configuration.batchSize); line and band: median and range over \(seeds.count) seeds.",
      summary: "The largest stable learning rate by depth: "
        + rates.map { "\(name($0.normalization)), \($0.depth) layers: \(Self.spread($0))" }
        .joined(separator: "; ")
    ).svg
  }

  /// The decimal logarithm of a rate, within the range of what is looked at.
  private static func place(_ rate: Double) -> Double {
    let rate = min(4096, max(1.0 / 256, rate))
    return decimalExponent(rate)
  }

  private static func text(_ place: Double) -> String {
    place == place.rounded() ? short(powerOfTen(place)) : ""
  }
}
