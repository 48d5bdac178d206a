import CElementwise
package import Numerics

/// The mean cross-entropy of softmax(logits) against the true classes, and its gradient.
package struct CrossEntropy<Element: Scalar>: Sendable {
  /// L = mean over the examples of −ln softmax(logits)[label], in nats; NaN without examples.
  package private(set) var loss = Double.nan
  /// ∂L/∂logits = (softmax − one-hot) / m, examples × classes.
  package private(set) var gradient = Matrix<Element>()
  /// How many examples have their largest logit at the true class, the first one of equals; an
  /// example with a logit that is not finite counts as wrong.
  package private(set) var correct = 0

  /// That of no example.
  package init() {}

  /// Compares `logits` (examples × classes) with `labels`, one class index per example.
  @specialized(where Element == Float)
  package init(logits: Matrix<Element>, labels: [Int]) { compare(logits, labels) }

  /// Compares `logits` (examples × classes) with `labels`, one class index per example.
  ///
  /// Each row is shifted by its maximum first, so that no exponential overflows.
  @specialized(where Element == Float)
  package mutating func compare(_ logits: Matrix<Element>, _ labels: [Int]) {
    precondition(labels.count == logits.rows, "cross-entropy needs one label per example")
    let classes = logits.columns
    gradient.copy(logits)
    var total = 0.0
    var correct = 0
    let share = 1 / Element(max(1, labels.count))
    gradient.elements.withUnsafeMutableBufferPointer { p in
      for (row, label) in labels.enumerated() {
        let start = row * classes
        var (largest, best, isFinite) = (p[start], start, true)
        for i in start..<start + classes {
          if p[i] > largest { (largest, best) = (p[i], i) }
          if !p[i].isFinite { isFinite = false }
        }
        if isFinite, best == start + label { correct += 1 }
        for i in start..<start + classes { p[i] -= largest }
        total -= Double(p[start + label])
      }
      if let base = p.baseAddress { Element.kernels.exp(base, base, p.count) }
      for (row, label) in labels.enumerated() {
        let start = row * classes
        var sum: Element = 0
        for i in start..<start + classes { sum += p[i] }
        total += elementwise_log(Double(sum))
        for i in start..<start + classes { p[i] *= share / sum }
        p[start + label] -= share
      }
    }
    self.loss = total / Double(labels.count)
    self.correct = correct
  }
}
