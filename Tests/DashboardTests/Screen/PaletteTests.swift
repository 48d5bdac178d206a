import Dashboard
import Drawing
import Telemetry
import Testing

/// Colours stand out from the ground of either theme [WCAG 2.2].
@Suite struct PaletteTests {
  private static let normalizations: [NormalizationInfo?] =
    [nil]
    + [
      "batch", "layer", "rms", "group", "renorm", "centring", "scaling", "detached-mean",
      "detached", "noisy", "whitening", "of another kind",
    ].map { Sample.normalization($0, $0) }

  private func contrast(_ color: Color?, _ theme: Theme) -> Double {
    (color?.rgb(in: theme) ?? theme.ink).contrast(with: theme.ground)
  }

  @Test(arguments: Theme.allCases) func textCanBeReadOnTheGround(theme: Theme) {
    let styles =
      [Palette.quiet, Palette.strong, Palette.key, Palette.warning, Palette.mark]
      + Self.normalizations.flatMap { normalization in
        [
          Palette.network(normalization), Palette.light(normalization),
          Palette.faint(normalization),
        ]
          + (0..<3).map { Palette.hue(normalization).style(depth: $0, of: 3) }
      }
    for style in styles { #expect(contrast(style.foreground, theme) >= 4.5, "\(style)") }
  }

  @Test(arguments: Theme.allCases) func linesAreSeenOnTheGround(theme: Theme) {
    #expect(contrast(Palette.rule.foreground, theme) >= 3)
  }

  @Test(arguments: Theme.allCases) func whatIsBehindTextLeavesItReadable(theme: Theme) throws {
    for ground in [Palette.zone] {
      #expect(Theme(ground: ground.rgb(in: theme)) == theme)
      for style in [Palette.quiet, .plain] {
        let ink = style.foreground?.rgb(in: theme) ?? theme.ink
        #expect(ink.contrast(with: ground.rgb(in: theme)) >= 4.5)
      }
    }
    for normalization in Self.normalizations {
      let shade = Palette.shade(normalization).rgb(in: theme)
      let line = try #require(Palette.network(normalization).foreground).rgb(in: theme)
      #expect(line.contrast(with: shade) >= 2.8)
      // It is seen itself.
      #expect(shade.contrast(with: theme.ground) >= 1.15)
    }
  }

  @Test func themesAreDifferentAndSoAreNetworks() {
    for normalization in Self.normalizations {
      let color = Palette.network(normalization).foreground
      #expect(color?.rgb(in: .dark) != color?.rgb(in: .light))
    }
    for theme in Theme.allCases {
      for count in [8, 16, 256] {
        func index(_ color: Color?) -> UInt8? { color?.index(in: theme, of: count) }
        let plain = index(Palette.network(nil).foreground)
        for normalization in Self.normalizations.compactMap(\.self) {
          for style in [Palette.network(normalization), Palette.faint(normalization)] {
            #expect(
              index(style.foreground) != plain,
              "\(normalization.id) of \(count) colours, \(theme)")
          }
        }
        #expect(index(Palette.shade(nil)) != index(Palette.shade(.batch)))
      }
    }
  }

  @Test(arguments: Theme.allCases, [8, 16]) func greyStaysGrey(theme: Theme, count: Int) {
    for style in [Palette.quiet, Palette.rule] {
      let index = style.foreground?.index(in: theme, of: count)
      let rgb = index.map { Color($0).rgb(in: theme) }
      #expect(rgb.map { $0.red == $0.green && $0.green == $0.blue } == true, "\(style)")
    }
  }

  @Test(arguments: View.allCases, Theme.allCases)
  func everyLetterOfEveryViewCanBeRead(view: View, theme: Theme) {
    var state = ViewState(size: Size(width: 120, height: 40))
    state.view = view
    let canvas = Dashboard.render(Sample.twins, state).canvas
    for (index, cell) in canvas.cells.enumerated()
    where cell.glyph.properties.isAlphabetic || ("0"..."9").contains(cell.glyph) {
      var ink = cell.style.foreground?.rgb(in: theme) ?? theme.ink
      var ground = cell.style.background?.rgb(in: theme) ?? theme.ground
      if cell.style.isReversed { swap(&ink, &ground) }
      let contrast = ink.contrast(with: ground)
      #expect(contrast >= 4.5, "\(cell.glyph) in \(canvas.lines[index / canvas.size.width])")
    }
  }
}
