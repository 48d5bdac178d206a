import Numerics

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
  /// Each example by the root mean square of its units [Zhang & Sennrich 2019].
  case rms
  /// Each example by its mean and σ over groups of units [Wu & He 2018].
  case group
  /// As batch, drawn towards the running statistics [Ioffe 2017].
  case renorm
  /// Each unit by its mean over the batch alone.
  case centring
  /// Each unit by its σ over the batch alone.
  case scaling
  /// Each unit by its mean over the batch, which the gradient takes for a constant.
  case detachedMean = "detached-mean"
  /// Each unit by its mean and σ over the batch, which the gradient takes for constants.
  case detached
  /// Batch normalization, and random noise behind it [Santurkar et al. 2018].
  case noisy
  /// All units of the layer together, decorrelated over the batch by correlations that are shrunk
  /// towards none.
  case whitening

  /// What does it in a network of such numbers; nil where y = z.
  func method<Element: Scalar>(of _: Element.Type) -> (any NormalizationMethod<Element>.Type)? {
    switch self {
    case .none: nil
    case .batch: BatchNormalization<Element>.self
    case .layer: LayerNormalization<Element>.self
    case .rms: RMSNormalization<Element>.self
    case .group: GroupNormalization<Element>.self
    case .renorm: BatchRenormalization<Element>.self
    case .centring: CentringNormalization<Element>.self
    case .scaling: ScalingNormalization<Element>.self
    case .detachedMean: DetachedCentring<Element>.self
    case .detached: DetachedNormalization<Element>.self
    case .noisy: NoisyBatchNormalization<Element>.self
    case .whitening: Whitening<Element>.self
    }
  }

  /// The kind that follows; the last is followed by the first.
  package var next: NormalizationKind {
    let all = Self.allCases
    let place = all.firstIndex(of: self) ?? 0
    return all[(place + 1) % all.count]
  }

  /// What can be said of it; nil where there is none.
  package var traits: NormalizationTraits? { method(of: Float.self)?.traits }

  /// How it enters where `wanted` is asked for: what no γ and β can undo snaps.
  package func possible(_ wanted: Insertion) -> Insertion {
    traits?.canGraft == true ? wanted : .snap
  }

  /// How it leaves where `wanted` is asked for: what no W and b can absorb, because it is another map
  /// for every example, is dropped.
  package func possible(_ wanted: Removal) -> Removal {
    traits?.canFold == false ? .drop : wanted
  }
}
