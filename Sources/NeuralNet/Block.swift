/// The normalization in a block's slot between affine map and nonlinearity.
package enum Normalization<Element: Scalar>: Sendable, Equatable {
  /// y = z.
  case none
  /// Batch normalization.
  case batch(BatchNormalization<Element>)
}

/// A hidden layer: a = g(y), y = normalization(z), z = x Wᵀ + b.
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

  /// Everything that the block computes for x of shape examples × inputs.
  @specialized(where Element == Float)
  package func forward(_ x: Matrix<Element>, mode: Mode) -> BlockTrace<Element> {
    let z = dense.forward(x)
    switch normalization {
    case .none:
      return BlockTrace(z: z, normalized: nil, y: z, a: activation.forward(z))
    case .batch(let batch):
      let pass = batch.forward(z, mode: mode)
      return BlockTrace(z: z, normalized: pass, y: pass.output, a: activation.forward(pass.output))
    }
  }

  /// The block's gradients from ∂L/∂a (examples × units) and what `forward` saw in training mode.
  @specialized(where Element == Float)
  func backward(
    _ gradient: Matrix<Element>, trace: BlockTrace<Element>, input: Matrix<Element>
  ) -> BlockGradient<Element> {
    let y = activation.backward(gradient, output: trace.a)
    guard case .batch(let batch) = normalization, let pass = trace.normalized else {
      return BlockGradient(dense: DenseGradient(delta: y, input: input), affine: nil, y: y)
    }
    let (z, affine) = batch.backward(y, through: pass)
    return BlockGradient(dense: DenseGradient(delta: z, input: input), affine: affine, y: y)
  }
}

/// What a block computed for one batch; every matrix is examples × units.
package struct BlockTrace<Element: Scalar>: Sendable {
  /// The affine map's output.
  package let z: Matrix<Element>
  /// The normalization's intermediate results, if there is one.
  package let normalized: BatchNormalized<Element>?
  /// The pre-activation: what the nonlinearity receives.
  package let y: Matrix<Element>
  /// The block's output.
  package let a: Matrix<Element>
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
