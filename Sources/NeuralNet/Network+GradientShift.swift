import Numerics

extension Network {
  /// How each hidden layer's weight gradient changes when only the layers before it take their step.
  ///
  /// `self` is the network before the step, `stepped` the one after it; `gradients` are those that
  /// the step followed, `trace` what `self` computed for its batch, `labels` the classes of that.
  /// With G the gradient of the layer's W in `self` and G' the one with the layers before it taken
  /// from `stepped`, the result is ‖G − G'‖₂ / ‖G‖₂ and cos(G, G') for every hidden layer but the
  /// first, which has no layers before it [Santurkar et al. 2018, definition 2.1]. Noise and dropout
  /// are those of `trace`. NaN where G is 0.
  package func gradientShifts(
    to stepped: Network, following gradients: Gradients<Element>, trace: Trace<Element>,
    labels: [Int]
  ) -> [(ratio: Double, cosine: Double)] {
    var (input, rest, masks) = (trace.input, self, trace.masks[...])
    return hidden.indices.dropFirst().map { layer in
      input =
        stepped.hidden[layer - 1].forward(
          input, mode: .training, draw: draw, mask: masks.popFirst()
        ).asInputs
      rest.hidden.removeFirst()
      let after = rest.forward(input, mode: .training, masks: Array(masks))
      let error = CrossEntropy(logits: after.logits, labels: labels)
      let gradient = rest.backward(error.gradient, trace: after).hidden[0]
      let before = gradients.hidden[layer].dense.weights
      let comparison = before.compared(with: gradient.dense.weights)
      return (comparison.distance / comparison.norm, comparison.cosine)
    }
  }
}
