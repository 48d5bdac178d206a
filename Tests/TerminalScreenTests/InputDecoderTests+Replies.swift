import Drawing
import TerminalScreen
import Testing

/// What the terminal says of itself among the keys.
extension InputDecoderTests {
  /// A decoder that has read the text, with silence after it, and the keys that it held.
  private func read(_ text: String) -> (decoder: InputDecoder, keys: [Event]) {
    var decoder = InputDecoder()
    decoder.feed(Array(text.utf8))
    let keys = drain(&decoder, after: .seconds(1))
    return (decoder, keys)
  }

  @Test(
    arguments: [
      ("rgb:ffff/ffff/ffff", RGB(255, 255, 255)), ("rgb:ff/80/00", RGB(255, 128, 0)),
      ("rgb:0000/2b2b/3636", RGB(0, 43, 54)), ("rgb:f/0/8", RGB(255, 0, 136)),
      ("rgb:fff/000/7ff", RGB(255, 0, 127)), ("rgba:0000/ffff/0000/8080", RGB(0, 255, 0)),
      ("rgb:FFFF/e/00", RGB(255, 238, 0)),
    ], ["\u{07}", "\u{1B}\\"])
  func aReplyTellsTheGround(reply: (text: String, color: RGB), end: String) {
    let (decoder, keys) = read("a\u{1B}]11;\(reply.text)\(end)b")
    #expect(decoder.ground == reply.color)
    #expect(keys == [.key(.character("a")), .key(.character("b"))])
  }

  @Test(arguments: [
    "11;rgb:ffff/ffff", "11;rgb:ffff/ffff/fffff", "11;rgb:ffff/ffff/", "11;rgb:ff/ff/ff/ff",
    "11;rgba:ff/ff/ff", "11;rgb:gg/ff/ff", "11;rgb:-1/ff/ff", "11;?", "11;", "10;rgb:ff/ff/ff",
    "111;rgb:ff/ff/ff", "11;cmyk:1/1/1", "11;rgb:ff/ff/ff:rgb",
  ])
  func whatIsNoColourTellsNothing(text: String) {
    let (decoder, keys) = read("\u{1B}]\(text)\u{07}a")
    #expect(decoder.ground == nil && keys == [.key(.character("a"))])
  }

  @Test func aReplyMayComeInPiecesOrNotToItsEnd() {
    var decoder = InputDecoder()
    for byte in "\u{1B}]11;rgb:ffff/0000/ffff\u{1B}\\".utf8 {
      #expect(decoder.ground == nil)
      decoder.feed([byte])
      #expect(decoder.next(after: .zero) == nil)
    }
    #expect(decoder.ground == RGB(255, 0, 255))
    let (cut, keys) = read("\u{1B}]11;rgb:ffff/00\u{1B}[A")
    #expect(cut.ground == nil && keys == [.key(.up)])
    let (silent, none) = read("\u{1B}]11;rgb:ffff/0000/0000")
    #expect(silent.ground == nil && none == [] && silent.patience == nil)
  }

  @Test func theTerminalTellsOfItsKind() {
    #expect(!read("\u{1B}[?6").decoder.isIdentified && !read("\u{1B}[6c").decoder.isIdentified)
    #expect(read("\u{1B}[?62;4;6c").decoder.isIdentified && read("\u{1B}[?6c").keys == [])
  }
}
