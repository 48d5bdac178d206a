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
  package func forward(
    _ x: Inputs<Element>, mode: Mode, draw: UInt64 = 0, mask: Matrix<Element>? = nil
  ) -> BlockTrace<Element> {
    var trace = BlockTrace<Element>(normalizesAfter: normalizesAfter)
    forward(x, mode: mode, draw: draw, mask: mask, into: &trace)
    return trace
  }

  /// `trace` ← what `forward` returns; it is of a block that normalizes where this one does.
  @specialized(where Element == Float)
  func forward(
    _ x: Inputs<Element>, mode: Mode, draw: UInt64, mask: Matrix<Element>?,
    into trace: inout BlockTrace<Element>
  ) {
    dense.forward(x, into: &trace.z)
    if normalizesAfter {
      activation.forward(trace.z, into: &trace.activated)
      normalize(trace.activated, mode, draw, into: &trace.normalized)
    } else if normalization.kind == .none || trace.keepsY {
      normalize(trace.z, mode, draw, into: &trace.normalized)
      activation.forward(trace.y, into: &trace.activated)
    } else {
      normalization.forward(
        trace.z, mode: mode, draw: draw, into: &trace.normalized, output: &trace.activated)
      activation.apply(to: &trace.activated)
    }
    trace.handOn(mask: mask, skipped: skips ? x : nil)
  }

  /// `pass` ← what the normalization computes for z, with its y; nil where there is none.
  @specialized(where Element == Float)
  private func normalize(
    _ z: Matrix<Element>, _ mode: Mode, _ draw: UInt64,
    into pass: inout NormalizationPass<Element>?
  ) {
    var output = pass?.made.take() ?? Matrix()
    normalization.forward(z, mode: mode, draw: draw, into: &pass, output: &output)
    pass?.made = output
  }

  /// `gradient` ← the block's gradients from ∂L/∂output, `room.above` (examples × units), and what
  /// `forward` saw in training mode, with the same `mask`.
  ///
  /// What a skip connection takes around the block is no part of them: see `inputGradient`.
  @specialized(where Element == Float)
  func backward(
    trace: BlockTrace<Element>, input: Inputs<Element>, mask: Matrix<Element>?, keepingY: Bool,
    into gradient: inout BlockGradient<Element>, room: inout Gradients<Element>.Room
  ) {
    gradient.input = input
    if let mask { room.above.multiplied(by: mask, into: &room.dropped) }
    let a = mask == nil ? room.above : room.dropped
    guard let pass = trace.normalized else {
      activation.backward(a, output: trace.activated, into: &gradient.z)
      (gradient.y, gradient.affine) = (keepingY ? gradient.z : nil, nil)
      return
    }
    if normalizesAfter {
      normalization.backward(a, through: pass, into: &room.between, &gradient.affine)
      activation.backward(room.between, output: trace.activated, into: &gradient.z)
      gradient.y = keepingY ? gradient.z : nil
    } else {
      activation.backward(a, output: trace.activated, into: &room.between)
      normalization.backward(room.between, through: pass, into: &gradient.z, &gradient.affine)
      gradient.y = keepingY ? room.between : nil
    }
  }
}

extension Block {
  /// `x` ← ∂L/∂x, examples × inputs, from ∂L/∂output and the block's own gradients: ∂L/∂z Wᵀ, and
  /// ∂L/∂output itself where the block skips.
  @specialized(where Element == Float)
  func inputGradient(
    _ output: Matrix<Element>, _ own: BlockGradient<Element>, into x: inout Matrix<Element>
  ) {
    dense.backward(own.z, into: &x)
    if skips { x.add(output) }
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
