/// What can stand between a layer's affine map and its nonlinearity, by name.
///
/// The names are those of the command line, of summaries and of recordings; the order is that in
/// which one follows the other.
package enum NormalizationKind: String, CaseIterable, Sendable {
  /// y = z.
  case none
  /// Each unit by its mean and σ over the batch [Ioffe & Szegedy 2015].
  case batch
  /// Each example by its mean and σ over the units [Ba, Kiros & Hinton 2016].
  case layer
  /// Each unit by its mean over the batch, which the gradient takes for a constant.
  case detachedMean = "detached-mean"
  /// Each unit by its mean and σ over the batch, which the gradient takes for constants.
  case detached
  /// Batch normalization, and random noise behind it [Santurkar et al. 2018].
  case noisy
  /// All units of the layer together, so that they are decorrelated over the batch.
  case whitening

  /// The kind that follows; the last is followed by the first.
  package var next: NormalizationKind {
    let all = Self.allCases
    let place = all.firstIndex(of: self) ?? 0
    return all[(place + 1) % all.count]
  }
}
