/// How the units of a layer vary over the latest training batch, behind the normalization and before γ
/// and β: ẑ, without normalization z.
///
/// Units that are the same in all examples have no correlation and are left out.
package struct UnitCorrelation: Sendable, Equatable {
  /// The root mean square of the correlation of two units over the batch, over all pairs, from 0 to 1.
  package let rms: Double
  /// The smallest and the largest σ of a unit over the batch.
  package let sigmas: ClosedRange<Double>

  /// A correlation of the given measures.
  package init(rms: Double, sigmas: ClosedRange<Double>) {
    (self.rms, self.sigmas) = (rms, sigmas)
  }
}

extension Observation {
  /// The same observation with how the units of each layer vary, nil where that is not known.
  package func with(unitCorrelations: [UnitCorrelation?]) -> Observation {
    Observation(
      step: step, normalization: normalization, scalars: scalars, tap: tap, markStep: markStep,
      layers: layers.enumerated().map { index, layer in
        var copy = layer
        copy.unitCorrelation =
          unitCorrelations.indices.contains(index) ? unitCorrelations[index] : nil
        return copy
      })
  }
}
