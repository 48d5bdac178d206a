import Drawing
import Telemetry

extension AnatomyView {
  /// What is shown, in as many words as fit.
  static func title(_ anatomy: Anatomy, _ network: NetworkSnapshot, width: Int) -> String {
    let layer =
      network.current.layers.indices.contains(anatomy.layer)
      ? network.current.layers[anatomy.layer].id.label : "layer \(anatomy.layer + 1)"
    let units = "\(anatomy.units.count) units"
    guard anatomy.stages.count > 1, let normalization = network.current.normalization else {
      return plainTitles(layer, network).fitting(width)
    }
    let (words, scope) = (normalization.words, normalization.scope)
    let batch = "\(anatomy.examples) examples × \(units)"
    return [
      "\(layer): how \(words) transforms the latest training batch, \(batch), \(scope)",
      "\(layer): \(words), \(batch), \(scope)",
      "\(layer): the latest batch, \(batch), stage by stage", "\(layer), \(batch)", layer,
    ].fitting(width)
  }

  private static func plainTitles(_ layer: String, _ network: NetworkSnapshot) -> [String] {
    network.current.normalization == nil
      ? [
        "\(layer): no normalization here, the nonlinearity receives z itself; b inserts batch norm",
        "\(layer): no normalization here, y = z; b inserts it", "\(layer): y = z, no norm (b)",
      ]
      : [
        "\(layer): \(network.current.name) has not seen a training batch yet; s trains on one",
        "\(layer): \(network.current.name) is new; press s", "\(layer): press s",
      ]
  }
}
