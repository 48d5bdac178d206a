package import Numerics

extension Network {
  /// The loss and how far the gradient has changed, at points along a step of gradient descent.
  ///
  /// From θ, all parameters of the network, a point is θ − d ∂L/∂θ for a distance d; the loss L is the
  /// mean cross-entropy in nats over one batch (`x` of shape examples × inputs, one of `labels` per
  /// example) in training mode. The change is ‖∇L(point) − ∇L(θ)‖₂ / ‖∇L(θ)‖₂ over all parameters:
  /// 0 where the loss is a plane, d times the curvature where it is a quadratic function of d
  /// [Santurkar et al. 2018, figure 4: loss landscape and gradient predictiveness].
  ///
  /// Noise and `masks`, those of dropout, one per hidden layer or none, are the same at all points.
  /// Where numbers are not finite so is what is told; the change is NaN where the gradient is 0.
  @specialized(where Element == Float)
  package func lossAlongStep(
    _ distances: [Element], _ x: Inputs<Element>, labels: [Int], masks: [Matrix<Element>] = []
  ) -> (loss: Double, gradientNorm: Double, points: [(loss: Double, gradientChange: Double)]) {
    let (loss, gradients) = descent(x, labels: labels, masks: masks)
    let here = gradients.parameters
    let norm = here.reduce(0) { $0 + Element.kernels.squaredNorm($1, $1.count) }.squareRoot()
    let points = distances.map { length in
      var moved = self
      var optimizer = Optimizer<Element>(.sgd(momentum: 0), layers: hidden.count)
      optimizer.step(&moved, gradients: gradients, rate: length)
      let (loss, there) = moved.descent(x, labels: labels, masks: masks)
      return (loss: loss, gradientChange: distance(here, there.parameters) / norm)
    }
    return (loss, norm, points)
  }

  /// The loss over a batch in training mode, and its gradients.
  private func descent(_ x: Inputs<Element>, labels: [Int], masks: [Matrix<Element>])
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
private func distance<Element: Scalar>(_ a: [[Element]], _ b: [[Element]]) -> Double {
  zip(a, b).reduce(0) { sum, pair in
    var (square, product) = (0.0, 0.0)
    Element.kernels.compare(pair.0, pair.1, pair.0.count, &square, &product)
    return sum + square
  }.squareRoot()
}
