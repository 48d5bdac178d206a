import Drawing
import Telemetry

extension NetworkSnapshot {
  /// What the latest change of the normalization did to the drift of the last hidden layer, in one
  /// line; nil where nothing was changed.
  ///
  /// The number before the arrow is the last one measured before the change, that behind it the newest
  /// one measured since.
  func changeWords(_ run: RunWords) -> String? {
    let changes = markers.filter { marker in
      switch marker.kind {
      case .inserted, .removed: true
      default: false
      }
    }
    guard let change = changes.last else { return nil }
    let what: String
    switch change.kind {
    case .inserted(let normalization, _): what = "\(normalization.words) in"
    case .removed(let normalization, _): what = "\(normalization.words) out"
    default: return nil
    }
    let first = "\(what) at step \(grouped(change.step)) · "
    guard let layer = current.layers.indices.last else { return first }
    let before = history.points.last { point in
      point.step <= change.step && point.layers.indices.contains(layer)
        && point.normalization != current.normalization && point.layers[layer].drift != nil
    }?.layers[layer].drift
    let after = current.step > change.step ? current.layers[layer].drift : nil
    let name = current.layers[layer].id.label
    return switch (before, after) {
    case (let before?, let after?):
      first + "drift of \(name): \(fixed(before, 2)) → \(fixed(after, 2)) in \(run.driftSpan)"
    case (let before?, nil):
      first + "drift of \(name): \(fixed(before, 2)) → … in \(run.driftSpan)"
    case (nil, let after?): first + "drift of \(name): \(fixed(after, 2)) in \(run.driftSpan)"
    case (nil, nil): first + "its drift is known in \(run.driftSpan)"
    }
  }
}
