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
  private var hidden: [BlockMemory]
  private var output = DenseMemory()

  private struct DenseMemory {
    var weights = Moments<Element>()
    var bias = Moments<Element>()
  }

  private struct BlockMemory {
    var dense = DenseMemory()
    var scale = Moments<Element>()
    var shift = Moments<Element>()
  }

  /// An optimizer without memory of earlier steps for a network of `layers` hidden layers.
  package init(_ rule: UpdateRule, layers: Int) {
    self.rule = rule
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
    for layer in network.hidden.indices {
      let gradient = gradients.hidden[layer]
      let movesBias = network.hidden[layer].normalization.traits?.makesBiasRedundant != true
      step(
        &network.hidden[layer].dense, gradient.dense, rate, &hidden[layer].dense,
        movesBias: movesBias)
      guard let affine = gradient.affine, var moved = network.hidden[layer].normalization.affine
      else { continue }
      hidden[layer].scale.step(&moved.scale, affine.scale, rate: rate, rule: rule)
      hidden[layer].shift.step(&moved.shift, affine.shift, rate: rate, rule: rule)
      network.hidden[layer].normalization.affine = moved
    }
    step(&network.output, gradients.output, rate, &output)
  }

  /// Forgets what is known of γ and β, and of nothing else; for when they come or go.
  package mutating func forgetAffine() {
    for layer in hidden.indices {
      hidden[layer].scale = Moments()
      hidden[layer].shift = Moments()
    }
  }

  @specialized(where Element == Float)
  private func step(
    _ dense: inout Dense<Element>, _ gradient: DenseGradient<Element>, _ rate: Element,
    _ memory: inout DenseMemory, movesBias: Bool = true
  ) {
    if rule == .sgd(momentum: 0) {
      dense.weights.add(-rate, timesTransposed: gradient.input, gradient.delta)
    } else {
      memory.weights.step(
        &dense.weights.elements, gradient.weights.elements, rate: rate, rule: rule)
    }
    if movesBias { memory.bias.step(&dense.bias, gradient.bias, rate: rate, rule: rule) }
  }
}

extension Optimizer {
  /// What W of a hidden layer (counted from 0) went along in the latest step, inputs × units: −η times
  /// that is ΔW, up to the rounding of W.
  ///
  /// `gradient` is ∂L/∂W of that step.
  @specialized(where Element == Float)
  package func latestDirection(layer: Int, gradient: Matrix<Element>) -> Matrix<Element> {
    Matrix(
      rows: gradient.rows, columns: gradient.columns,
      elements: hidden[layer].dense.weights.latestDirection(gradient.elements, rule: rule))
  }
}

/// What an optimizer remembers of one parameter array.
private struct Moments<Element: Scalar>: Sendable {
  var first: [Element] = []
  var second: [Element] = []
  var steps = 0

  @specialized(where Element == Float)
  mutating func step(
    _ parameters: inout [Element], _ gradient: [Element], rate: Element, rule: UpdateRule
  ) {
    steps += 1
    let count = parameters.count
    parameters.withUnsafeMutableBufferPointer { p in
      gradient.withUnsafeBufferPointer { g in
        switch rule {
        case .sgd(momentum: 0): for i in 0..<count { p[i] -= rate * g[i] }
        case .sgd(let momentum): momentumStep(p, g, rate, Element(momentum))
        case .adam: adamStep(p, g, rate)
        }
      }
    }
  }

  @inline(__always)
  private mutating func momentumStep(
    _ p: UnsafeMutableBufferPointer<Element>, _ g: UnsafeBufferPointer<Element>, _ rate: Element,
    _ momentum: Element
  ) {
    if first.isEmpty { first = Array(repeating: 0, count: p.count) }
    first.withUnsafeMutableBufferPointer { v in
      for i in 0..<v.count {
        v[i] = momentum * v[i] + g[i]
        p[i] -= rate * v[i]
      }
    }
  }

  @inline(__always)
  private mutating func adamStep(
    _ p: UnsafeMutableBufferPointer<Element>, _ g: UnsafeBufferPointer<Element>, _ rate: Element
  ) {
    if first.isEmpty {
      first = Array(repeating: 0, count: p.count)
      second = first
    }
    let (beta1, beta2, epsilon) = Self.adam
    let (correction1, correction2) = corrections
    first.withUnsafeMutableBufferPointer { m in
      second.withUnsafeMutableBufferPointer { v in
        for i in 0..<m.count {
          m[i] = beta1 * m[i] + (1 - beta1) * g[i]
          v[i] = beta2 * v[i] + (1 - beta2) * g[i] * g[i]
          p[i] -= rate * (m[i] * correction1) / ((v[i] * correction2).squareRoot() + epsilon)
        }
      }
    }
  }

  /// β₁, β₂ and ε of Adam.
  private static var adam: (Element, Element, Element) { (0.9, 0.999, 1e-8) }

  /// What the two moments are divided by after so many steps, inverted: 1 / (1 − βᵗ).
  private var corrections: (first: Element, second: Element) {
    func power(_ base: Element) -> Element {
      var (result, factor, exponent) = (Element(1), base, steps)
      while exponent > 0 {
        if exponent & 1 == 1 { result *= factor }
        factor *= factor
        exponent >>= 1
      }
      return result
    }
    let (beta1, beta2, _) = Self.adam
    return (1 / (1 - power(beta1)), 1 / (1 - power(beta2)))
  }

  /// What the latest step, which followed `gradient`, took off the parameters, divided by η.
  @specialized(where Element == Float)
  func latestDirection(_ gradient: [Element], rule: UpdateRule) -> [Element] {
    switch rule {
    case .sgd(momentum: 0): return gradient
    case .sgd: return first
    case .adam:
      let (epsilon, corrections) = (Self.adam.2, corrections)
      return zip(first, second).map { first, second in
        first * corrections.first / ((second * corrections.second).squareRoot() + epsilon)
      }
    }
  }
}
