import Telemetry

extension NetworkSnapshot {
  /// When the normalization came or went last, and what is said of that, as `batch norm in`; nil
  /// where it never did.
  var latestChange: (step: Int, words: String)? {
    for marker in markers.reversed() {
      switch marker.kind {
      case .inserted(let normalization, _): return (marker.step, "\(normalization.words) in")
      case .removed(let normalization, _): return (marker.step, "\(normalization.words) out")
      default: continue
      }
    }
    return nil
  }

  /// The drift of the deepest layer at the moment shown, of what the nonlinearity receives, whatever
  /// quantity is looked at; nil where none was measured since the transform is what it is.
  var drift: Double? {
    if current.tap == .y { return current.layers.last?.drift }
    return history.points.last { $0.step <= current.step }?.layers.last?.drift
  }

  /// The drift of the deepest layer that was measured last up to `step`; nil where there was none.
  func drift(before step: Int) -> Double? {
    history.points.last { $0.step <= step && $0.layers.last?.drift != nil }?.layers.last?.drift
  }
}
