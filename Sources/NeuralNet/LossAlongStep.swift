package import Numerics

/// The loss and its gradient along a step of gradient descent from a network.
///
/// From θ, all parameters of the network, a point is θ − d ∂L/∂θ for a distance d; the loss L is the
/// mean cross-entropy in nats over one batch in training mode. Noise and the masks of dropout are the
/// same at all points. [Santurkar et al. 2018, figure 4: loss landscape and gradient predictiveness]
package struct LossAlongStep<Element: Scalar>: Sendable {
  /// The loss at θ, in nats.
  package let loss: Double
  /// ‖∂L/∂θ‖₂ over all parameters.
  package let gradientNorm: Double

  private let network: Network<Element>
  private let batch: Batch
  private let gradients: Gradients<Element>
  /// The gradients by parameters, as they are compared.
  private let here: [[Element]]

  private struct Batch {
    let x: Inputs<Element>, labels: [Int], masks: [Matrix<Element>]
  }

  /// The line from `network` along its gradient over a batch: `x` of shape examples × inputs, one of
  /// `labels` per example, and `masks`, those of dropout, one per hidden layer or none.
  ///
  /// It takes about as much time as a step.
  @specialized(where Element == Float)
  package init(
    from network: Network<Element>, _ x: Inputs<Element>, labels: [Int],
    masks: [Matrix<Element>] = []
  ) {
    self.network = network
    batch = Batch(x: x, labels: labels, masks: masks)
    (loss, gradients) = network.descent(x, labels: labels, masks: masks)
    here = gradients.parameters
    gradientNorm = here.reduce(0) { $0 + Element.kernels.squaredNorm($1, $1.count) }.squareRoot()
  }

  /// The loss at a distance d, and how far the gradient has changed there, which takes about as much
  /// time as a step.
  ///
  /// The change is ‖∇L(point) − ∇L(θ)‖₂ / ‖∇L(θ)‖₂ over all parameters: 0 where the loss is a plane,
  /// d times the curvature where it is a quadratic function of d. Where numbers are not finite so is
  /// what is told; the change is NaN where the gradient is 0.
  @specialized(where Element == Float)
  package func point(at distance: Element) -> (loss: Double, gradientChange: Double) {
    var moved = network
    var optimizer = Optimizer<Element>(.sgd(momentum: 0), layers: network.hidden.count)
    optimizer.step(&moved, gradients: gradients, rate: distance)
    let (loss, there) = moved.descent(batch.x, labels: batch.labels, masks: batch.masks)
    return (loss, norm(ofDifference: here, there.parameters) / gradientNorm)
  }
}

extension Network {
  /// The loss over a batch in training mode, and its gradients.
  fileprivate func descent(_ x: Inputs<Element>, labels: [Int], masks: [Matrix<Element>])
    -> (loss: Double, gradients: Gradients<Element>)
  {
    let trace = forward(x, mode: .training, masks: masks)
    let error = CrossEntropy(logits: trace.logits, labels: labels)
    return (error.loss, backward(error.gradient, trace: trace))
  }
}

extension Gradients {
  /// The gradients of W, b, γ and β of each layer, then of W and b of the map to logits.
  fileprivate var parameters: [[Element]] {
    hidden.flatMap { layer in
      [layer.dense.weights.elements, layer.dense.bias]
        + (layer.affine.map { [$0.scale, $0.shift] } ?? [])
    } + [output.weights.elements, output.bias]
  }
}

/// ‖a − b‖₂ over all numbers of two lists of the same shape.
private func norm<Element: Scalar>(ofDifference a: [[Element]], _ b: [[Element]]) -> Double {
  zip(a, b).reduce(0) { $0 + $1.0.sums(with: $1.1).distance }.squareRoot()
}
