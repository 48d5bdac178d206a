package import Numerics

/// Batch renormalization: y = γ x̂ + β, x̂ = (z − μ_B) / σ_B · r + d per unit, where
/// r = σ_B / σ within 1/r_max…r_max and d = (μ_B − μ) / σ within ±d_max [Ioffe 2017].
///
/// μ and σ are the running statistics, so that without the limits training would normalize as inference
/// does, also with a few examples in a batch. r and d are constants to the gradient. The limits open with
/// the batches seen since it came in: it is batch normalization for the first 200, then r_max rises
/// from 1 to 3 until the 1,600th and d_max from 0 to 5 until the 1,000th. Those are the numbers of the
/// paper (5,000, 40,000 and 25,000) divided by 25. The running statistics are those of
/// `RunningStatistics`, with the variance in place of the paper's σ.
package struct BatchRenormalization<Element: Scalar>: NormalizationMethod {
  /// What can be said of it.
  package static var traits: NormalizationTraits {
    NormalizationTraits(
      words: "batch renorm",
      scope: "each unit by its own μ and σ, drawn towards the moving averages",
      summary: "as batch, drawn towards the moving averages by r and d, whose limits open over "
        + "1,600 steps (Ioffe 2017)",
      stages: BatchNormalization<Element>.traits.stages.prefix(2) + [
        .init("ẑ", "→ ẑ = r(z − μ)/√(σ² + ε) + d", "→ ẑ = r(z − μ)/σ + d", "→ ẑ"),
        .init("y", "→ y = γ ẑ + β", "→ y"),
      ],
      arithmetic: "r ({z} − {mean}) / {deviation} + d", canGraft: true, isDifferentiated: false,
      makesBiasRedundant: true, trainsWithRunning: true)
  }

  /// The normalization that it is without r and d.
  package var batch: BatchNormalization<Element>
  /// The batches seen since it came in.
  package internal(set) var steps = 0

  /// γ = 1, β = 0 and running statistics of mean 0 and variance 1 for `units` units.
  package init(units: Int, settings: NormalizationSettings = .init()) {
    batch = BatchNormalization(units: units)
  }

  /// γ and β.
  package var parameters: Affine<Element>? {
    get { batch.parameters }
    set { batch.parameters = newValue }
  }

  /// The moving averages.
  package var runningStatistics: RunningStatistics<Element>? {
    get { batch.runningStatistics }
    set { batch.runningStatistics = newValue }
  }

  /// r_max and d_max after `steps` batches.
  package static func limits(after steps: Int) -> (r: Element, d: Element) {
    func share(until end: Int) -> Element {
      Element(min(max(steps - 200, 0), end - 200)) / Element(end - 200)
    }
    return (1 + 2 * share(until: 1_600), 5 * share(until: 1_000))
  }

  /// r and d of each unit for a batch of the given statistics.
  package func correction(mean: [Element], variance: [Element]) -> (r: [Element], d: [Element]) {
    let (limits, running) = (Self.limits(after: steps), batch.running)
    var (r, d) = (mean, mean)
    for u in mean.indices {
      let sigma = (running.variance[u] + Normalization.epsilon).squareRoot()
      let ratio = (variance[u] + Normalization.epsilon).squareRoot() / sigma
      r[u] = min(max(ratio, 1 / limits.r), limits.r)
      d[u] = min(max((mean[u] - running.mean[u]) / sigma, -limits.d), limits.d)
    }
    return (r, d)
  }

  /// Normalizes each column of `z` (examples × units), corrects it by r and d and applies γ and β.
  ///
  /// `training` traps for fewer than two examples; `inference` is that of batch normalization.
  @specialized(where Element == Float)
  package func forward(_ z: Matrix<Element>, mode: Mode, draw: UInt64 = 0)
    -> NormalizationPass<Element>
  {
    let plain = batch.forward(z, mode: mode)
    let identity = Affine<Element>(units: z.columns)
    let (r, d) =
      mode == .training
      ? correction(mean: plain.mean, variance: plain.variance) : (identity.scale, identity.shift)
    let (_, normalized) = plain.normalized.normalized(
      mean: identity.shift, inverse: identity.scale, Affine(scale: r, shift: d))
    let (_, output) = normalized.normalized(
      mean: identity.shift, inverse: identity.scale, batch.affine)
    return NormalizationPass(
      mean: plain.mean, variance: plain.variance, inverseDeviation: plain.inverseDeviation,
      normalized: normalized, affine: batch.affine, made: output,
      kept: [plain.normalized, Matrix(rows: 1, columns: r.count, elements: r)])
  }

  /// The gradients of one training-mode pass, through μ_B and σ_B and not through r and d.
  ///
  /// With g = ∂L/∂y (examples × units) and x = (z − μ_B) / σ_B,
  /// ∂L/∂z = γ r/σ_B · (g − mean(g) − x · mean(g x)), means over the batch, per unit.
  @specialized(where Element == Float)
  package func backward(_ gradient: Matrix<Element>, through pass: NormalizationPass<Element>)
    -> (input: Matrix<Element>, affine: Affine<Element>?)
  {
    let (plain, r, share) = (pass.kept[0], pass.kept[1].elements, 1 / Element(gradient.rows))
    let inner = Affine(gradient: gradient, normalized: plain)
    let input = gradient.throughStatistics(
      plain,
      factor: r.indices.map { batch.affine.scale[$0] * r[$0] * pass.inverseDeviation[$0] },
      mean: inner.shift.map { $0 * share }, meanProduct: inner.scale.map { $0 * share })
    return (input, Affine(gradient: gradient, normalized: pass.normalized))
  }

  /// Moves the moving averages, and opens the limits by a step.
  package mutating func track(_ pass: NormalizationPass<Element>, examples: Int) {
    batch.track(pass, examples: examples)
    steps += 1
  }

  /// Moves the moving averages; the limits stay.
  package mutating func average(
    _ pass: NormalizationPass<Element>, examples: Int, weight: Element
  ) {
    batch.average(pass, examples: examples, weight: weight)
  }
}
