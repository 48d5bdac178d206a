import NeuralNet
import Statistics
import Telemetry
import Training

extension Lesson {
  /// 10: two sets of statistics, one to train with and one to use.
  static let inference = Lesson(
    id: "inference", title: "Training and inference differ",
    claim:
      "In training a unit is normalized by its batch, in use by moving averages that stand in for "
      + "the whole population. With small batches one network answers differently in training and "
      + "in use.",
    source: "Ioffe & Szegedy 2015, section 3.1 and algorithm 2",
    configuration: batches(of: 10),
    compares: false,
    variants: [
      Variant(configuration: batches(of: 60), steps: 1000),
      Variant(configuration: batches(of: 2), steps: 1000),
    ],
    view: "anatomy", pace: 20, script: [], steps: 1000,
    notes: [
      Note(
        step: 0,
        text:
          "Batches of 10. Three estimates of μ and σ stand side by side: this batch, the moving "
          + "averages, and those retaken (algorithm 2 of the paper) from many shuffled batches at "
          + "fixed weights."),
      Note(
        step: 100,
        text:
          "Watch the batch’s μ jump around from step to step; the moving average follows slowly, "
          + "as the mean of some ten batches."),
      Note(
        step: 500,
        text:
          "Press 8: below the charts is this one network’s accuracy on the same test images by each "
          + "of the three: in the end 83 ± 1 % by its own batches, 88 ± 1 % by moving averages and by "
          + "retaken statistics."),
    ],
    keys: "8 accuracy by each of the three, i own statistics or moving averages, u next unit, "
      + "comma smaller batches",
    question: "What is ẑ for a batch of two examples, whatever z is?",
    answer:
      "+1 and −1, up to ε: two values lie one σ above and below their mean. Of z only "
      + "which of the two is larger is left.",
    outcome: { evidence in
      guard let network = evidence.networks.first, let anatomy = network.anatomy,
        let errors = anatomy.errors, let modes = network.accuracyModes
      else { return .incomplete }
      let outcome = Outcome(
        [
          ("batch mean error in sigma", errors.batch),
          ("moving mean error in sigma", errors.moving),
        ] + modes.numbers,
        words:
          "The mean of \(anatomy.examples) examples was \(number(errors.batch)) σ from the retaken "
          + "one (layer \(anatomy.layer + 1), on average), the moving average "
          + "\(number(errors.moving)) σ; test accuracy is \(percent(modes.batch)) by own batches, "
          + "\(percent(modes.running)) by moving averages, \(percent(modes.retaken)) by retaken "
          + "statistics.",
        holds: errors.batch > 1.2 * errors.moving && modes.gap > 0.025 && modes.areAverages)
      guard evidence.variants.count == 2 else { return outcome }
      guard let large = evidence.variants[0].accuracyModes,
        let small = evidence.variants[1].accuracyModes
      else { return .incomplete }
      let largest = evidence.variants[1].anatomy?.stages[2].knots.last.map(Double.init) ?? .nan
      return outcome.and(
        Outcome(
          large.numbers.map { ("batch 60 \($0.name)", $0.value) }
            + small.numbers.map { ("batch 2 \($0.name)", $0.value) }
            + [("batch 2 largest normalized", largest)],
          words:
            "With batches of 60 these are \(words(large)): hardly apart. With batches of 2, where ẑ "
            + "is ±\(number(largest)), they are \(words(small)): that network has learned little, and "
            + "no statistics make up for it.",
          holds: large.gap < 0.02 && modes.gap > 2 * large.gap && large.areAverages
            && small.numbers.allSatisfy { $0.value < large.running - 0.3 }
            && abs(largest - 1) < 0.02))
    },
    caveat:
      "Other batches make other networks: whether training and use differ shows only within one. Here "
      + "use is better: no answer depends on the rest of its batch. Momentum 0.1 is 0.9 in Keras.")

  private static func words(_ modes: AccuracyModes) -> String {
    "\(percent(modes.batch)), \(percent(modes.running)) and \(percent(modes.retaken))"
  }

  private static func batches(of size: Int) -> Configuration {
    .lesson {
      $0.rate = 0.1
      $0.normalization = .batch
      $0.batchSize = size
    }
  }
}

extension AccuracyModes {
  /// What the statistics of the batches cost, as a share of the test images.
  fileprivate var gap: Double { running - batch }

  /// Whether the moving averages serve as well as what they stand in for.
  fileprivate var areAverages: Bool { abs(running - retaken) < 0.02 }

  fileprivate var numbers: [(name: String, value: Double)] {
    [
      ("accuracy by own batches", batch), ("accuracy by moving averages", running),
      ("accuracy by algorithm 2", retaken),
    ]
  }
}

extension Anatomy {
  /// How far a unit's mean is from algorithm 2's, in σ of that, on average over the units: that of
  /// the batch and the moving average; nil where inference needs none.
  fileprivate var errors: (batch: Double, moving: Double)? {
    let distances = units.compactMap { unit -> (batch: Double, moving: Double)? in
      guard let batch = unit.batch.mean, let moving = unit.moving?.mean,
        let population = unit.population, let mean = population.mean
      else { return nil }
      return (
        Double(abs(batch - mean) / population.deviation),
        Double(abs(moving - mean) / population.deviation)
      )
    }
    guard !distances.isEmpty else { return nil }
    let count = Double(distances.count)
    return (
      distances.reduce(0) { $0 + $1.batch } / count,
      distances.reduce(0) { $0 + $1.moving } / count
    )
  }
}
