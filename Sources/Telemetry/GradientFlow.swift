/// What the gradient is like when it has come down to a layer, over the probe.
package struct GradientFlow: Sendable, Equatable {
  /// The root mean square of ∂L/∂y over units and examples, with L the mean cross-entropy.
  ///
  /// Before the first step it grows from layer to layer on its way down behind batch normalization, with
  /// ReLU by `explosion` [Yang 2019].
  package let rms: Double
  /// The mean cosine of the angle between the ∂L/∂y of two examples of the same class: 1 where they ask
  /// for the same, 0 where they are as good as noise to each other [Balduzzi 2017].
  ///
  /// Only of the same class, since over all pairs it is about 0 by construction where batch
  /// normalization follows: gradients that come through its mean add up to 0 over the batch. NaN where
  /// no two examples of a class have a gradient.
  package let correlation: Double

  /// √(π / (π − 1)): the factor by which rms ∂L/∂y grows per layer, on its way down through wide layers
  /// of random weights with batch normalization before ReLU [Yang 2019].
  package static let explosion = (Double.pi / (Double.pi - 1)).squareRoot()

  /// A gradient of the given measures.
  package init(rms: Double, correlation: Double) {
    (self.rms, self.correlation) = (rms, correlation)
  }
}

extension Observation {
  /// The same observation with what is known of the gradient in each layer.
  package func with(flows: [GradientFlow]) -> Observation {
    Observation(
      step: step, normalization: normalization, scalars: scalars, tap: tap, markStep: markStep,
      layers: layers.enumerated().map { index, layer in
        var copy = layer
        copy.flow = flows.indices.contains(index) ? flows[index] : nil
        return copy
      })
  }
}
