extension Network {
  /// How each hidden layer's weight gradient changes when only the layers before it take their step.
  ///
  /// `self` is the network before the step, `stepped` the one after it; `inputs` (examples ×
  /// inputs) and `labels` are the batch of that step, and `masks` its dropout. With G the gradient of the layer's W in
  /// `self` and G' the one with the layers before it taken from `stepped`, the result is
  /// ‖G − G'‖₂ / ‖G‖₂ and cos(G, G') for every hidden layer but the first, which has no layers
  /// before it [Santurkar et al. 2018, definition 2.1]. NaN where G is 0.
  package func gradientShifts(
    to stepped: Network, inputs: Matrix<Element>, labels: [Int], masks: [Matrix<Element>] = []
  ) -> [(ratio: Double, cosine: Double)] {
    var mixed = self
    let before = weightGradients(inputs, labels, masks)
    return hidden.indices.dropFirst().map { layer in
      mixed.hidden[layer - 1] = stepped.hidden[layer - 1]
      let after = mixed.weightGradients(inputs, labels, masks, only: layer)
      return compare(before[layer - 1].elements, after[0].elements)
    }
  }

  /// ∂L/∂W of all hidden layers but the first, or of one of them.
  private func weightGradients(
    _ inputs: Matrix<Element>, _ labels: [Int], _ masks: [Matrix<Element>], only layer: Int? = nil
  ) -> [Matrix<Element>] {
    let trace = forward(inputs, mode: .training, masks: masks)
    let error = CrossEntropy(logits: trace.logits, labels: labels)
    let gradients = backward(error.gradient, trace: trace).hidden
    return gradients.indices.dropFirst().filter { layer == nil || $0 == layer }.map {
      gradients[$0].dense.weights
    }
  }
}

/// ‖a − b‖ / ‖a‖ and the cosine of the angle between the two.
@specialized(where Element == Float)
private func compare<Element: Scalar>(_ a: [Element], _ b: [Element])
  -> (ratio: Double, cosine: Double)
{
  var (aa, bb, ab) = (0.0, 0.0, 0.0)
  for i in a.indices {
    aa += Double(a[i]) * Double(a[i])
    bb += Double(b[i]) * Double(b[i])
    ab += Double(a[i]) * Double(b[i])
  }
  let difference = max(0, aa - 2 * ab + bb)
  return ((difference / aa).squareRoot(), ab / (aa * bb).squareRoot())
}
