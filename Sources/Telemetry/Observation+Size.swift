import Statistics

extension Observation {
  /// The bytes that it takes, computed from its counts.
  package var size: Int {
    let names = scalars.count * (MemoryLayout<ScalarName>.stride + MemoryLayout<Double>.stride)
    return layers.reduce(MemoryLayout<Self>.stride + names) { $0 + $1.size }
  }

  /// Whether something is known of single units.
  var knowsUnits: Bool { layers.contains { $0.units != nil } }

  /// The same without what is known of single units.
  var withoutUnits: Observation {
    Observation(
      step: step, normalization: normalization, scalars: scalars, tap: tap, markStep: markStep,
      layers: layers.map(\.withoutUnits))
  }
}

extension LayerObservation {
  fileprivate var size: Int {
    MemoryLayout<Self>.stride + pooled.heapSize + (units?.heapSize ?? 0)
  }

  fileprivate var withoutUnits: LayerObservation {
    LayerObservation(
      id: id, pooled: pooled, saturated: saturated, dead: dead, shift: shift,
      windowShift: windowShift, drift: drift, driftSplit: driftSplit, gradient: gradient,
      gradientShift: gradientShift, parameters: parameters)
  }
}

extension UnitsObservation {
  /// The bytes that it takes besides its own stride.
  fileprivate var heapSize: Int {
    let distributions = [relative, typical.now, typical.mark]
    return distributions.reduce(summaries.count * MemoryLayout<UnitSummary>.stride) {
      $0 + $1.heapSize
    }
  }
}

extension Distribution {
  /// The bytes that it takes besides its own stride.
  fileprivate var heapSize: Int { knots.count * MemoryLayout<Float>.stride }
}
