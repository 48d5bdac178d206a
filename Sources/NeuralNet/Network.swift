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
    var layers: [BlockTrace<Element>] = []
    layers.reserveCapacity(hidden.count)
    for layer in hidden.indices {
      layers.append(
        hidden[layer].forward(
          layers.last?.asInputs ?? x, mode: mode, draw: draw,
          mask: masks.isEmpty ? nil : masks[layer]))
    }
    return Trace(input: x, layers: layers, logits: output.forward(layers.last?.asInputs ?? x))
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
    let top = DenseGradient(delta: gradient, input: trace.layers.last?.asInputs ?? trace.input)
    var blocks: [BlockGradient<Element>] = []
    var above = output.backward(gradient)
    for layer in hidden.indices.reversed() {
      let block = hidden[layer].backward(
        above, trace: trace.layers[layer],
        input: layer == 0 ? trace.input : trace.layers[layer - 1].asInputs)
      if layer > 0 { above = hidden[layer].inputGradient(above, block) }
      blocks.append(block)
    }
    return Gradients(hidden: blocks.reversed(), output: top)
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

/// What a network computed for one batch.
package struct Trace<Element: Scalar>: Sendable {
  /// x, examples × inputs.
  package let input: Inputs<Element>
  /// One entry per hidden layer.
  package let layers: [BlockTrace<Element>]
  /// One logit per class, examples × classes.
  package let logits: Matrix<Element>

  /// The masks of dropout, one per hidden layer; none without dropout.
  package var masks: [Matrix<Element>] { layers.compactMap(\.mask) }
}

/// The gradients of a network's parameters.
package struct Gradients<Element: Scalar>: Sendable {
  /// One entry per hidden layer.
  package let hidden: [BlockGradient<Element>]
  /// With respect to the map to logits.
  package let output: DenseGradient<Element>
}

extension Gradients {
  /// ‖∂L/∂W‖₂ over the weights of all layers together.
  package var norm: Double {
    let norms = (hidden.map(\.dense) + [output]).map(\.norm)
    return norms.reduce(0) { $0 + $1 * $1 }.squareRoot()
  }
}
