package import Statistics

/// Whose doing a layer's shift since the mark is, or its drift since 50 steps before, as far as that can
/// be told apart.
///
/// The claim of covariate shift is about the layers before: their learning moves what a layer receives.
/// But a layer's own parameters move it as well, and mostly more.
package struct ShiftSplit: Sendable, Equatable {
  /// All of the shift, at the moment that the parts were measured.
  package let whole: Shift
  /// The shift if only the layers before had their present parameters, and the layer those of before;
  /// 0 in the layer next to the data.
  package let earlier: Shift
  /// The shift if only the layer itself (W, b, and γ and β) had its present parameters.
  package let own: Shift

  /// A split of `whole` into the given parts, which need not add up to it.
  package init(of whole: Shift, earlier: Shift, own: Shift) {
    (self.whole, self.earlier, self.own) = (whole, earlier, own)
  }
}

extension Observation {
  /// The same observation with what is known of whose doing each layer's shift is.
  package func with(splits: [ShiftSplit]) -> Observation {
    Observation(
      step: step, normalization: normalization, scalars: scalars, tap: tap, markStep: markStep,
      layers: layers.enumerated().map { index, layer in
        splits.indices.contains(index) ? layer.with(split: splits[index]) : layer
      })
  }
}

extension LayerObservation {
  fileprivate func with(split: ShiftSplit) -> LayerObservation {
    var copy = self
    copy.split = split
    return copy
  }
}
