import NeuralNet
package import Telemetry

/// The loss along a step from a network on its way, point by point.
struct LandscapeMeasurement: Sendable {
  private let line: LossAlongStep<Float>
  private let lengths: [Double]
  private let step: Int
  private let rate: Double
  /// How many points are looked at in a slice.
  private let slice: Int
  private var points: [Landscape.Point]

  /// A measurement of the latest mini-batch's loss from the network as it is now to `lengths` steps of
  /// plain gradient descent on, whatever the update rule, with the dropout of that batch; nil before the
  /// first batch and once the network has diverged.
  init?(_ session: Session, _ lengths: [Double]) {
    guard session.divergedAt == nil, let latest = session.latest else { return nil }
    self.lengths = lengths
    (step, rate, slice) = (session.step, session.rate, session.slice)
    line = LossAlongStep(
      from: session.network, latest.trace.input, labels: latest.labels, masks: latest.trace.masks)
    points = [Landscape.Point(length: 0, loss: line.loss, gradientChange: 0)]
  }

  /// Looks at the next points, for about as long as some steps take (see `Session.slice`).
  mutating func advance() {
    for length in lengths.dropFirst(points.count - 1).prefix(slice) {
      let point = line.point(at: Float(length * rate))
      points.append(
        Landscape.Point(
          length: length, loss: point.loss, gradientChange: point.gradientChange))
    }
  }

  /// The line; nil before all points were looked at.
  var value: Landscape? {
    guard points.count == lengths.count + 1 else { return nil }
    return Landscape(step: step, rate: rate, gradientNorm: line.gradientNorm, points: points)
  }
}

extension Session {
  /// The loss along a step to `lengths` steps on (see `LandscapeMeasurement`); nil before the first batch
  /// and once the network has diverged.
  ///
  /// It takes little more time than as many steps as there are lengths, and one.
  func landscape(_ lengths: [Double]) -> Landscape? {
    guard var measurement = LandscapeMeasurement(self, lengths) else { return nil }
    while true {
      if let value = measurement.value { return value }
      measurement.advance()
    }
  }
}

extension Run {
  /// The steps after which a snapshot tells the landscape anew while training goes on: it takes
  /// the time of some ten steps.
  package static let landscapeStride = 1000

  /// The loss and its gradient along a step from the network as it is now; nil before the first batch
  /// and once it has diverged.
  package var landscape: Landscape? { session.landscape(Landscape.lengths) }
}
