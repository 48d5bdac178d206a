extension Network {
  /// How each hidden layer's weight gradient changes when only the layers before it take their step.
  ///
  /// `self` is the network before the step, `stepped` the one after it; `gradients` are those that
  /// the step followed, of the batch of `inputs` (examples × inputs) and `labels`. With G the
  /// gradient of the layer's W in `self` and G' the one with the layers before it taken from
  /// `stepped`, the result is ‖G − G'‖₂ / ‖G‖₂ and cos(G, G') for every hidden layer but the first,
  /// which has no layers before it [Santurkar et al. 2018, definition 2.1]. NaN where G is 0.
  package func gradientShifts(
    to stepped: Network, following gradients: Gradients<Element>, inputs: Matrix<Element>,
    labels: [Int]
  ) -> [(ratio: Double, cosine: Double)] {
    var input = inputs
    return hidden.indices.dropFirst().map { layer in
      input = stepped.hidden[layer - 1].forward(input, mode: .training).a
      let rest = Network(hidden: Array(hidden[layer...]), output: output)
      let trace = rest.forward(input, mode: .training)
      let error = CrossEntropy(logits: trace.logits, labels: labels)
      let after = rest.backward(error.gradient, trace: trace).hidden[0]
      return compare(
        gradients.hidden[layer].dense.weights.elements, after.dense.weights.elements)
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
