package import Datasets
package import Lessons
import NeuralNet
import Telemetry
import Training

extension Lesson {
  /// Steps between two points that are kept of a variant's past.
  private static let variantStride = 64
  /// Steps whose time is measured together.
  private static let timedSteps = 20

  /// How many mini-batches a check learns from, each network of its own counted.
  package var checkedSteps: Int { variants.reduce(steps) { $0 + $1.steps } }

  /// Trains as the lesson says, without a screen, and its variants after it.
  ///
  /// All start from `seed` and learn from `dataset`, which is neither limited nor whitened, as their own
  /// settings have it. How long steps take is measured only if the lesson wants it and `timesSteps`.
  /// `progress` is told how many of `checkedSteps` were made. Throws when a
  /// configuration is impossible for `dataset`.
  package func evidence(
    seed: UInt64, _ dataset: Dataset, timesSteps: Bool = true, progress: (Int) -> Void = { _ in }
  ) throws -> Evidence {
    var made = 0
    func train(_ headless: HeadlessRun, _ script: [StampedCommand], to steps: Int)
      -> [NetworkSnapshot]
    {
      var headless = headless
      var step = 0
      func advance(to goal: Int) {
        while step < goal {
          let part = min(50, goal - step)
          headless.perform(.advance(steps: part))
          step += part
          made += part
          progress(made)
        }
      }
      for next in script {
        advance(to: next.step)
        headless.perform(next.command)
      }
      advance(to: steps)
      headless.perform(.query(query))
      return headless.snapshot().networks
    }
    let learned = configuration.prepared(dataset)
    let main = try HeadlessRun(configuration.from(seed), dataset: learned, compare: compares)
    return Evidence(
      networks: train(main, script, to: steps),
      variants: try variants.flatMap { variant in
        let headless = try HeadlessRun(
          variant.configuration.from(seed), dataset: variant.configuration.prepared(dataset),
          compare: false, history: History(stride: Self.variantStride))
        return train(headless, variant.script, to: variant.steps)
      },
      stepTimes: isTimed && timesSteps ? times(seed: seed, learned) : [])
  }

  /// What a snapshot shows in the lesson's view.
  private var query: Query {
    var query = Query()
    query.dissectedLayer = view == "anatomy" ? layer : nil
    (query.wantsSplit, query.wantsAccuracies, query.wantsFlow) = (true, true, true)
    query.wantsUnitCorrelations = true
    return query
  }

  /// Milliseconds that a step of the network and of its twin takes, alone on a core.
  ///
  /// They take turns, and the shortest time counts: whatever else the machine does makes it longer.
  private func times(seed: UInt64, _ dataset: Dataset) -> [Double] {
    let own = configuration.normalization
    var sessions = [own, configuration.twin(beside: own)].map { kind in
      var configuration = configuration.from(seed)
      configuration.normalization = kind
      return Session(configuration, dataset: dataset)
    }
    var best = sessions.map { _ in Double.infinity }
    for _ in 0..<10 {
      for index in sessions.indices {
        let time = ContinuousClock().measure {
          for _ in 0..<Self.timedSteps { sessions[index].advance() }
        }
        best[index] = min(best[index], time / .milliseconds(1) / Double(Self.timedSteps))
      }
    }
    return best
  }
}

extension Configuration {
  /// The same configuration with another seed.
  fileprivate func from(_ seed: UInt64) -> Configuration {
    var copy = self
    copy.seed = seed
    return copy
  }
}
