package import Numerics

/// Root mean square normalization: y = γ x̂, x̂ = z / √(mean(z²) + ε) with the mean over the units of
/// each example, and γ per unit [Zhang & Sennrich 2019, equation 4].
///
/// Layer normalization without the mean: what today's language models use. There is no β, and no mean
/// is taken off, so that b keeps its use. Training and inference are the same.
package struct RMSNormalization<Element: Scalar>: NormalizationMethod {
  /// What can be said of it.
  package static var traits: NormalizationTraits {
    NormalizationTraits(
      words: "RMS norm", scope: "each example by its own root mean square",
      summary: "each example by the root mean square of its units; no mean is taken off",
      axis: .example, statistics: ["√(mean z² + ε)"],
      stages: [
        .init("z", "z = W a + b", "z"), .init("ẑ", "→ ẑ = z/√(mean z² + ε)", "→ ẑ"),
        .init("y", "→ y = γ ẑ", "→ y"),
      ],
      arithmetic: "{z} / {deviation}", canFold: false)
  }

  /// γ, one per unit.
  package var scale: [Element]

  /// γ = 1 for `units` units.
  package init(units: Int, settings: NormalizationSettings = .init()) {
    scale = Array(repeating: 1, count: units)
  }

  /// γ, without β.
  package var parameters: Affine<Element>? {
    get { Affine(scale: scale, shift: []) }
    set { if let newValue { scale = newValue.scale } }
  }

  /// Divides each row of `z` (examples × units) by its root mean square and applies γ.
  ///
  /// The pass's variance is mean(z²), and it has no mean. An example whose units are all 0 gives
  /// x̂ = 0.
  @specialized(where Element == Float)
  package func forward(_ z: Matrix<Element>, mode: Mode = .training, draw: UInt64 = 0)
    -> NormalizationPass<Element>
  {
    let (mean, variance) = z.rowMoments()
    let squares = zip(mean, variance).map { $0 * $0 + $1 }
    let inverse = Normalization.inverseDeviations(squares)
    let zeros = [Element](repeating: 0, count: max(z.rows, z.columns))
    let (normalized, output) = z.rowsNormalized(
      mean: zeros, inverse: inverse, Affine(scale: scale, shift: zeros))
    return NormalizationPass(
      mean: [], variance: squares, inverseDeviation: inverse, normalized: normalized,
      affine: Affine(scale: scale, shift: []), made: output)
  }

  /// The gradients of one pass, through each example's root mean square as well.
  ///
  /// `gradient` is g = ∂L/∂y (examples × units). With d = γ g and the mean over the units of an
  /// example, ∂L/∂z = (d − x̂ · mean(d x̂)) / √(mean(z²) + ε).
  @specialized(where Element == Float)
  package func backward(_ gradient: Matrix<Element>, through pass: NormalizationPass<Element>)
    -> (input: Matrix<Element>, affine: Affine<Element>?)
  {
    let (g, x, units) = (gradient.elements, pass.normalized.elements, gradient.columns)
    let input = Matrix<Element>(rows: gradient.rows, columns: units) { result in
      for row in 0..<gradient.rows {
        let start = row * units
        var product: Element = 0
        for u in 0..<units { product += g[start + u] * scale[u] * x[start + u] }
        product /= Element(units)
        let inverse = pass.inverseDeviation[row]
        for u in 0..<units {
          result[start + u] = inverse * (g[start + u] * scale[u] - x[start + u] * product)
        }
      }
    }
    var affine = Affine(gradient: gradient, normalized: pass.normalized)
    affine.shift = []
    return (input, affine)
  }

  /// z, x̂ and y.
  package func stages(of z: Matrix<Element>, _ pass: NormalizationPass<Element>)
    -> [Matrix<Element>]
  {
    [z, pass.normalized, pass.output]
  }
}
