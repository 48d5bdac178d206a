import NeuralNet
import Numerics
package import Telemetry

extension Run {
  /// How the units of each hidden layer vary over the latest batch, ẑ as it was before the network
  /// learned from that; none before the first batch.
  ///
  /// A layer takes no longer than its forward pass.
  package var unitCorrelations: [UnitCorrelation?] {
    session.latest?.trace.layers.map { UnitCorrelation($0.normalized?.normalized ?? $0.z) } ?? []
  }
}

extension UnitCorrelation {
  /// How the columns of `values` (examples × units) vary; nil where fewer than two do, or a number is
  /// not finite.
  init?(_ values: Matrix<Float>) {
    guard let (rms, sigmas) = values.columnCorrelation() else { return nil }
    self.init(rms: rms, sigmas: sigmas)
  }
}
