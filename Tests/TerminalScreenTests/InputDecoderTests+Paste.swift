import Drawing
import TerminalScreen
import Testing

/// What is pasted.
extension InputDecoderTests {
  @Test func whatIsPastedIsNoKey() {
    let paste = "\u{1B}[200~q\u{1B}[A8\u{1B}é\r\u{03}\u{1B}[20\u{1B}[201~"
    #expect(keys("a\(paste)b\(paste)\(paste)c") == ["a", "b", "c"].map { .character($0) })
    // The mark of an end alone means nothing.
    #expect(keys("a\u{1B}[201~b") == ["a", "b"].map { .character($0) })
  }

  @Test func aPasteMayComeInPiecesOfAnySize() {
    let bytes = Array("a\u{1B}[200~xyz\u{1B}[A\u{1B}[201~b".utf8)
    for size in 1...bytes.count {
      var decoder = InputDecoder()
      var events: [Event] = []
      for start in stride(from: 0, to: bytes.count, by: size) {
        decoder.feed(bytes[start..<min(start + size, bytes.count)])
        events += drain(&decoder, after: .zero)
      }
      #expect(events == [.key(.character("a")), .key(.character("b"))], "in pieces of \(size)")
      #expect(decoder.patience == nil)
    }
  }

  @Test func aPasteThatIsCutOffEndsInASecondOfSilence() {
    var decoder = InputDecoder()
    decoder.feed(Array("\u{1B}[200~qq".utf8) + Array(repeating: UInt8(ascii: "q"), count: 1 << 20))
    #expect(decoder.next(after: .milliseconds(999)) == nil)
    #expect(decoder.patience == .seconds(1))
    decoder.feed(Array("q\u{1B}[20".utf8))
    #expect(decoder.next(after: .seconds(1)) == nil)
    #expect(decoder.patience == nil)
    decoder.feed(Array("q".utf8))
    #expect(decoder.next(after: .zero) == .key(.character("q")))
  }
}
