import Numerics

/// What an optimizer remembers of one parameter array.
struct Moments<Element: Scalar>: Sendable {
  var first: [Element] = []
  var second: [Element] = []
  var steps = 0

  @specialized(where Element == Float)
  mutating func step(
    _ parameters: inout [Element], _ gradient: [Element], decay: Element = 0, rate: Element,
    rule: UpdateRule
  ) {
    steps += 1
    let count = parameters.count
    parameters.withUnsafeMutableBufferPointer { p in
      gradient.withUnsafeBufferPointer { g in
        switch rule {
        case .sgd(momentum: 0): for i in 0..<count { p[i] -= rate * (g[i] + decay * p[i]) }
        case .sgd(let momentum): momentumStep(p, g, decay, rate, Element(momentum))
        case .adam: adamStep(p, g, decay, rate)
        }
      }
    }
  }

  @inline(__always)
  private mutating func momentumStep(
    _ p: UnsafeMutableBufferPointer<Element>, _ g: UnsafeBufferPointer<Element>, _ decay: Element,
    _ rate: Element, _ momentum: Element
  ) {
    if first.isEmpty { first = Array(repeating: 0, count: p.count) }
    first.withUnsafeMutableBufferPointer { v in
      for i in 0..<v.count {
        v[i] = momentum * v[i] + (g[i] + decay * p[i])
        p[i] -= rate * v[i]
      }
    }
  }

  @inline(__always)
  private mutating func adamStep(
    _ p: UnsafeMutableBufferPointer<Element>, _ g: UnsafeBufferPointer<Element>, _ decay: Element,
    _ rate: Element
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
          let slope = g[i] + decay * p[i]
          m[i] = beta1 * m[i] + (1 - beta1) * slope
          v[i] = beta2 * v[i] + (1 - beta2) * slope * slope
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
