import Statistics
package import Telemetry

/// The numbers behind a view, one line each, for other programs.
package struct NumberTable: Equatable, Sendable {
  /// The names of the columns.
  package let header: [String]
  /// The rows, as long as the header; numbers that do not exist are empty.
  package private(set) var rows: [[String]] = []

  /// The numbers that `state.view` is made of: layers at the moment shown, units, stages, answers, or
  /// points in time.
  package init(_ snapshot: Snapshot, _ state: ViewState) {
    switch state.view {
    case .histograms, .gradients: self.init(layersOf: snapshot)
    case .units: self.init(unitsOf: snapshot)
    case .anatomy: self.init(stagesOf: snapshot)
    case .percentiles, .density: self.init(timeOf: snapshot, \.tapHistory)
    case .answers: self.init(answersOf: snapshot)
    case .shift, .learning: self.init(timeOf: snapshot, \.history)
    }
  }

  private init(layersOf snapshot: Snapshot) {
    header = Self.start + Self.layerColumns
    for network in snapshot.networks { add(network.current) }
  }

  private init(timeOf snapshot: Snapshot, _ history: KeyPath<NetworkSnapshot, History>) {
    header = Self.start + Self.layerColumns
    for network in snapshot.networks {
      for point in network[keyPath: history].points { add(point) }
    }
  }

  private init(unitsOf snapshot: Snapshot) {
    header = [
      "normalization", "step", "layer", "unit", "tap", "mean", "sigma", "q15", "q50", "q85",
      "saturated", "shift",
    ]
    for now in snapshot.networks.map(\.current) {
      for (layer, observed) in now.layers.enumerated() {
        for (index, unit) in (observed.units?.summaries ?? []).enumerated() {
          let numbers = [
            unit.mean, unit.sigma, unit.q15, unit.q50, unit.q85, unit.saturated, unit.shift,
          ]
          rows.append(
            [now.normalizationID, "\(now.step)", "\(layer + 1)", "\(index + 1)", now.tap.symbol]
              + numbers.map { "\($0)" })
        }
      }
    }
  }

  private init(stagesOf snapshot: Snapshot) {
    header = [
      "normalization", "step", "layer", "unit", "batch_mean", "batch_deviation", "moving_mean",
      "moving_deviation", "population_mean", "population_deviation", "gamma", "beta",
    ]
    for network in snapshot.networks {
      guard let anatomy = network.anatomy else { continue }
      for (index, unit) in anatomy.units.enumerated() {
        let numbers = [
          unit.batch.mean, unit.batch.deviation, unit.moving?.mean, unit.moving?.deviation,
          unit.population?.mean, unit.population?.deviation, unit.scale, unit.shift,
        ]
        rows.append(
          [
            network.current.normalizationID, "\(network.current.step)", "\(anatomy.layer + 1)",
            "\(index + 1)",
          ] + numbers.map { $0.map { "\($0)" } ?? "" })
      }
    }
  }

  private init(answersOf snapshot: Snapshot) {
    header = [
      "normalization", "step", "example", "x1", "x2", "true_class", "answer", "probability",
    ]
    for network in snapshot.networks {
      guard let answers = network.answers else { continue }
      let points = answers.sample.points
      for (index, answer) in answers.given.enumerated() {
        let point = points.indices.contains(index) ? points[index] : nil
        rows.append(
          [network.current.normalizationID, "\(network.current.step)", "\(index + 1)"]
            + [point?.x, point?.y].map { $0.map { "\($0)" } ?? "" }
            + [
              "\(answers.sample.labels[index])", answer.map { "\($0.choice)" } ?? "",
              Self.text(answer?.probability),
            ])
      }
    }
  }

  private static let start = [
    "normalization", "step", "learning_rate", "train_loss", "train_accuracy", "test_loss",
    "test_accuracy", "gradient_norm",
  ]

  private static let layerColumns = [
    "layer", "tap", "mean", "sigma", "q1", "q5", "q15", "q50", "q85", "q95", "q99", "saturated",
    "shift", "shift_sigma", "window_shift", "drift", "weight_gradient_norm", "update_ratio",
    "effective_rate", "step_angle", "gradient_shift", "gradient_cosine", "weight_norm", "bias_norm",
  ]

  private mutating func add(_ now: Observation) {
    let numbers: [Double?] = [
      now[.rate], now[.trainLoss], now[.trainAccuracy], now[.testLoss], now[.testAccuracy],
      now[.gradientNorm],
    ]
    for (layer, observed) in now.layers.enumerated() {
      let (pooled, q) = (observed.pooled, observed.pooled.quantiles)
      let measures: [Double?] = [
        pooled.mean, pooled.sigma, q.q1, q.q5, q.q15, q.q50, q.q85, q.q95, q.q99,
        observed.saturated, observed.shift?.raw, observed.shift?.inSigma, observed.windowShift?.raw,
        observed.drift, observed.gradient?.norm, observed.gradient?.updateRatio,
        observed.gradient?.effectiveRate, observed.gradient?.angle, observed.gradientShift?.ratio,
        observed.gradientShift?.cosine, observed.parameters?.weights, observed.parameters?.bias,
      ]
      rows.append(
        [now.normalizationID, "\(now.step)"] + numbers.map(Self.text)
          + ["\(layer + 1)", now.tap.symbol] + measures.map(Self.text))
    }
  }

  private static func text(_ number: Double?) -> String {
    number.flatMap { $0.isFinite ? "\($0)" : nil } ?? ""
  }
}

extension Observation {
  /// The normalization as files call it.
  fileprivate var normalizationID: String { normalization?.id ?? "none" }
}
