package import Numerics

/// Layer normalization: y = γ x̂ + β, x̂ = (z − μ) / √(σ² + ε) with μ and σ² of each example over the
/// layer's units, and γ and β per unit [Ba, Kiros & Hinton 2016].
///
/// An example is normalized by nothing but itself, so that training and inference are the same and
/// there are no running statistics.
package struct LayerNormalization<Element: Scalar>: AffineNormalization {
  /// What can be said of it.
  package static var traits: NormalizationTraits {
    NormalizationTraits(
      words: "layer norm", scope: "each example by its own μ and σ",
      summary: "each example by its mean and σ over the units", axis: .example, canFold: false)
  }

  /// γ and β, one of each per unit.
  package var affine: Affine<Element>

  /// γ = 1 and β = 0 for `units` units.
  package init(units: Int, settings: NormalizationSettings = .init()) {
    affine = Affine(units: units)
  }

  /// Normalizes each row of `z` (examples × units) and applies γ and β.
  ///
  /// The variance is the biased one. An example whose units are all equal gives x̂ = 0, and so does
  /// a layer of a single unit.
  @specialized(where Element == Float)
  package func forward(_ z: Matrix<Element>, mode: Mode = .training, draw: UInt64 = 0)
    -> NormalizationPass<Element>
  {
    let (mean, variance) = z.rowMoments()
    let inverse = Normalization.inverseDeviations(variance)
    let (normalized, output) = z.rowsNormalized(mean: mean, inverse: inverse, affine)
    return NormalizationPass(
      mean: mean, variance: variance, inverseDeviation: inverse, normalized: normalized,
      affine: affine, made: output)
  }

  /// The gradients of one pass, through each example's μ and σ² as well.
  ///
  /// `gradient` is g = ∂L/∂y (examples × units). With d = γ g and means over the units of an
  /// example, ∂L/∂z = (d − mean(d) − x̂ · mean(d x̂)) / √(σ² + ε).
  @specialized(where Element == Float)
  package func backward(_ gradient: Matrix<Element>, through pass: NormalizationPass<Element>)
    -> (input: Matrix<Element>, affine: Affine<Element>?)
  {
    let input = Matrix(rows: gradient.rows, columns: gradient.columns) { result in
      Element.kernels.normalizeExamplesBackward(
        gradient.elements, pass.normalized.elements, gradient.rows, gradient.columns, affine.scale,
        pass.inverseDeviation, result)
    }
    return (input, Affine(gradient: gradient, normalized: pass.normalized))
  }
}
