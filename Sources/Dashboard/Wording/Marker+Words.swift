import Drawing
import Telemetry

extension Marker {
  /// What stands for the marker on a time axis: the key that made it.
  var letter: Unicode.Scalar {
    switch kind {
    case .inserted, .removed: isNext ? "n" : "b"
    case .rate(let rate, let old): rate < old ?? 0 ? "−" : "+"
    case .mark: "m"
    case .scaled: "w"
    case .forked: "f"
    case .diverged: "×"
    }
  }

  /// What happened; the manner of a change only where it is not the usual one.
  var words: String {
    switch kind {
    case .inserted(let normalization, let grafts):
      "\(normalization.words) in" + (grafts ? " (graft)" : "")
    case .removed(let normalization, let folds):
      "\(normalization.words) out" + (folds ? "" : " (drop)")
    case .rate(let rate, let old):
      "rate " + (old.map { "\(short($0)) → " } ?? "") + short(rate)
    case .mark: "mark"
    case .scaled(let layer, let factor): "weights of layer \(layer + 1) ×\(short(factor))"
    case .forked: "fork"
    case .diverged: "diverged"
    }
  }

  /// What the letters on a time axis mean, as an entry of a glossary.
  static let glossary = (
    "b n + − m w f",
    "on a time axis, the key pressed there: b batch norm in, or what was in out; n the next "
      + "normalization; + − rate raised, lowered; m mark set; w weights scaled; f fork; × where it diverged"
  )
}
