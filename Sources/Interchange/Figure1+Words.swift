import Drawing
package import Telemetry

extension Figure1 {
  /// What each panel shows, in the order of the panels.
  package static let titles = [
    "Test accuracy", "Plain", "Batch norm",
  ]

  /// How the unit is chosen that is shown by itself.
  package static let rule =
    "in each network the unit whose shift (1-Wasserstein distance) from step 0 to the last step is "
    + "the median of its layer"

  /// The settings of both networks in one sentence; no-break spaces hold together what belongs so.
  package var settings: String {
    let units = run.sizes.map { "\($0)" }.joined(separator: "–")
    let weights =
      if case .gaussian(let sigma) = run.initialization { "N(0,\u{A0}\(short(sigma))²)" } else {
        run.initialization.words.replacing(" ", with: "\u{A0}")
      }
    return
      "\(units) units, \(run.activation.rawValue), weights \(weights), \(run.optimizer) at learning rate "
      + "\(short(rate)), mini-batches of \(run.batchSize), \(grouped(steps)) steps on binarised "
      + "\(run.dataset), \(seeds); both networks start from the same weights and see the same batches."
  }

  /// The steps of the beginning that panels of their own show.
  package static let early = 1000

  /// Whether the beginning is short beside the whole.
  package var showsBeginning: Bool { steps >= 5 * Self.early }

  /// What the panels show and how it was measured.
  package var caption: String {
    let (plainUnit, batchUnit) = (plain.shown.typicalUnit + 1, batch.shown.typicalUnit + 1)
    let (replicated, single) = showsBeginning ? ("a and d", "the others") : ("a", "b and c")
    let several =
      plain.courses.count > 1
      ? " In \(replicated) mean and range (band) over the seeds; \(single) show seed \(run.seed)."
      : ""
    let beginning =
      showsBeginning
      ? " d, e and f show the first \(grouped(Self.early)) steps of a, b and c." : ""
    return "The experiment of Ioffe and Szegedy (2015), section 4.1, measured anew. a, share of "
      + "\(grouped(run.testCount)) held-out images classified rightly. b and c, 15th, 50th and "
      + "85th percentiles over \(run.probeSize) held-out images of the input to one typical "
      + "\(run.activation.rawValue) of the last hidden layer: \(Self.rule) (unit \(plainUnit) of the plain network, "
      + "unit \(batchUnit) of that with batch norm). In a batch norm takes its moving averages, in b and c the "
      + "statistics of these images.\(beginning)\(several) \(settings) The paper states neither the size of "
      + "the weights nor the learning rate."
  }

  /// What the numbers say and what they don't.
  package static let reservation =
    "These numbers tell how two networks behaved with these settings; they do not tell that "
    + "batch normalization speeds learning up because inputs shift less: a normalized input gets its "
    + "mean and σ anew in every batch, so it is steadier by construction."

  private var seeds: String {
    plain.courses.count == 1
      ? "seed \(run.seed)" : "seeds \(run.seed) to \(plain.courses.last?.seed ?? run.seed)"
  }
}
