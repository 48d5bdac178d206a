import Telemetry

extension AnatomyView {
  /// What is shown, in as many words as fit.
  static func title(_ anatomy: Anatomy, _ network: NetworkSnapshot, width: Int) -> String {
    let layer = "layer \(anatomy.layer + 1)"
    let units = "\(anatomy.units.count) units"
    let titles =
      anatomy.stages.count == 1
      ? plainTitles(layer, network)
      : [
        "\(layer): how batch norm transforms the latest training batch, \(anatomy.examples) "
          + "examples × \(units), each unit by its own μ and σ",
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
        "\(layer): batch norm has not seen a training batch yet; s trains on one",
        "\(layer): batch norm is new; press s", "\(layer): press s",
      ]
  }

  /// A stage’s formula, the longest first.
  static func titles(_ stage: Int, isOnly: Bool) -> [String] {
    switch stage {
    case 0: isOnly ? ["y = z = W a + b"] : ["z = W a + b", "z"]
    case 1: ["→ z − μ"]
    case 2:
      [
        "→ ẑ = (z − μ)/√(σ² + ε)", "→ ẑ, ÷ √(σ² + ε)",
        "→ ẑ",
      ]
    default: ["→ y = γ ẑ + β", "→ y"]
    }
  }
}
