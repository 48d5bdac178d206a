import Drawing
import TerminalScreen
import Testing

@Suite struct ThemeChoiceTests {
  @Test(arguments: [
    (nil, Theme.dark), ("", .dark), ("15;0", .dark), ("0;15", .light), ("0;7", .light),
    ("7;8", .dark), ("12;default;11", .light), ("0;default", .dark), ("15;", .dark),
    ("0;-1", .dark), ("0;999", .dark), ("0;16", .dark),
  ])
  func withoutAReplyCOLORFGBGDecides(value: String?, theme: Theme) {
    #expect(ThemeChoice.auto.theme(colorFGBG: value) == theme)
  }

  @Test func aNameWins() {
    for value in [nil, "0;15", "15;0"] {
      #expect(ThemeChoice.dark.theme(colorFGBG: value) == .dark)
      #expect(ThemeChoice.light.theme(colorFGBG: value) == .light)
    }
  }
}
