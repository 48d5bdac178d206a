import Statistics

extension LayerObservation {
  /// The numbers of a layer, each under the name that files give it: mean, σ and quantiles of all units
  /// together, and `numbers`.
  package var namedNumbers: [(name: String, value: Double?)] { pooled.numbers + numbers }

  /// The numbers of a layer apart from its distributions, each under the name that files give it.
  package var numbers: [(name: String, value: Double?)] {
    [
      ("saturated", saturated), ("dead", dead), ("shift", shift?.raw),
      ("shift_sigma", shift?.inSigma),
      ("shift_earlier", split?.earlier.raw), ("shift_earlier_sigma", split?.earlier.inSigma),
      ("shift_own", split?.own.raw), ("shift_own_sigma", split?.own.inSigma),
      ("window_shift", windowShift?.raw), ("window_shift_sigma", windowShift?.inSigma),
      ("drift", drift), ("drift_earlier", driftSplit?.earlier.raw),
      ("drift_own", driftSplit?.own.raw), ("gradient_norm", gradient?.norm),
      ("gradient_rms", flow?.rms), ("gradient_correlation", flow?.correlation),
      ("unit_correlation", unitCorrelation?.rms),
      ("unit_sigma_min", unitCorrelation?.sigmas.lowerBound),
      ("unit_sigma_max", unitCorrelation?.sigmas.upperBound),
      ("update_ratio", gradient?.updateRatio),
      ("effective_rate", gradient?.effectiveRate), ("step_angle", gradient?.angle),
      ("gradient_shift", gradientShift?.ratio),
      ("gradient_shift_cosine", gradientShift?.cosine), ("weights_norm", parameters?.weights),
      ("bias_norm", parameters?.bias),
    ]
  }
}

extension Distribution {
  /// Mean, σ and quantiles, each under the name that files give it; nil of an empty sample.
  package var numbers: [(name: String, value: Double?)] {
    let numbers = [
      ("mean", mean), ("sigma", sigma), ("q1", quantiles.q1), ("q5", quantiles.q5),
      ("q15", quantiles.q15), ("q50", quantiles.q50), ("q85", quantiles.q85),
      ("q95", quantiles.q95), ("q99", quantiles.q99),
    ]
    return numbers.map { ($0.0, count > 0 ? $0.1 : nil) }
  }
}
