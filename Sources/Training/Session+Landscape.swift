import NeuralNet
package import Telemetry

extension Session {
  /// The loss of the latest mini-batch from the network as it is now to `lengths` steps of plain
  /// gradient descent on, whatever the update rule, with the dropout of that batch; nil before the first
  /// batch and once the network has diverged.
  ///
  /// It takes little more time than as many steps as there are lengths, and one.
  func landscape(_ lengths: [Double]) -> Landscape? {
    guard divergedAt == nil, let latest else { return nil }
    let line = network.lossAlongStep(
      lengths.map { Float($0 * rate) }, latest.trace.input, labels: latest.labels,
      masks: latest.trace.masks)
    let here = Landscape.Point(length: 0, loss: line.loss, gradientChange: 0)
    return Landscape(
      step: step, rate: rate, gradientNorm: line.gradientNorm,
      points: [here]
        + zip(lengths, line.points).map {
          Landscape.Point(length: $0, loss: $1.loss, gradientChange: $1.gradientChange)
        })
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
