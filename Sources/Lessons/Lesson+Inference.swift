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
      + "the whole population; small batches pull the two apart.",
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
          + "averages, and algorithm 2: many shuffled batches at fixed weights."),
      Note(
        step: 100,
        text:
          "Watch the batch’s μ jump around from step to step; the moving average follows slowly, "
          + "as the mean of some ten batches."),
      Note(
        step: 500,
        text: "Press 1 and then i: the same examples, normalized by their own statistics or by the "
          + "moving averages, as in use."),
    ],
    keys: "i own statistics or moving averages, u next unit, comma smaller batches",
    question: "What is ẑ for a batch of two examples, whatever z is?",
    answer:
      "+1 and −1, up to ε: two values lie one σ above and below their mean. Of z only "
      + "which of the two is larger is left.",
    outcome: { evidence in
      guard let network = evidence.networks.first, let anatomy = network.anatomy,
        let errors = anatomy.errors
      else { return .incomplete }
      let outcome = Outcome(
        [
          ("batch mean error in sigma", errors.batch),
          ("moving mean error in sigma", errors.moving),
          ("test accuracy", network.testAccuracy),
        ],
        words:
          "The mean of a batch of \(anatomy.examples) was \(number(errors.batch)) σ from that of "
          + "algorithm 2 (mean over the units of layer \(anatomy.layer + 1)), the moving average "
          + "\(number(errors.moving)) σ.",
        holds: errors.batch > 1.2 * errors.moving)
      guard evidence.variants.count == 2 else { return outcome }
      let (large, small) = (evidence.variants[0], evidence.variants[1])
      let accuracies = (large.testAccuracy, small.testAccuracy)
      let losses = (small.mean(after: 500, { $0[.trainLoss] }), small.current[.testLoss] ?? .nan)
      let largest = small.anatomy?.stages[2].knots.last.map(Double.init) ?? .nan
      return outcome.and(
        Outcome(
          [
            ("batch 60 mean error in sigma", large.anatomy?.errors?.batch ?? .nan),
            ("batch 2 mean error in sigma", small.anatomy?.errors?.batch ?? .nan),
            ("batch 60 test accuracy", accuracies.0), ("batch 2 test accuracy", accuracies.1),
            ("batch 2 training loss", losses.0), ("batch 2 test loss", losses.1),
            ("batch 2 largest normalized", largest),
          ],
          words:
            "After as many steps test accuracy is \(percent(accuracies.0)) with batches of 60, "
            + "\(percent(network.testAccuracy)) with 10, \(percent(accuracies.1)) with 2, "
            + "where ẑ is ±\(number(largest)), the training loss \(number(losses.0)) and the test "
            + "loss \(number(losses.1)).",
          holds: accuracies.1 < accuracies.0 - 0.1 && abs(largest - 1) < 0.02))
    },
    caveat:
      "Moving averages are a stand-in for algorithm 2; momentum 0.1 here and in PyTorch is 0.9 in "
      + "Keras. Smaller batches also show fewer examples in as many steps.")

  private static func batches(of size: Int) -> Configuration {
    .lesson {
      $0.rate = 0.1
      $0.normalization = .batch
      $0.batchSize = size
    }
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
