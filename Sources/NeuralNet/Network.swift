package import Numerics

/// A classifier: hidden blocks, then an affine map to one logit per class.
package struct Network<Element: Scalar>: Sendable, Equatable {
  /// The hidden layers, the one next to the data first.
  package var hidden: [Block<Element>]
  /// The map to logits.
  package var output: Dense<Element>
  /// The number of the draw of noise that the next training-mode pass will see.
  private(set) var draw: UInt64 = 0

  /// A network of the given layers, each with as many inputs as the one before has units.
  package init(hidden: [Block<Element>], output: Dense<Element>) {
    self.hidden = hidden
    self.output = output
  }

  /// Everything that the network computes for x of shape examples × inputs.
  ///
  /// Noise, where there is any, is the same until `track` goes on to the next draw. `masks`, one per
  /// hidden layer, are what dropout multiplies the layers' outputs by; none is no dropout.
  @specialized(where Element == Float)
  package func forward(_ x: Inputs<Element>, mode: Mode, masks: [Matrix<Element>] = [])
    -> Trace<Element>
  {
    var trace = Trace<Element>()
    (trace.input, trace.masks) = (x, masks)
    forward(through: &trace, mode: mode)
    return trace
  }

  /// The rest of `trace` ← everything that the network computes for its `input`, with its `masks`.
  ///
  /// Memory of an earlier trace is used again. The masks are one per hidden layer, or none.
  @specialized(where Element == Float)
  package func forward(through trace: inout Trace<Element>, mode: Mode) {
    if trace.layers.count != hidden.count {
      trace.layers = hidden.map {
        BlockTrace(normalizesAfter: $0.normalizesAfter, keepsY: trace.keepsY)
      }
    }
    for layer in hidden.indices {
      hidden[layer].forward(
        trace.input(of: layer), mode: mode, draw: draw, mask: trace.mask(of: layer),
        into: &trace.layers[layer])
    }
    output.forward(trace.input(of: hidden.count), into: &trace.logits)
  }

  /// What the normalization of a hidden layer (counted from 0) computes in training mode for x, of shape
  /// examples × inputs; nil where there is none.
  package func pass(of layer: Int, for x: Inputs<Element>) -> NormalizationPass<Element>? {
    let below = hidden[..<layer].reduce(x) {
      $1.forward($0, mode: .training, draw: draw).asInputs
    }
    return hidden[layer].forward(below, mode: .training, draw: draw).normalized
  }

  /// The gradients of all parameters from ∂L/∂logits (examples × classes).
  ///
  /// `trace` is what `forward` returned in training mode for this same network.
  @specialized(where Element == Float)
  package func backward(_ gradient: Matrix<Element>, trace: Trace<Element>) -> Gradients<Element> {
    var gradients = Gradients<Element>()
    backward(gradient, trace: trace, into: &gradients)
    return gradients
  }

  /// `gradients` ← what `backward` returns; memory of earlier gradients is used again.
  @specialized(where Element == Float)
  package func backward(
    _ gradient: Matrix<Element>, trace: Trace<Element>, into gradients: inout Gradients<Element>
  ) {
    if gradients.hidden.count != hidden.count {
      gradients.hidden = hidden.map { _ in BlockGradient() }
    }
    gradients.output = DenseGradient(delta: gradient, input: trace.input(of: hidden.count))
    output.backward(gradient, into: &gradients.room.above)
    for layer in hidden.indices.reversed() {
      hidden[layer].backward(
        trace: trace.layers[layer], input: trace.input(of: layer), mask: trace.mask(of: layer),
        keepingY: gradients.keepsY, into: &gradients.hidden[layer], room: &gradients.room)
      guard layer > 0 else { break }
      hidden[layer].inputGradient(
        gradients.room.above, gradients.hidden[layer], into: &gradients.room.below)
      swap(&gradients.room.above, &gradients.room.below)
    }
  }

  /// Moves the running statistics of every normalization towards those of `trace`'s batch, and
  /// goes on to the next draw of noise.
  @specialized(where Element == Float)
  package mutating func track(_ trace: Trace<Element>) {
    for layer in hidden.indices {
      guard let pass = trace.layers[layer].normalized else { continue }
      hidden[layer].normalization.track(pass, examples: trace.input.rows)
    }
    if hidden.contains(where: { $0.normalization.traits?.isNoisy == true }) { drawAnew() }
  }

  /// Moves the running statistics of a hidden layer (counted from 0) towards those of a training-mode
  /// pass over `examples`, which get the weight `weight`; with weight 1 they become those.
  package mutating func average(
    _ pass: NormalizationPass<Element>, layer: Int, examples: Int, weight: Element
  ) {
    hidden[layer].normalization.average(pass, examples: examples, weight: weight)
  }

  /// Goes on to the next draw of noise.
  package mutating func drawAnew() { draw += 1 }
}
