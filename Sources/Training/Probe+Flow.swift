import Datasets
import NeuralNet
import Numerics
import Statistics
package import Telemetry

extension Probe {
  /// What the gradient is like in each hidden layer, with the probe's own statistics.
  ///
  /// It takes about three times as long as a forward pass.
  func flows(_ network: Network<Float>) -> [GradientFlow] {
    let trace = network.forward(batch.inputs, mode: .training)
    let error = CrossEntropy(logits: trace.logits, labels: batch.labels)
    return network.backward(error.gradient, trace: trace).hidden.compactMap(\.y).map { y in
      let values = y.elements
      return GradientFlow(
        rms: y.norm / Double(values.count).squareRoot(),
        correlation: meanCosine(ofRows: values, width: y.columns, classes: batch.labels))
    }
  }
}

extension Run {
  /// The steps after which a snapshot tells that anew while training goes on: it takes the time of some.
  static let flowStride = 100

  /// What the gradient is like in each hidden layer now.
  package var flows: [GradientFlow] { probe.flows(session.network) }
}
