import Datasets
import NeuralNet
package import Telemetry

/// What one network's accuracy depends on: the statistics that it is normalized by, and changes of the
/// test images.
package struct TestAccuracies: Sendable, Equatable {
  /// By three kinds of statistics; nil where the normalization takes none of the batch.
  package var modes: AccuracyModes?
  /// On changed images; nil where none are to be changed.
  package var shiftTest: ShiftTest?
}

/// One network's accuracies on their way.
struct AccuracyMeasurement: Sendable {
  /// How long the next measurement waits after one that took `time` while training goes on, so that
  /// at most one part in 50 goes into that.
  static func rest(after time: Duration) -> Duration { max(time * 49, .milliseconds(250)) }

  /// The changed images, if there are any.
  let changed: ChangedTest?

  private let test: Examples, sample: TestSample
  private let slice: Int
  /// The network as it is, whose noise goes on with every batch.
  private var network: Network<Float>
  /// The statistics of training images and of changed test images; nil where the normalization takes
  /// none of the batch.
  private var population: PopulationEstimate?, adapted: PopulationEstimate?
  private let step: Int
  private var seen = 0
  private var right = (batch: 0, use: 0, retaken: 0, changed: 0, adapted: 0)

  /// A measurement that is not begun; nil where there is nothing to measure or the network has diverged.
  ///
  /// `known` are changed images that may be those that are needed.
  init?(_ session: Session, _ shift: TestShift, known: ChangedTest? = nil) {
    guard session.divergedAt == nil, let sample = TestSample(session) else { return nil }
    (test, network, step) = (session.dataset.test, session.network, session.step)
    (self.sample, slice) = (sample, session.slice)
    changed = ChangedTest(session, sample, shift, known: known)
    guard network.hidden.first?.normalization.running != nil else {
      if changed == nil { return nil }
      return
    }
    population = PopulationEstimate(session)
    adapted = changed.map { PopulationEstimate(session, over: $0.examples) }
  }

  /// The accuracies; nil before all batches were answered.
  var value: TestAccuracies? {
    guard seen == sample.batches.count else { return nil }
    func share(_ right: Int) -> Double { Double(right) / Double(sample.count) }
    return TestAccuracies(
      modes: population.map { _ in
        AccuracyModes(
          batch: share(right.batch), running: share(right.use), retaken: share(right.retaken),
          examples: sample.count, step: step)
      },
      shiftTest: changed.map {
        ShiftTest(
          shift: $0.shift, unchanged: share(right.use), changed: share(right.changed),
          retaken: adapted.map { _ in share(right.adapted) }, examples: sample.count, step: step)
      })
  }

  /// Goes on for about as long as some steps take (see `Session.slice`).
  mutating func advance() {
    for _ in 0..<slice {
      if population?.isDone == false {
        population?.advance()
      } else if adapted?.isDone == false {
        adapted?.advance()
      } else if seen < sample.batches.count {
        answer()
      }
    }
  }

  /// Counts the right answers to one batch.
  ///
  /// With its own statistics it is what training makes of it, but for dropout: with noise, where there
  /// is noise, and with r and d of batch renormalization by the moving averages.
  private mutating func answer() {
    let rows = sample.batches[seen]
    let batch = test.batch(rows)
    right.use += network.errors(on: batch, mode: .inference).correct
    if let population {
      right.batch += network.errors(on: batch, mode: .training).correct
      right.retaken += population.network.errors(on: batch, mode: .inference).correct
    }
    if let changed {
      let batch = changed.examples.batch(seen * rows.count..<(seen + 1) * rows.count)
      right.changed += network.errors(on: batch, mode: .inference).correct
      if let adapted {
        right.adapted += adapted.network.errors(on: batch, mode: .inference).correct
      }
    }
    network.drawAnew()
    seen += 1
  }
}

extension Run {
  /// The part of the training time, 0…1, that measuring accuracies by three kinds of statistics takes
  /// while they are shown at full speed, if it takes `time` once.
  package static func modesShare(_ time: Duration) -> Double {
    time / (time + AccuracyMeasurement.rest(after: time))
  }
}

extension Session {
  /// What the accuracy on test examples depends on, with images changed as the configuration says;
  /// nothing where the network has diverged.
  package var testAccuracies: TestAccuracies {
    guard var measurement = AccuracyMeasurement(self, configuration.shiftTest) else {
      return TestAccuracies()
    }
    while true {
      if let value = measurement.value { return value }
      measurement.advance()
    }
  }
}
