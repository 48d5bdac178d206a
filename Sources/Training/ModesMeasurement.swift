import Datasets
import NeuralNet
package import Telemetry

/// One network's accuracies by three kinds of statistics, on their way.
struct ModesMeasurement: Sendable {
  /// The fewest test examples that are answered, where there are so many.
  static let examples = 5_000

  /// How long the next measurement waits after one that took `time` while training goes on, so that
  /// at most one part in 50 goes into that.
  static func rest(after time: Duration) -> Duration { max(time * 49, .milliseconds(250)) }

  private let test: Examples
  private let size: Int, batches: Int, slice: Int
  /// The network as it is, whose noise goes on with every batch.
  private var network: Network<Float>
  private var population: PopulationEstimate
  private var order: BatchOrder
  private var seen = 0
  private var right = (batch: 0, running: 0, retaken: 0)

  /// A measurement that is not begun; nil where the normalization takes no statistics of the batch, where
  /// the network has diverged, or where there are no two test examples.
  ///
  /// The test examples come in batches of the training's size, or in one that is smaller where there are
  /// not as many, in an order that the seed gives.
  init?(_ session: Session) {
    (test, network) = (session.dataset.test, session.network)
    size = min(session.configuration.batchSize, test.count)
    guard network.hidden.first?.normalization.running != nil, session.divergedAt == nil, size > 1
    else { return nil }
    batches = min(test.count / size, (Self.examples + size - 1) / size)
    population = PopulationEstimate(session)
    order = BatchOrder(
      examples: test.count, batchSize: size, seed: session.configuration.seed, stream: 6)
    slice = session.slice
  }

  /// The accuracies; nil before all batches were answered.
  var value: AccuracyModes? {
    guard seen == batches else { return nil }
    func share(_ right: Int) -> Double { Double(right) / Double(batches * size) }
    return AccuracyModes(
      batch: share(right.batch), running: share(right.running), retaken: share(right.retaken),
      examples: batches * size, step: population.step)
  }

  /// Goes on for about as long as some steps take (see `Session.slice`).
  mutating func advance() {
    for _ in 0..<slice {
      if !population.isDone {
        population.advance()
      } else if seen < batches {
        answer(test.batch(order.nextBatch()))
      }
    }
  }

  /// Counts the right answers to one batch.
  ///
  /// With its own statistics it is what training makes of it, but for dropout: with noise, where there
  /// is noise, and with r and d of batch renormalization by the moving averages.
  private mutating func answer(_ batch: Batch) {
    right.batch += network.errors(on: batch, mode: .training).correct
    right.running += network.errors(on: batch, mode: .inference).correct
    right.retaken += population.network.errors(on: batch, mode: .inference).correct
    network.drawAnew()
    seen += 1
  }
}

extension Run {
  /// The part of the training time, 0…1, that measuring accuracies by three kinds of statistics takes
  /// while they are shown at full speed, if it takes `time` once.
  package static func modesShare(_ time: Duration) -> Double {
    time / (time + ModesMeasurement.rest(after: time))
  }
}

extension Session {
  /// The accuracy on test examples by three kinds of statistics; nil where the normalization takes none
  /// of the batch, or where the network has diverged.
  package var accuracyModes: AccuracyModes? {
    guard var measurement = ModesMeasurement(self) else { return nil }
    while measurement.value == nil { measurement.advance() }
    return measurement.value
  }
}
