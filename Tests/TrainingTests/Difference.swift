import Telemetry

/// Where two lists of networks differ first, in words, or nil if they are equal bit for bit; numbers
/// that are none are alike.
///
/// A failed comparison of whole snapshots would print megabytes.
func difference(_ a: [NetworkSnapshot]?, _ b: [NetworkSnapshot]?) -> String? {
  guard let a, let b, a.count == b.count else {
    return "\(a?.count ?? 0) networks and \(b?.count ?? 0)"
  }
  for (index, (a, b)) in zip(a, b).enumerated() where a != b {
    if let part = difference(a.history, b.history) ?? difference(a, b) {
      return "network \(index): \(part)"
    }
  }
  return nil
}

/// Where two histories differ first.
func difference(_ a: History, _ b: History) -> String? {
  let (steps, others) = (a.points.map(\.step), b.points.map(\.step))
  if steps != others { return "history at \(steps) and \(others)" }
  for (a, b) in zip(a.points, b.points) {
    if let part = difference(a, b) { return "history at step \(a.step): \(part)" }
  }
  return a.stride == b.stride ? nil : "history of stride \(a.stride) and \(b.stride)"
}

/// Where two observations differ first.
func difference(_ a: Observation, _ b: Observation) -> String? {
  if a == b { return nil }
  let parts: [(name: String, a: Double?, b: Double?)] =
    [
      ("step", Double(a.step), Double(b.step)), ("mark", Double(a.markStep), Double(b.markStep)),
    ]
    + Set(a.scalars.keys).union(b.scalars.keys).map { ($0.rawValue, a[$0], b[$0]) }
  for part in parts where String(describing: part.a) != String(describing: part.b) {
    return "\(part.name) \(String(describing: part.a)) and \(String(describing: part.b))"
  }
  if a.normalization != b.normalization { return "normalization" }
  for (a, b) in zip(a.layers, b.layers) {
    if let part = difference(a, b) { return "\(a.id.name): \(part)" }
  }
  return a.layers.count == b.layers.count
    ? nil : "\(a.layers.count) and \(b.layers.count) layers"
}

/// What of a layer differs first.
private func difference(_ a: LayerObservation, _ b: LayerObservation) -> String? {
  if a == b { return nil }
  if a.id != b.id || a.pooled != b.pooled { return "pooled" }
  if a.units != b.units { return "units" }
  let parts: [(name: String, a: Any?, b: Any?)] = [
    ("saturated", a.saturated, b.saturated), ("dead", a.dead, b.dead), ("shift", a.shift, b.shift),
    ("window", a.windowShift, b.windowShift), ("drift", a.drift, b.drift),
    ("drift split", a.driftSplit, b.driftSplit),
    ("gradient", a.gradient, b.gradient),
    ("gradient shift", a.gradientShift, b.gradientShift), ("norms", a.parameters, b.parameters),
  ]
  let part = parts.first { String(describing: $0.a) != String(describing: $0.b) }
  return part.map { "\($0.name) \(String(describing: $0.a)), \(String(describing: $0.b))" }
}

private func difference(_ a: NetworkSnapshot, _ b: NetworkSnapshot) -> String? {
  if let part = difference(a.current, b.current) { return "current: \(part)" }
  if let part = difference(a.mark, b.mark) { return "mark: \(part)" }
  let parts: [(name: String, a: Any?, b: Any?)] = [
    ("markers", a.markers, b.markers), ("newest step", a.newestStep, b.newestStep),
    ("diverged", a.divergedAt, b.divergedAt), ("catching up", a.catchingUpTo, b.catchingUpTo),
    ("scaling", a.scaling, b.scaling), ("anatomy", a.anatomy, b.anatomy),
    ("answers", a.answers, b.answers),
  ]
  let part = parts.first { String(describing: $0.a) != String(describing: $0.b) }
  return part.map { "\($0.name) \(String(describing: $0.a)), \(String(describing: $0.b))" }
}
