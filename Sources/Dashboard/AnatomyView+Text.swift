import Telemetry

extension AnatomyView {
  /// What is shown, in as many words as fit.
  static func title(_ anatomy: Anatomy, _ network: NetworkSnapshot, width: Int) -> String {
    let layer = "layer \(anatomy.layer + 1)"
    let units = "\(anatomy.units.count) units"
    let text = NormalizationText(name: network.current.normalization)
    let titles =
      anatomy.stages.count == 1
      ? plainTitles(layer, network)
      : [
        "\(layer): how \(text.words) transforms the latest training batch, \(anatomy.examples) "
          + "examples × \(units), \(text.scope)",
        "\(layer): \(text.words), \(anatomy.examples) examples × \(units), \(text.scope)",
        "\(layer): the latest batch, \(anatomy.examples) examples × \(units), stage by stage",
        "\(layer), \(anatomy.examples) examples × \(units)", layer,
      ]
    return titles.first { $0.unicodeScalars.count <= width } ?? titles[titles.count - 1]
  }

  private static func plainTitles(_ layer: String, _ network: NetworkSnapshot) -> [String] {
    network.current.normalization == "none"
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
