import Drawing
import Telemetry

extension Marker {
  /// The letter that stands for the marker on a time axis.
  var letter: Unicode.Scalar {
    switch kind {
    case .inserted(let normalization, _): normalization.id == "batch" ? "b" : "n"
    case .removed: "p"
    case .rate: "r"
    case .mark: "m"
    case .scaled: "w"
    case .forked: "f"
    case .diverged: "×"
    }
  }

  /// What happened.
  var words: String {
    switch kind {
    case .inserted(let normalization, let manner): "\(normalization.words) in (\(manner))"
    case .removed(let normalization, let manner): "\(normalization.words) out (\(manner))"
    case .rate(let rate): "learning rate \(short(rate))"
    case .mark: "mark"
    case .scaled(let layer, let factor): "weights of layer \(layer + 1) ×\(short(factor))"
    case .forked: "fork"
    case .diverged: "diverged"
    }
  }
}
