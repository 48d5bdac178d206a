/// Layer normalization: y = γ x̂ + β, x̂ = (z − μ) / √(σ² + ε) with μ and σ² of each example over the
/// layer's units, and γ and β per unit [Ba, Kiros & Hinton 2016].
///
/// An example is normalized by nothing but itself, so that training and inference are the same and
/// there is no population to estimate.
package struct LayerNormalization<Element: Scalar>: Sendable, Equatable {
  /// γ and β, one of each per unit.
  package var affine: Affine<Element>

  /// γ = 1 and β = 0 for `units` units.
  package init(units: Int) { affine = Affine(units: units) }

  /// Normalizes each row of `z` (examples × units) and applies γ and β.
  ///
  /// The variance is the biased one. An example whose units are all equal gives x̂ = 0, and so does
  /// a layer of a single unit.
  @specialized(where Element == Float)
  package func forward(_ z: Matrix<Element>) -> Normalized<Element> {
    var variance: [Element] = []
    let mean = Array(count: z.rows) { mean in
      variance = Array(count: z.rows) { variance in
        Element.kernels.exampleMoments(z.elements, z.rows, z.columns, mean, variance)
      }
    }
    let inverse = variance.map { 1 / ($0 + Normalization.epsilon).squareRoot() }
    var output = Matrix<Element>(rows: 0, columns: 0)
    let normalized = Matrix(rows: z.rows, columns: z.columns) { x in
      output = Matrix(rows: z.rows, columns: z.columns) { y in
        Element.kernels.normalizeExamples(
          z.elements, z.rows, z.columns, mean, inverse, affine.scale, affine.shift, x, y)
      }
    }
    return Normalized(
      mean: mean, variance: variance, inverseDeviation: inverse, normalized: normalized,
      affine: affine, output: output)
  }

  /// The gradients of one pass, through each example's μ and σ² as well.
  ///
  /// `gradient` is g = ∂L/∂y (examples × units). With d = γ g and means over the units of an
  /// example, ∂L/∂z = (d − mean(d) − x̂ · mean(d x̂)) / √(σ² + ε).
  @specialized(where Element == Float)
  package func backward(_ gradient: Matrix<Element>, through pass: Normalized<Element>)
    -> (input: Matrix<Element>, affine: Affine<Element>)
  {
    let input = Matrix(rows: gradient.rows, columns: gradient.columns) { result in
      Element.kernels.normalizeExamplesBackward(
        gradient.elements, pass.normalized.elements, gradient.rows, gradient.columns, affine.scale,
        pass.inverseDeviation, result)
    }
    return (input, Affine(gradient: gradient, normalized: pass.normalized))
  }
}
