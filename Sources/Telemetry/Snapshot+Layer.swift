extension Snapshot {
  /// The same with only the layer `index` of each network, counted from 0, now, at the mark and in the
  /// past; a network that has no such layer keeps none.
  ///
  /// The layer keeps its identity, so that it is still called by its name.
  package func only(layer index: Int) -> Snapshot {
    Snapshot(
      run: run, status: status, query: query, networks: networks.map { $0.only(layer: index) })
  }
}

extension NetworkSnapshot {
  fileprivate func only(layer index: Int) -> NetworkSnapshot {
    NetworkSnapshot(
      current: current.only(layer: index), mark: mark.only(layer: index),
      history: history.map { $0.only(layer: index) },
      tapHistory: tapHistory.map { $0.only(layer: index) }, markers: markers,
      divergedAt: divergedAt, catchingUpTo: catchingUpTo, newestStep: newestStep,
      anatomy: anatomy, answers: answers, curves: curves, scaling: scaling)
  }
}

extension Observation {
  fileprivate func only(layer index: Int) -> Observation {
    Observation(
      step: step, normalization: normalization, scalars: scalars, tap: tap, markStep: markStep,
      layers: layers.indices.contains(index) ? [layers[index]] : [])
  }
}
