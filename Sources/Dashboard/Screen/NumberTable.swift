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
    case .learning where snapshot.run.log != nil: self.init(curvesOf: snapshot)
    case .histograms, .gradients: self.init(layersOf: snapshot)
    case .units: self.init(unitsOf: snapshot)
    case .anatomy: self.init(stagesOf: snapshot)
    case .percentiles, .density: self.init(timeOf: snapshot, \.tapHistory)
    case .answers: self.init(answersOf: snapshot)
    case .shift, .learning: self.init(timeOf: snapshot, \.history)
    }
  }

  private init(layersOf snapshot: Snapshot) {
    let names = NetworkNames(snapshot)
    header = [names.heading] + Self.start + Self.layerColumns
    for (index, network) in snapshot.networks.enumerated() { add(network.current, names, index) }
  }

  private init(timeOf snapshot: Snapshot, _ history: KeyPath<NetworkSnapshot, History>) {
    let names = NetworkNames(snapshot)
    header = [names.heading] + Self.start + Self.layerColumns
    for (index, network) in snapshot.networks.enumerated() {
      for point in network[keyPath: history].points { add(point, names, index) }
    }
  }

  private init(curvesOf snapshot: Snapshot) {
    let names = NetworkNames(snapshot)
    header = [names.heading, "tag", "step", "seconds", "value"]
    for (index, network) in snapshot.networks.enumerated() {
      for curve in network.curves {
        let start = [names.name(of: network.current, index), names.name(of: curve)]
        rows += curve.points.map { point in
          start + ["\(point.step)", Self.text(point.seconds), Self.text(point.value)]
        }
      }
    }
  }

  private init(unitsOf snapshot: Snapshot) {
    let names = NetworkNames(snapshot)
    header = [
      names.heading, "step", "layer", "unit", "tap", "mean", "sigma", "q15", "q50", "q85",
      "saturated", "shift",
    ]
    for (network, now) in snapshot.networks.map(\.current).enumerated() {
      for (layer, observed) in now.layers.enumerated() {
        for (index, unit) in (observed.units?.summaries ?? []).enumerated() {
          let numbers: [Float?] = [
            unit.mean, unit.sigma, unit.q15, unit.q50, unit.q85, unit.saturated, unit.shift,
          ]
          rows.append(
            [
              names.name(of: now, network), "\(now.step)", names.name(of: observed, layer),
              "\(index + 1)", names.symbol(of: now),
            ]
              + numbers.map { $0.flatMap { $0.isFinite ? "\($0)" : nil } ?? "" })
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
    "step", "learning_rate", "train_loss", "train_accuracy", "test_loss",
    "test_accuracy", "gradient_norm", "loss_change", "gradient_change",
  ]

  private static let layerColumns = [
    "layer", "tap", "mean", "sigma", "q1", "q5", "q15", "q50", "q85", "q95", "q99", "saturated",
    "dead", "shift", "shift_sigma", "shift_earlier", "shift_own", "window_shift", "drift",
    "drift_earlier", "drift_own", "weight_gradient_norm", "gradient_rms", "gradient_correlation",
    "update_ratio",
    "effective_rate", "step_angle",
    "gradient_shift", "gradient_cosine", "weight_norm", "bias_norm",
  ]

  private mutating func add(_ now: Observation, _ names: NetworkNames, _ network: Int) {
    let numbers: [Double?] = [
      now[.rate], now[.trainLoss], now[.trainAccuracy], now[.testLoss], now[.testAccuracy],
      now[.gradientNorm], now[.lossChange], now[.gradientChange],
    ]
    for (layer, observed) in now.layers.enumerated() {
      let measures: [Double?] = [
        observed.saturated, observed.dead, observed.shift?.raw, observed.shift?.inSigma,
        observed.split?.earlier.raw, observed.split?.own.raw, observed.windowShift?.raw,
        observed.drift, observed.driftSplit?.earlier.raw, observed.driftSplit?.own.raw,
        observed.gradient?.norm, observed.flow?.rms, observed.flow?.correlation,
        observed.gradient?.updateRatio,
        observed.gradient?.effectiveRate, observed.gradient?.angle, observed.gradientShift?.ratio,
        observed.gradientShift?.cosine, observed.parameters?.weights, observed.parameters?.bias,
      ]
      rows.append(
        [names.name(of: now, network), "\(now.step)"] + numbers.map(Self.text)
          + [names.name(of: observed, layer), names.symbol(of: now)]
          + (observed.pooled.numbers.map(\.value) + measures).map(Self.text))
    }
  }

  private static func text(_ number: Double?) -> String {
    number.flatMap { $0.isFinite ? "\($0)" : nil } ?? ""
  }
}
