import Drawing
import Telemetry

extension GradientsView {
  /// What becomes of the gradient of a network on its way down, the longest wording first; none where that
  /// is not known, as of one layer.
  static func flow(_ network: NetworkSnapshot, _ run: RunInfo) -> [String] {
    let layers = network.current.layers
    guard layers.count > 1, let first = layers.first?.flow, let last = layers.last?.flow else {
      return []
    }
    let growth = powerOfTen(decimalExponent(first.rms / last.rms) / Double(layers.count - 1))
    let span = "\(layers[layers.count - 1].id.short) → \(layers[0].id.short)"
    let factor = "×\(fixed(growth, 2)) a layer"
    let sizes = "\(scientific(last.rms)) → \(scientific(first.rms))"
    let known = run.trainer.flatMap { expected(network, $0) } ?? ""
    let cosines = "\(fixed(last.correlation, 2)) → \(fixed(first.correlation, 2))"
    return [
      "on the way down, \(span): rms ∂L/∂y \(sizes), \(factor)\(known); "
        + "cosine within a class \(cosines)",
      "\(span): rms ∂L/∂y \(factor)\(known); cosine in a class \(cosines)",
      "\(span): rms ∂L/∂y \(factor)\(known)", "rms ∂L/∂y \(factor)", factor,
    ]
  }

  /// What theory expects of a network before its first step, behind its growth; nil where it says nothing.
  private static func expected(_ network: NetworkSnapshot, _ run: TrainerInfo) -> String? {
    guard network.current.step == 0, explodes(network, run) else { return nil }
    return " (theory: ×\(fixed(GradientFlow.explosion, 2)))"
  }

  /// Whether theory expects that the gradient of a network grows by `GradientFlow.explosion` from layer to
  /// layer before the first step.
  static func explodes(_ network: NetworkSnapshot, _ run: TrainerInfo) -> Bool {
    network.current.normalization?.explodesGradients == true && run.activation == .relu
      && !run.skips && !run.normalizesAfter
  }
}
