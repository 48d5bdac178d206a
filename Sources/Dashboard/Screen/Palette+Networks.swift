import Drawing
import Telemetry

/// The colours of networks: each normalization has a hue of its own, and so has the plain network.
extension Palette {
  /// The colour of a network, by its normalization.
  static func network(_ normalization: NormalizationInfo?) -> Style {
    Style(Color(hue(normalization).layers[1]))
  }

  /// A network's colour for one of `count` layers, counted from 0: the deeper, the paler.
  static func network(_ normalization: NormalizationInfo?, depth layer: Int, of count: Int) -> Style
  {
    guard count > 1 else { return network(normalization) }
    let place = min(2, max(0, (2 * layer + (count - 1) / 2) / (count - 1)))
    return Style(Color(hue(normalization).layers[place]))
  }

  /// A lighter tone, for what stands upon something in the network's colour.
  static func light(_ normalization: NormalizationInfo?) -> Style {
    Style(Color(hue(normalization).light))
  }

  /// A greyer tone, for single batches, for the other network, and for what comes after the moment
  /// shown.
  static func faint(_ normalization: NormalizationInfo?) -> Style {
    Style(Color(hue(normalization).faint))
  }

  /// A darker tone, for the cells behind a network's lines.
  static func shade(_ normalization: NormalizationInfo?) -> Color {
    Color(hue(normalization).shade)
  }

  /// The tones of one hue: of the first, the middle and the last layer, and those for other uses.
  ///
  /// With 8 colours the shade is another colour than the light tone.
  private struct Hue {
    let layers: [UInt8]
    let light: UInt8, faint: UInt8, shade: UInt8
  }

  private static func hue(_ normalization: NormalizationInfo?) -> Hue {
    guard let normalization else { return plain }
    return hues[normalization.id] ?? other
  }

  private static let plain = Hue(layers: [33, 39, 117], light: 153, faint: 67, shade: 25)
  /// A normalization that is not in the table.
  private static let other = Hue(layers: [244, 249, 253], light: 255, faint: 243, shade: 240)
  private static let hues = [
    "batch": Hue(layers: [208, 214, 222], light: 229, faint: 137, shade: 94),
    "layer": Hue(layers: [35, 78, 120], light: 194, faint: 71, shade: 28),
    "rms": Hue(layers: [99, 141, 183], light: 225, faint: 103, shade: 54),
    "detached-mean": Hue(layers: [178, 184, 227], light: 230, faint: 143, shade: 100),
    "detached": Hue(layers: [112, 148, 191], light: 193, faint: 107, shade: 64),
    "noisy": Hue(layers: [167, 174, 217], light: 224, faint: 131, shade: 88),
    "whitening": Hue(layers: [37, 44, 123], light: 195, faint: 73, shade: 30),
  ]
}
