package import Numerics

/// A hidden layer: a = g(y), y = normalization(z), z = x W + b.
package struct Block<Element: Scalar>: Sendable, Equatable {
  /// The affine map.
  package var dense: Dense<Element>
  /// What happens to z before the nonlinearity sees it.
  package var normalization: Normalization<Element>
  /// The nonlinearity.
  package var activation: Activation

  /// A block of the given parts; the normalization must have as many units as the dense layer.
  package init(
    dense: Dense<Element>, normalization: Normalization<Element> = .none, activation: Activation
  ) {
    self.dense = dense
    self.normalization = normalization
    self.activation = activation
  }

  /// Everything that the block computes for x of shape examples × inputs; `draw` is the number of
  /// the draw of noise, where there is any, and `mask` what dropout multiplies the output by.
  @specialized(where Element == Float)
  package func forward(
    _ x: Inputs<Element>, mode: Mode, draw: UInt64 = 0, mask: Matrix<Element>? = nil
  ) -> BlockTrace<Element> {
    let z = dense.forward(x)
    let pass = normalization.forward(z, mode: mode, draw: draw)
    let y = pass?.output ?? z
    let a = activation.forward(y)
    return BlockTrace(
      z: z, normalized: pass, y: y, a: a, mask: mask, output: mask.map { a.multiplied(by: $0) } ?? a
    )
  }

  /// The block's gradients from ∂L/∂output (examples × units) and what `forward` saw in training mode.
  @specialized(where Element == Float)
  func backward(
    _ gradient: Matrix<Element>, trace: BlockTrace<Element>, input: Inputs<Element>
  ) -> BlockGradient<Element> {
    let a = trace.mask.map { gradient.multiplied(by: $0) } ?? gradient
    let y = activation.backward(a, output: trace.a)
    let (z, affine) = normalization.backward(y, through: trace.normalized)
    return BlockGradient(dense: DenseGradient(delta: z, input: input), affine: affine, y: y)
  }
}

extension Block {
  /// Multiplies W by `factor`; the running statistics of z go along, so that inference, too, sees the
  /// same ẑ as before.
  package mutating func scaleWeights(by factor: Element) {
    for i in dense.weights.elements.indices { dense.weights.elements[i] *= factor }
    normalization.running?.scale(by: factor, around: dense.bias)
  }
}

/// What a block computed for one batch; every matrix is examples × units.
package struct BlockTrace<Element: Scalar>: Sendable {
  /// The affine map's output.
  package let z: Matrix<Element>
  /// The normalization's intermediate results, if there is one.
  package let normalized: NormalizationPass<Element>?
  /// The pre-activation: what the nonlinearity receives.
  package let y: Matrix<Element>
  /// The nonlinearity's output.
  package let a: Matrix<Element>
  /// What dropout multiplied a by; nil without dropout.
  let mask: Matrix<Element>?
  /// What the next layer receives: a, or what dropout left of it.
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
