import NeuralNet
import Numerics
import Statistics
import Telemetry

extension Session {
  /// The latest gradient of a hidden layer's weights (counted from 0) and the step that was made with
  /// it; nil before the first batch.
  ///
  /// The step is compared with the weights that it led to, or with what they have been scaled to since:
  /// `norm` is ‖W‖₂ of these, `sigma` the standard deviation.
  func weightGradient(layer: Int, norm: Double, sigma: Double) -> WeightGradient? {
    guard let latest else { return nil }
    let gradient = latest.gradients.hidden[layer].dense.weights
    let weights = network.hidden[layer].dense.weights
    let direction = optimizer.latestDirection(
      layer: layer, gradient: gradient, weights: weights, rate: Float(latest.rate))
    return WeightGradient(
      norm: gradient.norm,
      updateRatio: latest.rate * moments(direction.elements).sigma / sigma,
      effectiveRate: latest.rate / (norm * norm),
      angle: weights.angle(afterStep: direction, times: latest.rate))
  }
}
