package import Datasets
import NeuralNet
import Numerics
import Statistics
package import Telemetry
package import Training

/// How fast one network trains, beside the work that it can't do without.
package struct Benchmark {
  /// Steps of training alone.
  package private(set) var training = Rate()
  /// Steps with what the live screen has: a history, the drift, and 20 snapshots a second.
  package private(set) var withStatistics = Rate()
  /// Steps that tell how the gradients shifted, as one step of every window does.
  package private(set) var shifting = Rate()
  /// Ends of a window of the drift.
  package private(set) var drifting = Rate()
  /// Tellings whose drift it is, at the end of a window.
  package private(set) var driftSplitting = Rate()
  /// Tellings whose doing the layers' shifts are.
  package private(set) var splitting = Rate()
  /// Tellings of the loss along a step.
  package private(set) var surveying = Rate()
  /// Measurements of the accuracies by three kinds of statistics.
  package private(set) var testingModes = Rate()
  /// Steps each with a histogram and the quantiles of every layer's batch.
  package private(set) var everyStep = Rate()
  /// The matrix products of a step: same shapes, same library, one thread.
  package private(set) var floor = Rate()
  /// Observations: the probe forward, all statistics of a snapshot, accuracy on the test sample.
  package private(set) var observing = Rate()

  private var session: Session
  private var run: Run
  private var products: StepProducts
  private let clock = ContinuousClock()

  /// Prepares `configuration`; the network is watched as one that has been watched for 50,000 steps: its
  /// history has that stride, and its drift is measured as seldom.
  package init(_ configuration: Configuration, dataset: Dataset) throws {
    session = Session(configuration, dataset: dataset)
    run = try Run(session, history: History(stride: 256))
    run.settleDrift()
    products = StepProducts(
      batch: configuration.batchSize,
      sizes: [dataset.inputs] + configuration.hidden + [dataset.classes])
  }

  /// Measures everything once more, one after the other, for `span` each.
  package mutating func measure(for span: Duration) {
    measureTraining(for: span)
    var pacer = Pacer(.unlimited)
    var nextFrame = clock.now
    let start = run.session.step
    let (_, time) = repeating(for: span) { benchmark in
      let steps = pacer.slice
      pacer.measure(steps) { benchmark.run.advance(steps: steps) }
      if benchmark.clock.now >= nextFrame {
        benchmark.run.observe(lag: pacer.frame)
        _ = benchmark.run.snapshot()
        nextFrame += .milliseconds(50)
      }
    }
    withStatistics.add((run.session.step - start, time))
    shifting.add(
      repeating(for: span / 3) { benchmark in
        let before = benchmark.session.network
        benchmark.session.advance()
        _ = benchmark.session.gradientShifts(since: before)
      })
    everyStep.add(
      repeating(for: span) { benchmark in
        benchmark.session.advance()
        for layer in benchmark.session.latest?.trace.layers ?? [] { describe(layer.y.elements) }
      })
    drifting.add(repeating(for: span / 6) { $0.run.closeDriftWindow() })
    testingModes.add((1, clock.measure { _ = run.session.testAccuracies }))
    for _ in 0..<20 {
      repeat {
        run.advance(steps: 1)
      } while run.current.step == run.session.step && run.session.divergedAt == nil
      observing.add((1, clock.measure { run.observe() }))
      splitting.add((1, clock.measure { _ = run.splits }))
      surveying.add((1, clock.measure { _ = run.landscape }))
      if let time = run.driftSplitTime { driftSplitting.add((1, time)) }
    }
  }

  /// Makes a step and its products once, without measuring them.
  package mutating func warmUp() {
    products.run()
    session.advance()
  }

  /// Measures the matrix products and training alone once more, for `span` each.
  package mutating func measureTraining(for span: Duration) {
    floor.add(repeating(for: span) { $0.products.run() })
    training.add(repeating(for: span) { $0.session.advance() })
  }

  /// The part of the training time, 0…1, that measuring the gradient shift once a window takes.
  package var gradientShiftShare: Double {
    max(0, training.perSecond / shifting.perSecond - 1) / Double(Reference.window)
  }

  /// The part of the training time of 50,000 steps, 0…1, that the drift takes: looks at the probe, but
  /// for those that the window shift takes anyway.
  package var driftShare: Double {
    share(of: drifting, times: Run.drifts(in: Self.long).looks - Self.long / Reference.window)
  }

  /// The part of the training time of 50,000 steps, 0…1, that telling whose drift it is takes.
  package var driftSplitShare: Double {
    share(of: driftSplitting, times: Run.drifts(in: Self.long).ends)
  }

  /// The steps of the run that shares of the drift are of.
  private static let long = 50_000

  /// The part of the training time of that run that something takes which is done so many times in it.
  private func share(of rate: Rate, times count: Int) -> Double {
    training.perSecond / rate.perSecond * Double(count) / Double(Self.long)
  }

  /// The part of the training time, 0…1, that telling whose doing the shift is takes while it is shown
  /// at full speed.
  package var splitShare: Double {
    training.perSecond / splitting.perSecond / Double(Run.splitStride)
  }

  /// The part of the training time, 0…1, that telling the loss along a step takes while it is shown at
  /// full speed.
  package var landscapeShare: Double {
    training.perSecond / surveying.perSecond / Double(Run.landscapeStride)
  }

  /// The part of the training time, 0…1, that the accuracies by three kinds of statistics take while
  /// they are shown at full speed.
  package var modesShare: Double { Run.modesShare(.seconds(1) / testingModes.perSecond) }

  /// What the watched network looks like now.
  package func snapshot() -> NetworkSnapshot { run.snapshot() }

  private mutating func repeating(for span: Duration, _ work: (inout Benchmark) -> Void)
    -> (count: Int, time: Duration)
  {
    let start = clock.now
    var count = 0
    repeat {
      work(&self)
      count += 1
    } while clock.now - start < span
    return (count, clock.now - start)
  }
}

/// How often something was done in how much time.
package struct Rate: Sendable {
  private var count = 0
  private var time = Duration.zero

  /// How often a second; 0 before the first time.
  package var perSecond: Double { count == 0 ? 0 : Double(count) / (time / .seconds(1)) }

  fileprivate mutating func add(_ measured: (count: Int, time: Duration)) {
    count += measured.count
    time += measured.time
  }
}

/// A histogram of 64 bins from the smallest to the largest value, and the quantiles.
private func describe(_ values: [Float]) {
  let distribution = Distribution(values)
  guard let low = distribution.knots.first, let high = distribution.knots.last else { return }
  _ = distribution.histogram(edges: (0...64).map { low + (high - low) / 64 * Float($0) })
}
