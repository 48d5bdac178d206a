package import Numerics

/// A rule that turns gradients into steps.
package enum UpdateRule: Sendable, Equatable {
  /// p ← p − η v, v ← momentum · v + g; momentum 0 is plain gradient descent.
  case sgd(momentum: Double)
  /// Adam with β₁ 0.9, β₂ 0.999 and ε 1e-8 [Kingma & Ba 2015, algorithm 1].
  case adam

  /// How many numbers are remembered of each parameter.
  package var moments: Int {
    switch self {
    case .sgd(momentum: 0): 0
    case .sgd: 1
    case .adam: 2
    }
  }
}

/// An update rule with the memory that it keeps of each parameter.
package struct Optimizer<Element: Scalar>: Sendable {
  /// The rule.
  package let rule: UpdateRule
  /// λ of weight decay: each step follows ∂L/∂W + λ W, for the weights W of every layer and nothing
  /// else, neither b nor γ nor β; that is an L2 penalty of λ/2 ‖W‖² on the loss.
  package let weightDecay: Element
  private var hidden: [BlockMemory]
  private var output = DenseMemory()
  private var room = Room()

  private struct DenseMemory {
    var weights = Moments<Element>()
    var bias = Moments<Element>()
  }

  private struct BlockMemory {
    var dense = DenseMemory()
    var scale = Moments<Element>()
    var shift = Moments<Element>()
  }

  /// What a step writes to and the next one need not know.
  private struct Room {
    var bias: [Element] = [], weights = Matrix<Element>()
  }

  /// The same optimizer without the room that it takes again at the next step.
  package var packed: Optimizer {
    var copy = self
    copy.room = Room()
    return copy
  }

  /// An optimizer without memory of earlier steps for a network of `layers` hidden layers.
  package init(_ rule: UpdateRule, weightDecay: Element = 0, layers: Int) {
    self.rule = rule
    self.weightDecay = weightDecay
    hidden = Array(repeating: BlockMemory(), count: layers)
  }

  /// Moves every parameter of `network` by one step of size `rate` (η).
  ///
  /// b stays where a normalization takes it out again: its gradient is 0 there, and Adam would make
  /// steps of the rounding of that.
  @specialized(where Element == Float)
  package mutating func step(
    _ network: inout Network<Element>, gradients: Gradients<Element>, rate: Element
  ) {
    let step = Step(rule: rule, weightDecay: weightDecay, rate: rate)
    for layer in network.hidden.indices {
      let gradient = gradients.hidden[layer]
      let movesBias = !network.hidden[layer].isBiasRedundant
      step.move(
        &network.hidden[layer].dense, gradient.dense, &hidden[layer].dense, &room,
        movesBias: movesBias)
      guard let affine = gradient.affine else { continue }
      network.hidden[layer].normalization.method?.changeParameters { moved in
        hidden[layer].scale.step(&moved.scale, affine.scale, rate: rate, rule: rule)
        hidden[layer].shift.step(&moved.shift, affine.shift, rate: rate, rule: rule)
      }
    }
    step.move(&network.output, gradients.output, &output, &room)
  }

  /// Forgets what is known of γ and β, and of nothing else; for when they come or go.
  package mutating func forgetAffine() {
    for layer in hidden.indices {
      hidden[layer].scale = Moments()
      hidden[layer].shift = Moments()
    }
  }

  /// What all layers have in common in one step.
  private struct Step {
    let rule: UpdateRule
    let weightDecay: Element, rate: Element

    @specialized(where Element == Float)
    func move(
      _ dense: inout Dense<Element>, _ gradient: DenseGradient<Element>,
      _ memory: inout DenseMemory, _ room: inout Room, movesBias: Bool = true
    ) {
      if rule == .sgd(momentum: 0) {
        if weightDecay != 0 {
          let kept = 1 - rate * weightDecay
          for i in dense.weights.elements.indices { dense.weights.elements[i] *= kept }
        }
        dense.weights.add(-rate, timesTransposed: gradient.input, gradient.delta)
      } else {
        gradient.input.transposedTimes(gradient.delta, into: &room.weights)
        memory.weights.step(
          &dense.weights.elements, room.weights.elements, decay: weightDecay, rate: rate,
          rule: rule)
      }
      guard movesBias else { return }
      gradient.delta.columnSums(into: &room.bias)
      memory.bias.step(&dense.bias, room.bias, rate: rate, rule: rule)
    }
  }
}

extension Optimizer {
  /// What W of a hidden layer (counted from 0) went along in the latest step, units × inputs: −η times
  /// that is ΔW, up to the rounding of W.
  ///
  /// `gradient` is ∂L/∂W of that step, `weights` is W after it, and `rate` its η. Not finite where
  /// descent without momentum has η λ = 1, which leaves nothing of the earlier W.
  @specialized(where Element == Float)
  package func latestDirection(
    layer: Int, gradient: Matrix<Element>, weights: Matrix<Element>, rate: Element
  ) -> Matrix<Element> {
    if rule == .sgd(momentum: 0), weightDecay != 0 {
      // W was (W' + η g) / (1 − η λ) before it became W', and the step went along g + λ W.
      let kept = 1 - rate * weightDecay
      return Matrix(
        rows: gradient.rows, columns: gradient.columns,
        elements: zip(gradient.elements, weights.elements).map { ($0 + weightDecay * $1) / kept })
    }
    return Matrix(
      rows: gradient.rows, columns: gradient.columns,
      elements: hidden[layer].dense.weights.latestDirection(gradient.elements, rule: rule))
  }
}
