package import Drawing
package import Telemetry

/// The colours of networks: each normalization has a hue of its own, and so has the plain network; of
/// two whose normalizations are not known the first one has that of the plain one, and the second one
/// that of batch norm.
extension Palette {
  /// The colour of a network, by its normalization.
  package static func network(_ normalization: NormalizationInfo?) -> Style {
    hue(normalization).style
  }

  /// A tone that stands out from something in the network's colour.
  package static func light(_ normalization: NormalizationInfo?) -> Style {
    hue(normalization).light
  }

  /// A greyer tone, for single batches, for the other network, and for what comes after the moment
  /// shown.
  package static func faint(_ normalization: NormalizationInfo?) -> Style {
    hue(normalization).faint
  }

  /// A tone near that of the ground, for the cells behind a network's lines.
  package static func shade(_ normalization: NormalizationInfo?) -> Color {
    hue(normalization).shade
  }

  /// The tones of a network, by its normalization.
  package static func hue(_ normalization: NormalizationInfo?) -> Hue {
    guard let normalization else { return plain }
    return hues[normalization.id] ?? other
  }

  private static let plain = Hue(
    dark: [39, 33, 39, 117, 153, 67, 24], light: [25, 18, 25, 27, 17, 60, 153], shades: (4, 6))
  /// Those of the second of two networks of which no normalization is known.
  static let second = hues["batch"] ?? other
  /// That of a normalization that is not in the table.
  private static let other = Hue(
    dark: [249, 244, 249, 253, 255, 245, 238], light: [240, 236, 240, 242, 232, 242, 252],
    shades: (8, 7))
  private static let hues = [
    "batch": Hue(
      dark: [214, 208, 214, 222, 229, 137, 94], light: [130, 58, 94, 130, 52, 95, 223],
      shades: (1, 3)),
    "layer": Hue(
      dark: [78, 35, 78, 120, 194, 71, 22], light: [28, 22, 28, 28, 22, 59, 151], shades: (2, 2)),
    "rms": Hue(
      dark: [141, 99, 141, 183, 225, 103, 54], light: [91, 54, 91, 97, 53, 96, 189],
      shades: (5, 5)),
    "group": Hue(
      dark: [115, 72, 115, 158, 194, 71, 22], light: [22, 22, 28, 28, 22, 59, 151],
      shades: (2, 2)),
    "renorm": Hue(
      dark: [216, 209, 216, 223, 230, 137, 94], light: [94, 58, 94, 130, 52, 95, 223],
      shades: (1, 3)),
    "centring": Hue(
      dark: [211, 204, 211, 218, 225, 138, 53], light: [89, 53, 89, 125, 53, 96, 182],
      shades: (5, 5)),
    "scaling": Hue(
      dark: [180, 137, 180, 187, 223, 137, 58], light: [95, 58, 95, 95, 58, 59, 187],
      shades: (3, 3)),
    "detached-mean": Hue(
      dark: [184, 178, 184, 227, 230, 143, 58], light: [58, 58, 94, 130, 52, 59, 187],
      shades: (1, 3)),
    "detached": Hue(
      dark: [148, 112, 148, 191, 193, 107, 22], light: [22, 22, 22, 28, 22, 59, 150],
      shades: (2, 2)),
    "noisy": Hue(
      dark: [174, 167, 174, 217, 224, 138, 88], light: [125, 88, 125, 161, 52, 95, 218],
      shades: (1, 1)),
    "whitening": Hue(
      dark: [44, 37, 44, 123, 195, 73, 23], light: [23, 17, 23, 24, 17, 60, 152], shades: (2, 6),
      // The nearest on a dark ground is cyan, which is that of the plain network.
      basic: (2, 6)),
  ]
}

extension NetworkSnapshot {
  /// The network's hue while it has `normalization`.
  func hue(_ normalization: NormalizationInfo?) -> Hue {
    isSecond && normalization == nil ? Palette.second : Palette.hue(normalization)
  }

  /// Its hue at the moment shown.
  var hue: Hue { hue(current.normalization) }
}

/// The tones of one hue, readable on the ground of either theme.
package struct Hue: Equatable {
  /// The network's own.
  package let style: Style
  /// Of the first, the middle and the last layer.
  private let layers: [Style]
  /// One that stands out, one for what matters less, and one for the ground behind lines.
  package let light: Style, faint: Style, shade: Color

  /// Tones of xterm's palette on a dark ground and on a light one, each in the order of the properties,
  /// and of the 16 first colours those that stand for the shade, and `basic` for all others where the
  /// nearest must not.
  fileprivate init(
    dark: [UInt8], light: [UInt8], shades: (dark: UInt8, light: UInt8),
    basic: (dark: UInt8, light: UInt8)? = nil
  ) {
    let tones = zip(dark, light).map { Color($0, light: $1, basic: basic) }
    // Where there are few colours none of them is without a hue.
    let basics = (
      dark: Self.basic(of: tones[0], in: .dark) ?? shades.dark,
      light: Self.basic(of: tones[0], in: .light) ?? shades.light
    )
    func hued(_ place: Int) -> Color {
      Color(
        dark[place], light: light[place],
        basic: (
          Self.basic(of: tones[place], in: .dark) ?? basics.dark,
          Self.basic(of: tones[place], in: .light) ?? basics.light
        ))
    }
    style = Style(hued(0))
    layers = (1...3).map { Style(hued($0)) }
    self.light = Style(tones[4])
    faint = Style(tones[5])
    shade = Color(dark[6], light: light[6], basic: shades)
  }

  /// Which of the 16 first colours is nearest to `color`; nil where that is black, white or a grey.
  private static func basic(of color: Color, in theme: Theme) -> UInt8? {
    let nearest = color.index(in: theme, of: 16)
    return [0, 7, 8, 15].contains(nearest) ? nil : nearest
  }

  /// The tone of one of `count` layers, counted from 0: the deeper, the paler.
  package func style(depth layer: Int, of count: Int) -> Style {
    guard count > 1 else { return style }
    return layers[min(2, max(0, (2 * layer + (count - 1) / 2) / (count - 1)))]
  }
}
