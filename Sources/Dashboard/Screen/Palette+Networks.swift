package import Drawing
package import Telemetry

/// The colours of networks: blue tones while they are plain, orange ones while they are normalized.
extension Palette {
  /// The colour of a network, by its normalization.
  package static func network(_ normalization: NormalizationInfo?) -> Style {
    Style(normalization == nil ? Color(39, light: 25) : Color(214, light: 130))
  }

  /// A network's colour for one of `count` layers, counted from 0: the deeper, the paler.
  package static func network(
    _ normalization: NormalizationInfo?, depth layer: Int, of count: Int
  ) -> Style {
    let (plain, normalized) = (
      [Color(33, light: 18), Color(39, light: 25), Color(117, light: 27)],
      [Color(208, light: 58), Color(214, light: 94), Color(222, light: 130)]
    )
    guard count > 1 else { return network(normalization) }
    let place = min(2, max(0, (2 * layer + (count - 1) / 2) / (count - 1)))
    return Style(normalization == nil ? plain[place] : normalized[place])
  }

  /// A tone that stands out from something in the network's colour.
  package static func light(_ normalization: NormalizationInfo?) -> Style {
    Style(normalization == nil ? Color(153, light: 17) : Color(229, light: 52))
  }

  /// A tone near that of the ground, for the cells behind a network's lines.
  package static func shade(_ normalization: NormalizationInfo?) -> Color {
    normalization == nil
      ? Color(24, light: 153, basic: (4, 6)) : Color(58, light: 223, basic: (1, 3))
  }
}
