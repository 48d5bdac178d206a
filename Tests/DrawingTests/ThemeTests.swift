import Drawing
import Testing

struct ThemeTests {
  @Test func contrastIsThatOfWCAG() {
    let (black, white) = (RGB(0, 0, 0), RGB(255, 255, 255))
    #expect(abs(black.contrast(with: white) - 21) < 1e-9)
    #expect(white.contrast(with: white) == 1)
    // As contrast checkers have it.
    #expect(abs(RGB(119, 119, 119).contrast(with: white) - 4.48) < 0.005)
    #expect(abs(RGB(255, 0, 0).contrast(with: white) - 4.0) < 0.005)
  }

  @Test func aGroundIsDarkWhereWhiteStandsOutMore() {
    for theme in Theme.allCases {
      #expect(Theme(ground: theme.ground) == theme)
      #expect(theme.ink.contrast(with: theme.ground) > 7)
    }
    // Solarized, dark and light; a mid grey is nearer to white than it looks.
    #expect(Theme(ground: RGB(0, 43, 54)) == .dark && Theme(ground: RGB(253, 246, 227)) == .light)
    #expect(Theme(ground: RGB(117, 117, 117)) == .dark)
    #expect(Theme(ground: RGB(119, 119, 119)) == .light)
  }

  @Test func coloursOfThePaletteAreThoseOfXterm() {
    let known: [(UInt8, RGB)] = [
      (1, RGB(205, 0, 0)), (16, RGB(0, 0, 0)), (39, RGB(0, 175, 255)), (231, RGB(255, 255, 255)),
      (232, RGB(8, 8, 8)), (255, RGB(238, 238, 238)),
    ]
    for (index, color) in known { #expect(Color.rgb(index) == color) }
    #expect(Color(39, light: 1).rgb(in: .light) == RGB(205, 0, 0))
  }
}
