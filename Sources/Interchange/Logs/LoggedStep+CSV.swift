import Statistics
import Telemetry
package import Training

extension LoggedStep {
  /// The first line of a table of steps, with its line break.
  package static var csvHeader: String {
    let names =
      ["run", "network", "normalization", "step", "layer"]
      + ScalarName.ofTraining.map { $0 == .gradientNorm ? "total_gradient_norm" : $0.rawValue }
      + Distribution([]).numbers.map { "y_" + $0.name } + numberNames
    return csv(header: names, rows: [])
  }

  /// A row for each layer, with the name of the `run` and the network's numbers in each.
  ///
  /// What is not known, or not finite, is empty. Without layers there is one row, with no number of a
  /// layer.
  package func csvRows(run: String) -> String {
    let start = [run, "\(network)", normalization, "\(observation.step)"]
    let scalars = ScalarName.ofTraining.map { field(observation[$0]) }
    guard !observation.layers.isEmpty else {
      let count = Distribution([]).numbers.count + Self.numberNames.count
      return csv([start + [""] + scalars + Array(repeating: "", count: count)])
    }
    return csv(
      observation.layers.map { layer in
        let numbers = layer.pooled.numbers + layer.numbers
        return start + [layer.id.name] + scalars + numbers.map { field($0.value) }
      })
  }

  private static var numberNames: [String] {
    LayerObservation(id: LayerID(order: 0), pooled: Distribution([])).numbers.map(\.name)
  }
}

/// A number as it is written in a table.
private func field(_ number: Double?) -> String {
  number.flatMap { $0.isFinite ? "\($0)" : nil } ?? ""
}
