package import Datasets
package import NeuralNet
import Statistics
package import Telemetry
package import Training

/// The experiment behind figure 1 of [Ioffe & Szegedy 2015, section 4.1].
package enum PaperExperiment {
  /// Mini-batches that the paper trains for.
  package static let steps = 50_000

  /// 784–100–100–100–10 with sigmoids and mini-batches of 60, as the paper has it.
  ///
  /// The paper calls the weights small and Gaussian and names no learning rate: here they are
  /// N(0, 0.1²), and the rate of plain gradient descent is 0.1.
  package static func configuration(
    _ normalization: NormalizationKind, seed: UInt64
  ) -> Configuration {
    var configuration = Configuration()
    configuration.hidden = [100, 100, 100]
    configuration.activation = .sigmoid
    configuration.initialization = .gaussian(0.1)
    configuration.normalization = normalization
    configuration.rule = .sgd(momentum: 0)
    configuration.rate = 0.1
    configuration.batchSize = 60
    configuration.seed = seed
    return configuration
  }

  /// The steps at which a network is looked at: 0, `steps`, and at most 199 between them.
  ///
  /// They are `steps` (i / 200)², rounded: dense where learning is fast, at most 1 % of the whole
  /// apart at the end. Ascending, without repetition.
  package static func moments(steps: Int) -> [Int] {
    var moments = [0]
    for i in 1...200 {
      let share = Double(i * i) / 40_000
      let step = Int((Double(steps) * share).rounded())
      if step > moments[moments.count - 1] { moments.append(step) }
    }
    return moments
  }

  /// Trains both networks for `steps` from each of `seeds`, side by side.
  ///
  /// `progress` is told again and again where the one is that is furthest behind, of all its steps
  /// from all seeds.
  package static func figure1(
    seeds: [UInt64], steps: Int, dataset: Dataset, progress: (Standing) -> Void
  ) throws -> Figure1 {
    precondition(!seeds.isEmpty, "the typical unit is that from the first seed")
    let moments = Self.moments(steps: steps)
    let networks = try sideBySide(2, steps: seeds.count * steps, progress: progress) {
      index, tell in
      Replicates(
        try seeds.enumerated().map { number, seed in
          let configuration = Self.configuration(index == 0 ? .none : .batch, seed: seed)
          return try Course(
            training: Session(configuration, dataset: dataset), moments: moments
          ) { tell(Standing($0, before: number * steps)) }
        })
    }
    let plain = configuration(.none, seed: seeds[0])
    return Figure1(
      run: TrainerInfo(plain, dataset: dataset), rate: plain.rate, steps: steps,
      plain: networks[0], batch: networks[1])
  }
}

extension Course {
  /// Trains `session`, which is at step 0, and looks at it at `moments`, which ascend from 0.
  ///
  /// `progress` is shown the session after every step. A network that diverges is looked at no more. Throws when its numbers are not finite from the start.
  package init(
    training session: Session, moments: [Int], progress: (Session) -> Void
  ) throws(ConfigurationError) {
    precondition(session.step == 0 && moments.first == 0, "a course begins with step 0")
    var session = session
    var run = try Run(session)
    var points: [Point] = []
    for moment in moments {
      while session.step < moment, session.divergedAt == nil {
        session.advance()
        progress(session)
      }
      if session.step > 0 { run.resume(with: session) }
      guard session.divergedAt == nil, run.current.step == session.step,
        let layer = run.current.layers.last, let units = layer.units, let shift = layer.shift
      else { break }
      points.append(
        Point(
          step: session.step, testAccuracy: session.evaluate(session.dataset.test).accuracy,
          units: units.summaries, shift: shift.raw, shiftInSigma: shift.inSigma))
    }
    self.init(
      seed: session.configuration.seed, points: points, divergedAt: session.divergedAt)
  }
}
