/// The loss and its gradient along a step of gradient descent, which tell how far the gradient holds.
///
/// After Santurkar et al. 2018, figure 4.
package struct Landscape: Sendable, Equatable {
  /// A point of the line.
  package struct Point: Sendable, Equatable {
    /// How far from the network it is, in steps η ‖∇L‖.
    package let length: Double
    /// The loss of the batch there, in nats.
    package let loss: Double
    /// ‖∇L(point) − ∇L(network)‖₂ / ‖∇L(network)‖₂, over all parameters.
    package let gradientChange: Double

    /// A point of the given numbers.
    package init(length: Double, loss: Double, gradientChange: Double) {
      self.length = length
      self.loss = loss
      self.gradientChange = gradientChange
    }
  }

  /// Where the loss is looked at, in steps.
  package static let lengths = [0.1, 0.25, 0.5, 1, 1.5, 2, 2.5, 3, 3.5, 4]

  /// The step of the network.
  package let step: Int
  /// η, the learning rate.
  package let rate: Double
  /// ‖∇L‖₂ over all parameters at the network.
  package let gradientNorm: Double
  /// The network itself, at length 0, then points at ascending lengths.
  package let points: [Point]

  /// A line of the given points, the first one at length 0.
  package init(step: Int, rate: Double, gradientNorm: Double, points: [Point]) {
    self.step = step
    self.rate = rate
    self.gradientNorm = gradientNorm
    self.points = points
  }

  /// The largest loss less the smallest, in nats; infinite or NaN where a loss is.
  package var lossRange: Double {
    points.map(\.loss).reduce(-.infinity, larger) - points.map(\.loss).reduce(.infinity, smaller)
  }

  /// The largest ‖∇L(point) − ∇L‖ / ‖point − network‖ of the points: the effective β-smoothness, below
  /// which the loss is no steeper curved along the step.
  ///
  /// NaN where the gradient is 0 or not finite.
  package var smoothness: Double {
    points.dropFirst().map { $0.gradientChange / ($0.length * rate) }.reduce(0, larger)
  }

  /// The change of the loss and that of the gradient to the furthest point.
  package var furthest: (lossChange: Double, gradientChange: Double) {
    guard let first = points.first, let last = points.last else { return (.nan, .nan) }
    return (last.loss - first.loss, last.gradientChange)
  }
}

/// The larger one; NaN where one is.
private func larger(_ a: Double, _ b: Double) -> Double { a.isNaN || a > b ? a : b }

/// The smaller one; NaN where one is.
private func smaller(_ a: Double, _ b: Double) -> Double { a.isNaN || a < b ? a : b }
