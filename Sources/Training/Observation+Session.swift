import NeuralNet
import Statistics
import Telemetry

extension Observation {
  /// What the layers and the session tell of this step; `landscape` is what was measured last.
  init(
    _ session: Session, _ layers: [LayerObservation], _ tested: (loss: Double, accuracy: Double),
    _ landscape: Landscape?, tap: Tap = .y, markStep: Int
  ) {
    var scalars: [ScalarName: Double] = [
      .rate: session.rate, .testLoss: tested.loss, .testAccuracy: tested.accuracy,
    ]
    if let latest = session.latest {
      let norms = layers.map { $0.gradient?.norm ?? 0 } + [latest.gradients.output.norm]
      scalars[.trainLoss] = latest.loss
      scalars[.trainAccuracy] = latest.accuracy
      scalars[.gradientNorm] = norms.reduce(0) { $0 + $1 * $1 }.squareRoot()
    }
    scalars[.lossChange] = landscape?.furthest.lossChange
    scalars[.gradientChange] = landscape?.furthest.gradientChange
    self.init(
      step: session.step, normalization: session.info(session.normalization),
      scalars: scalars, tap: tap, markStep: markStep, layers: layers)
  }
}
