import Statistics
import Telemetry

/// Snapshots made up for tests.
enum Sample {
  /// A layer whose values are spread evenly over `center` ± `spread`.
  ///
  /// So are those of its unit 7, or as all values of `typical` are.
  static func layer(
    center: Float = 0, spread: Float = 1, shift: Double = 0.5, drift: Double? = 0.37,
    driftSplit: ShiftSplit? = nil, typical: LayerObservation? = nil
  ) -> LayerObservation {
    let values = (0..<400).map { center + spread * (Float($0) / 200 - 1) }
    let distribution = Distribution(values)
    return LayerObservation(
      pooled: distribution, relative: distribution, leftOut: 0,
      typical: UnitObservation(
        unit: 6, now: typical?.pooled ?? distribution, mark: typical?.pooled ?? distribution,
        shift: 0.25),
      saturated: 0.125, shift: Shift(raw: shift, inSigma: 12.5),
      windowShift: Shift(raw: 0.2, inSigma: 0.3), drift: drift,
      driftSplit: driftSplit,
      units: (0..<10).map { unit in
        let median = center + spread * (Float(unit) / 5 - 1)
        return UnitSummary(
          q15: median - 0.5, q50: median, q85: median + 0.5, mean: median, sigma: 0.5,
          saturated: unit == 9 ? 1 : 0.1, shift: 0.25)
      },
      gradient: WeightGradient(
        norm: 0.02, updateRatio: 0.001, effectiveRate: 0.005, angle: 0.06),
      gradientShift: GradientShift(ratio: 0.25, cosine: 0.9))
  }

  /// An observation of three layers.
  static func observation(
    step: Int, normalization: NormalizationInfo? = nil, markStep: Int = 0,
    layers: [LayerObservation] = [
      layer(), layer(center: 1), layer(center: -2),
    ]
  ) -> Observation {
    Observation(
      step: step, rate: 0.5, normalization: normalization, trainLoss: 1.25, trainAccuracy: 0.5,
      testLoss: 1.5, testAccuracy: 0.75, gradientNorm: 0.3, markStep: markStep, layers: layers)
  }

  /// A network with a history of every step up to `step`.
  static func network(
    step: Int = 40, normalization: NormalizationInfo? = nil, markers: [Marker] = [],
    divergedAt: Int? = nil, layers: [LayerObservation]? = nil
  ) -> NetworkSnapshot {
    func observe(_ step: Int) -> Observation {
      layers.map { observation(step: step, normalization: normalization, layers: $0) }
        ?? observation(step: step, normalization: normalization)
    }
    var history = History()
    for step in 0...step { history.append(observe(step)) }
    return NetworkSnapshot(
      current: observe(step), mark: observe(0), history: history, markers: markers,
      divergedAt: divergedAt)
  }

  /// What is known of the sample's run.
  static let trainer = TrainerInfo(
    sizes: [784, 100, 100, 100, 10], activation: .sigmoid, saturation: 4.36,
    initialization: .gaussian(sigma: 0.1), optimizer: "SGD", momentum: 0, batchSize: 60,
    dataset: "MNIST", stepsPerEpoch: 1000, testSample: 1000, testCount: 10000, probeSize: 256,
    window: 250, seed: 7)

  /// A run of the given networks.
  static func snapshot(
    _ networks: [NetworkSnapshot] = [network()], isRunning: Bool = true,
    pace: Pace = .stepsPerSecond(60)
  ) -> Snapshot {
    Snapshot(
      run: RunInfo(trainer), status: Status(isRunning: isRunning, pace: pace), networks: networks)
  }

  /// A plain network and one with batch normalization.
  static let twins = snapshot([network(), network(normalization: .batch)])
}

extension NormalizationInfo {
  /// Batch normalization.
  static let batch = Sample.normalization("batch", "batch norm", explodesGradients: true)
  /// Layer normalization.
  static let layer = Sample.normalization("layer", "layer norm")
}

extension Sample {
  /// A normalization of four stages with the usual formulas.
  static func normalization(
    _ id: String, _ words: String, explodesGradients: Bool = false
  ) -> NormalizationInfo {
    NormalizationInfo(
      id: id, words: words, scope: "each unit by its own μ and σ",
      summary: "each unit by its mean and σ", explodesGradients: explodesGradients,
      statistics: ["μ", "√(σ² + ε)"],
      stages: [
        .init(symbol: "z", formulas: ["z = W a + b", "z"]),
        .init(symbol: "z − μ", formulas: ["→ z − μ"]),
        .init(symbol: "ẑ", formulas: ["→ ẑ = (z − μ)/√(σ² + ε)", "→ ẑ"]),
        .init(symbol: "y", formulas: ["→ y = γ ẑ + β", "→ y"]),
      ], arithmetic: "({z} − {mean}) / {deviation}")
  }
}

extension LayerObservation {
  /// A layer of which everything is given; without summaries nothing is known of its units.
  init(
    pooled: Distribution, relative: Distribution, leftOut: Int, typical: UnitObservation,
    saturated: Double?, shift: Shift?, windowShift: Shift?, drift: Double? = nil,
    driftSplit: ShiftSplit? = nil, units: [UnitSummary] = [],
    gradient: WeightGradient? = nil, gradientShift: GradientShift? = nil,
    parameters: ParameterNorms? = nil, order: Int = 0
  ) {
    self.init(
      id: LayerID(order: order), pooled: pooled,
      units: units.isEmpty
        ? nil
        : UnitsObservation(
          summaries: units, relative: relative, leftOut: leftOut, typical: typical),
      saturated: saturated, shift: shift, windowShift: windowShift, drift: drift,
      driftSplit: driftSplit, gradient: gradient, gradientShift: gradientShift,
      parameters: parameters)
  }

  /// The same as the layer at another place.
  func at(order: Int) -> LayerObservation {
    LayerObservation(
      id: LayerID(order: order), pooled: pooled, units: units, saturated: saturated, shift: shift,
      windowShift: windowShift, drift: drift, driftSplit: driftSplit, gradient: gradient,
      gradientShift: gradientShift, parameters: parameters)
  }

  /// The units since the mark, or nothing where they are not known.
  var relative: Distribution { units?.relative ?? Distribution([]) }

  /// The typical unit, or one without values where there is none.
  var typical: UnitObservation {
    units?.typical
      ?? UnitObservation(unit: 0, now: Distribution([]), mark: Distribution([]), shift: 0)
  }
}

extension Observation {
  /// An observation of which everything is given; its layers are called by their places.
  init(
    step: Int, rate: Double, normalization: NormalizationInfo?, trainLoss: Double?,
    trainAccuracy: Double?, testLoss: Double, testAccuracy: Double, gradientNorm: Double?,
    tap: Tap = .y, markStep: Int, layers: [LayerObservation]
  ) {
    var scalars: [ScalarName: Double] = [
      .rate: rate, .testLoss: testLoss, .testAccuracy: testAccuracy,
    ]
    scalars[.trainLoss] = trainLoss
    scalars[.trainAccuracy] = trainAccuracy
    scalars[.gradientNorm] = gradientNorm
    self.init(
      step: step, normalization: normalization, scalars: scalars, tap: tap, markStep: markStep,
      layers: layers.enumerated().map { $1.at(order: $0) })
  }
}
