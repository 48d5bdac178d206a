import TerminalScreen
import Testing

@Suite struct ScreenErrorTests {
  private static let all: [ScreenError] = [
    .inputIsNoTerminal, .outputIsNoTerminal, .terminalTypeUnset, .terminalTypeUnknown("xyz"),
    .terminalTypeDumb("dumb"), .noTerminalDatabase, .inBackground, .unavailable,
  ]

  @Test(arguments: all) func isOneLineThatNamesAWayOut(error: ScreenError) {
    let text = error.description
    #expect(!text.contains("\n"))
    #expect(text.contains("normscope run") && text.contains("normscope frame"))
  }

  @Test func showsNoControlCharactersOfTheEnvironment() {
    let text = ScreenError.terminalTypeUnknown("\u{1B}[31mé\u{7}").description
    #expect(text.unicodeScalars.allSatisfy { (0x20...0x7E).contains($0.value) })
    #expect(text.contains("TERM=?[31m??"))
    #expect(
      ScreenError.terminalTypeDumb(String(repeating: "x", count: 9999)).description.count < 200)
  }

  @Test func aFlagWinsOverNoColor() {
    #expect(ColorChoice.auto.allowsColors(noColor: nil))
    #expect(ColorChoice.auto.allowsColors(noColor: ""))
    #expect(!ColorChoice.auto.allowsColors(noColor: "1"))
    #expect(ColorChoice.always.allowsColors(noColor: "1"))
    #expect(!ColorChoice.never.allowsColors(noColor: nil))
  }
}
