import Drawing
import Telemetry

extension Scaling {
  /// What was done and what came of it, in one line.
  var words: String {
    let gradient = "‖∂L/∂W‖ \(significant(gradientBefore)) → \(significant(gradientAfter))"
    return "step \(grouped(step)): weights of layer \(layer + 1) ×\(short(factor)); "
      + "logits moved by \(significant(outputChange)) at most; \(gradient)"
  }
}
