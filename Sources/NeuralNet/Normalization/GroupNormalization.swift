package import Numerics

/// Group normalization: y = γ x̂ + β, x̂ = (z − μ) / √(σ² + ε) with μ and σ² of each example over each of
/// G groups of neighbouring units, and γ and β per unit [Wu & He 2018].
///
/// With one group it is layer normalization. An example is normalized by nothing but itself, so that
/// training and inference are the same, whatever the batch.
package struct GroupNormalization<Element: Scalar>: AffineNormalization {
  /// What can be said of it.
  package static var traits: NormalizationTraits {
    NormalizationTraits(
      words: "group norm", scope: "each group of an example’s units by its own μ and σ",
      summary: "each example by its mean and σ over each of up to 10 groups of units (--groups)",
      axis: .example, canFold: false)
  }

  /// γ and β, one of each per unit.
  package var affine: Affine<Element>
  /// G.
  package let groups: Int

  /// γ = 1 and β = 0 for `units` units; traps for a number of groups that does not divide them.
  package init(units: Int, settings: NormalizationSettings = .init()) {
    affine = Affine(units: units)
    groups = settings.groups ?? Self.standardGroups(of: units)
    precondition(groups > 0 && units.isMultiple(of: groups), "groups must be of one size")
  }

  /// The most groups of one size into which `units` can be divided, 10 at most and of 3 units at
  /// least; 1 where there are no such groups.
  package static func standardGroups(of units: Int) -> Int {
    (1...10).last { units.isMultiple(of: $0) && units >= 3 * $0 } ?? 1
  }

  /// Normalizes each group of each row of `z` (examples × units) and applies γ and β.
  ///
  /// The pass has G means and variances for each example, one example after the other; the variances
  /// are biased. Units that are all equal in a group give x̂ = 0.
  @specialized(where Element == Float)
  package func forward(_ z: Matrix<Element>, mode: Mode = .training, draw: UInt64 = 0)
    -> NormalizationPass<Element>
  {
    let parts = parted(z)
    let (mean, variance) = parts.rowMoments()
    let inverse = Normalization.inverseDeviations(variance)
    let (standardized, _) = parts.rowsNormalized(
      mean: mean, inverse: inverse, Affine(units: parts.columns))
    let normalized = Matrix(rows: z.rows, columns: z.columns, elements: standardized.elements)
    let identity = Affine<Element>(units: z.columns)
    let (_, output) = normalized.normalized(
      mean: identity.shift, inverse: identity.scale, affine)
    return NormalizationPass(
      mean: mean, variance: variance, inverseDeviation: inverse, normalized: normalized,
      affine: affine, made: output)
  }

  /// The gradients of one pass, through μ and σ² of each example's groups as well.
  ///
  /// `gradient` is g = ∂L/∂y (examples × units). With d = γ g and means over a group of an example,
  /// ∂L/∂z = (d − mean(d) − x̂ · mean(d x̂)) / √(σ² + ε).
  @specialized(where Element == Float)
  package func backward(_ gradient: Matrix<Element>, through pass: NormalizationPass<Element>)
    -> (input: Matrix<Element>, affine: Affine<Element>?)
  {
    let zeros = [Element](repeating: 0, count: gradient.columns)
    let inner = parted(
      gradient.throughStatistics(
        pass.normalized, factor: affine.scale, mean: zeros, meanProduct: zeros))
    let ones = [Element](repeating: 1, count: inner.columns)
    let input = Matrix<Element>(rows: gradient.rows, columns: gradient.columns) { result in
      Element.kernels.normalizeExamplesBackward(
        inner.elements, pass.normalized.elements, inner.rows, inner.columns, ones,
        pass.inverseDeviation, result)
    }
    return (input, Affine(gradient: gradient, normalized: pass.normalized))
  }

  /// The same numbers with a row for each group of each example.
  private func parted(_ matrix: Matrix<Element>) -> Matrix<Element> {
    Matrix(
      rows: matrix.rows * groups, columns: matrix.columns / groups, elements: matrix.elements)
  }
}
