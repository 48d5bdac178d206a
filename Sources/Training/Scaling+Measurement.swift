import NeuralNet
import Numerics
import Telemetry

extension Scaling {
  /// What a change from one network to another did to `batch`.
  init(
    step: Int, layer: Int, factor: Double, from before: Network<Float>, to after: Network<Float>,
    _ batch: LearnedBatch
  ) {
    func measure(_ network: Network<Float>) -> (logits: [Float], gradient: Double) {
      let trace = network.forward(
        batch.trace.input, mode: .training, masks: batch.trace.masks)
      let error = CrossEntropy(logits: trace.logits, labels: batch.labels)
      let gradients = network.backward(error.gradient, trace: trace)
      return (trace.logits.elements, gradients.hidden[layer].dense.norm)
    }
    let (old, new) = (measure(before), measure(after))
    self.init(
      step: step, layer: layer, factor: factor,
      outputChange: zip(old.logits, new.logits).reduce(0) { max($0, Double(abs($1.0 - $1.1))) },
      gradientBefore: old.gradient, gradientAfter: new.gradient)
  }
}
