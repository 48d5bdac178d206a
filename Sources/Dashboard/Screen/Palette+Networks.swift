import Drawing
import Telemetry

/// The colours of networks: blue tones while they are plain, orange ones while they are normalized.
extension Palette {
  /// The colour of a network, by its normalization.
  static func network(_ normalization: NormalizationInfo?) -> Style {
    Style(normalization == nil ? Color(39) : Color(214))
  }

  /// A network's colour for one of `count` layers, counted from 0: the deeper, the paler.
  static func network(_ normalization: NormalizationInfo?, depth layer: Int, of count: Int) -> Style
  {
    let shades = normalization == nil ? [33, 39, 117] : [208, 214, 222]
    guard count > 1 else { return network(normalization) }
    let place = min(2, max(0, (2 * layer + (count - 1) / 2) / (count - 1)))
    return Style(Color(UInt8(shades[place])))
  }

  /// A lighter tone, for what stands upon something in the network's colour.
  static func light(_ normalization: NormalizationInfo?) -> Style {
    Style(normalization == nil ? Color(153) : Color(229))
  }

  /// A darker tone, for the cells behind a network's lines.
  static func shade(_ normalization: NormalizationInfo?) -> Color {
    normalization == nil ? Color(24) : Color(58)
  }
}
