package import Numerics

/// A hidden layer: a = g(y), y = normalization(z), z = x W + b, or a = normalization(g(y)) and y = z; what
/// it hands on is a, or a + x where it skips.
package struct Block<Element: Scalar>: Sendable, Equatable {
  /// The affine map.
  package var dense: Dense<Element>
  /// What happens to z before the nonlinearity sees it, or to what the nonlinearity makes of z.
  package var normalization: Normalization<Element>
  /// The nonlinearity.
  package var activation: Activation
  /// Whether x is added to what the block hands on, which then has as many inputs as units: a skip
  /// connection [He 2016, equation 1].
  package let skips: Bool

  /// Whether the normalization stands behind the nonlinearity, which receives z itself then.
  package let normalizesAfter: Bool

  /// A block of the given parts; the normalization must have as many units as the dense layer, and that
  /// as many inputs as units where the block skips.
  package init(
    dense: Dense<Element>, normalization: Normalization<Element> = .none, activation: Activation,
    skips: Bool = false, normalizesAfter: Bool = false
  ) {
    precondition(
      !skips || dense.weights.rows == dense.weights.columns,
      "a skip connection needs as many inputs as units")
    self.skips = skips
    self.normalizesAfter = normalizesAfter
    self.dense = dense
    self.normalization = normalization
    self.activation = activation
  }

  /// Everything that the block computes for x of shape examples × inputs; `draw` is the number of
  /// the draw of noise, where there is any, and `mask` what dropout multiplies a by: what goes around the
  /// block in a skip connection is never dropped.
  @specialized(where Element == Float)
  package func forward(
    _ x: Inputs<Element>, mode: Mode, draw: UInt64 = 0, mask: Matrix<Element>? = nil
  ) -> BlockTrace<Element> {
    let z = dense.forward(x)
    let received = normalizesAfter ? activation.forward(z) : z
    let pass = normalization.forward(received, mode: mode, draw: draw)
    let made = pass?.output ?? received
    let (y, a) = normalizesAfter ? (z, made) : (made, activation.forward(made))
    let kept = mask.map { a.multiplied(by: $0) } ?? a
    return BlockTrace(
      z: z, received: received, normalized: pass, y: y, a: a, mask: mask,
      output: skips ? kept.plus(x.matrix) : kept)
  }

  /// The block's gradients from ∂L/∂output (examples × units) and what `forward` saw in training mode.
  ///
  /// What a skip connection takes around the block is no part of them: see `inputGradient`.
  @specialized(where Element == Float)
  func backward(
    _ gradient: Matrix<Element>, trace: BlockTrace<Element>, input: Inputs<Element>
  ) -> BlockGradient<Element> {
    let a = trace.mask.map { gradient.multiplied(by: $0) } ?? gradient
    if normalizesAfter {
      let (made, affine) = normalization.backward(a, through: trace.normalized)
      let z = activation.backward(made, output: trace.received)
      return BlockGradient(dense: DenseGradient(delta: z, input: input), affine: affine, y: z)
    }
    let y = activation.backward(a, output: trace.a)
    let (z, affine) = normalization.backward(y, through: trace.normalized)
    return BlockGradient(dense: DenseGradient(delta: z, input: input), affine: affine, y: y)
  }
}

extension Block {
  /// ∂L/∂x, examples × inputs, from ∂L/∂output and the block's own gradients: ∂L/∂z Wᵀ, and ∂L/∂output
  /// itself where the block skips.
  @specialized(where Element == Float)
  func inputGradient(_ gradient: Matrix<Element>, _ own: BlockGradient<Element>) -> Matrix<Element>
  {
    let through = dense.backward(own.dense.delta)
    return skips ? through.plus(gradient) : through
  }

  /// Multiplies W by `factor`; the running statistics of z go along, so that inference, too, sees the
  /// same ẑ as before.
  ///
  /// Those of g(z) stay: no formula has them, and what is normalized behind the nonlinearity is not the
  /// same as before in training either. They follow with the next batches.
  package mutating func scaleWeights(by factor: Element) {
    for i in dense.weights.elements.indices { dense.weights.elements[i] *= factor }
    if !normalizesAfter { normalization.running?.scale(by: factor, around: dense.bias) }
  }

  /// Whether the normalization takes b out again, so that b has no gradient and no use.
  var isBiasRedundant: Bool {
    !normalizesAfter && normalization.traits?.makesBiasRedundant == true
  }
}

/// What a block computed for one batch; every matrix is examples × units.
package struct BlockTrace<Element: Scalar>: Sendable {
  /// The affine map's output.
  package let z: Matrix<Element>
  /// What the normalization receives, or would if there were one: z, or g(z) where it stands behind the
  /// nonlinearity.
  package let received: Matrix<Element>
  /// The normalization's intermediate results, if there is one.
  package let normalized: NormalizationPass<Element>?
  /// The pre-activation: what the nonlinearity receives.
  package let y: Matrix<Element>
  /// The nonlinearity's output, or what a normalization behind it made of that.
  package let a: Matrix<Element>
  /// What dropout multiplied a by; nil without dropout.
  let mask: Matrix<Element>?
  /// What the next layer receives: a, or what dropout left of it, plus x where the block skips.
  package let output: Matrix<Element>

  /// The output as what the next layer takes.
  package var asInputs: Inputs<Element> { .dense(output) }
}

/// The gradients of one block.
package struct BlockGradient<Element: Scalar>: Sendable {
  /// With respect to W and b.
  package let dense: DenseGradient<Element>
  /// With respect to γ and β, if the block has them.
  package let affine: Affine<Element>?
  /// ∂L/∂y, examples × units.
  package let y: Matrix<Element>
}
