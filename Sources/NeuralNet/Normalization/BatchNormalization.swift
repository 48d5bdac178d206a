package import Numerics

/// Batch normalization of a layer's units: y = γ x̂ + β, x̂ = (z − μ) / √(σ² + ε) per unit.
///
/// In training μ and σ² come from the mini-batch; in inference from moving averages
/// [Ioffe & Szegedy 2015, algorithms 1 and 2].
package struct BatchNormalization<Element: Scalar>: AffineNormalization, RunningNormalization {
  /// What can be said of it.
  package static var traits: NormalizationTraits {
    NormalizationTraits(
      words: "batch norm", scope: "each unit by its own μ and σ",
      summary: "each unit by its mean and σ over the mini-batch", canGraft: true,
      makesBiasRedundant: true, explodesGradients: true)
  }

  /// γ and β, one of each per unit.
  package var affine: Affine<Element>
  /// The moving averages.
  package var running: RunningStatistics<Element>

  /// γ = 1, β = 0 and running statistics of mean 0 and variance 1 for `units` units.
  package init(units: Int, settings: NormalizationSettings = .init()) {
    affine = Affine(units: units)
    running = RunningStatistics(units: units)
  }

  /// Normalizes each column of `z` (examples × units) and applies γ and β.
  ///
  /// The variance is the biased one (divided by m). `training` uses the batch's statistics and
  /// traps for fewer than two examples, which have no variance; `inference` uses the running ones.
  /// A constant column gives x̂ = 0.
  @specialized(where Element == Float)
  package func forward(_ z: Matrix<Element>, mode: Mode, draw: UInt64 = 0)
    -> NormalizationPass<Element>
  {
    guard mode == .inference else { return z.standardized(affine) }
    let inverse = Normalization.inverseDeviations(running.variance)
    let (normalized, output) = z.normalized(mean: running.mean, inverse: inverse, affine)
    return NormalizationPass(
      mean: running.mean, variance: running.variance, inverseDeviation: inverse,
      normalized: normalized, affine: affine, output: output)
  }

  /// The gradients of one training-mode pass, through μ and σ² as well [Ioffe 2015, section 3].
  ///
  /// `gradient` is g = ∂L/∂y (examples × units), `pass` what `forward` returned in training mode.
  /// ∂L/∂z = γ/√(σ² + ε) · (g − mean(g) − x̂ · mean(g x̂)), means over the batch, per unit.
  @specialized(where Element == Float)
  package func backward(_ gradient: Matrix<Element>, through pass: NormalizationPass<Element>)
    -> (input: Matrix<Element>, affine: Affine<Element>?)
  {
    let (rows, units) = (gradient.rows, gradient.columns)
    var parameters = Affine<Element>(scale: [], shift: [])
    let input = Matrix(rows: rows, columns: units) { input in
      parameters.scale = Array(count: units) { scale in
        parameters.shift = Array(count: units) { shift in
          Element.kernels.normalizeColumnsBackward(
            gradient.elements, pass.normalized.elements, rows, units, affine.scale,
            pass.inverseDeviation, shift, scale, input)
        }
      }
    }
    return (input, parameters)
  }
}

extension Matrix {
  /// Batch normalization of self, examples × units, by its own statistics.
  @specialized(where Element == Float)
  fileprivate func standardized(_ affine: Affine<Element>) -> NormalizationPass<Element> {
    precondition(rows >= 2, "the statistics of a batch need at least two examples")
    var (mean, variance, inverse): ([Element], [Element], [Element]) = ([], [], [])
    var output = Matrix(rows: 0, columns: 0)
    let normalized = Matrix(rows: rows, columns: columns) { x in
      output = Matrix(rows: rows, columns: columns) { y in
        mean = Array(count: columns) { mean in
          variance = Array(count: columns) { variance in
            inverse = Array(count: columns) { inverse in
              Element.kernels.normalizeColumns(
                elements, rows, columns, Normalization.epsilon, affine.scale, affine.shift, mean,
                variance, inverse, x, y)
            }
          }
        }
      }
    }
    return NormalizationPass(
      mean: mean, variance: variance, inverseDeviation: inverse, normalized: normalized,
      affine: affine, output: output)
  }
}
