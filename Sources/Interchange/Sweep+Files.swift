import Drawing
package import Experiments
import NeuralNet

extension Sweep {
  /// A row for each network: what was varied, its value, the normalization, and the time of a step in
  /// that of its dense matrix products.
  package var csv: String {
    Interchange.csv(
      header: ["varied", "value", "normalization", "step_over_floor"],
      rows: points.map {
        [$0.dimension.rawValue, "\($0.value)", $0.normalization.rawValue, "\($0.ratio)"]
      })
  }

  /// The same as a picture for print, a chart for what was varied.
  package func svg(caption: String) -> String {
    let most = points.map(\.ratio).filter(\.isFinite).max() ?? 1
    let plots = Dimension.allCases.enumerated().map { index, dimension in
      let own = points.filter { $0.dimension == dimension }
      let places = own.map { decimalExponent(Double($0.value)) }
      func series(_ kind: NormalizationKind, _ color: String, _ name: String) -> Plot.Series {
        Plot.Series(
          own.filter { $0.normalization == kind }.map {
            (decimalExponent(Double($0.value)), $0.ratio)
          }, color: color, isDashed: kind == .none, name: name)
      }
      return Plot(
        letter: ["a", "b", "c"][index], title: dimension.title,
        x: Plot.Scale(
          Axis(places.min() ?? 0, places.max() ?? 1), name: "\(dimension.unit) (logarithmic)"
        ) { place in
          let value = powerOfTen(place)
          return abs(place - place.rounded()) < 1e-9 ? short(value.rounded()) : ""
        },
        y: Plot.Scale(
          Axis(rounding: 0, max(1.5, most)), name: index == 0 ? "step time / dense products" : ""),
        series: [
          Plot.Series(
            [(places.min() ?? 0, 1), (places.max() ?? 1, 1)], color: "#777777", width: 0.8),
          series(.none, "#0072b2", "plain"), series(.batch, "#d55e00", "batch norm"),
        ])
    }
    return PlotSheet(
      plots, caption: caption,
      summary:
        "The time of a training step beside that of its dense matrix products, by depth, width and "
        + "size of the mini-batch"
    ).svg
  }
}

extension Sweep.Dimension {
  fileprivate var title: String {
    switch self {
    case .depth: "Hidden layers"
    case .width: "Units a layer"
    case .batch: "Mini-batch"
    }
  }

  fileprivate var unit: String {
    switch self {
    case .depth: "hidden layers"
    case .width: "units"
    case .batch: "examples"
    }
  }
}
