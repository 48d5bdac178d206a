import Drawing
import TerminalScreen
import Testing

/// Keys and mouse, from the bytes that a terminal sends.
@Suite struct InputDecoderTests {
  /// All events of the text, with silence after it.
  private func events(_ text: String, sequences: [[UInt8]: Key] = [:]) -> [Event] {
    events(Array(text.utf8), sequences: sequences)
  }

  private func events(_ bytes: [UInt8], sequences: [[UInt8]: Key] = [:]) -> [Event] {
    var decoder = InputDecoder(sequences: sequences)
    decoder.feed(bytes)
    return drain(&decoder, after: .seconds(1))
  }

  /// All events that there are after so much silence.
  func drain(_ decoder: inout InputDecoder, after silence: Duration) -> [Event] {
    var events: [Event] = []
    while let event = decoder.next(after: silence) { events.append(event) }
    return events
  }

  /// The keys of the text, with silence after it.
  func keys(_ text: String) -> [Key] {
    events(text).compactMap { if case .key(let key) = $0 { key } else { nil } }
  }

  @Test func readsCharactersOfOneToFourBytes() {
    #expect(keys("aZ 9é─😀") == ["a", "Z", " ", "9", "é", "─", "😀"].map { .character($0) })
  }

  @Test func readsControlCharacters() {
    #expect(keys("\u{03}\u{01}\u{1A}") == [.control("c"), .control("a"), .control("z")])
    #expect(keys("\t\r\n\u{7F}\u{08}") == [.tab, .enter, .enter, .backspace, .backspace])
    #expect(keys("\0\u{1C}\u{1F}") == [])
  }

  @Test(arguments: [
    ("\u{1B}[A", Key.up), ("\u{1B}OB", .down), ("\u{1B}[1;5C", .right), ("\u{1B}OD", .left),
    ("\u{1B}[H", .home), ("\u{1B}[1~", .home), ("\u{1B}OF", .end), ("\u{1B}[8~", .end),
    ("\u{1B}[5~", .pageUp), ("\u{1B}[6;2~", .pageDown), ("\u{1B}[3~", .delete),
    ("\u{1B}[Z", .backTab), ("\u{1B}OP", .function(1)), ("\u{1B}[[E", .function(5)),
    ("\u{1B}[15~", .function(5)), ("\u{1B}[17~", .function(6)), ("\u{1B}[21~", .function(10)),
    ("\u{1B}[24~", .function(12)), ("\u{1B}[1;2S", .function(4)), ("\u{1B}OM", .enter),
    ("\u{1B}Oq", .character("1")), ("\u{1B}Ok", .character("+")), ("\u{1B}", .escape),
  ])
  func readsAKeyOfOneSequence(sequence: String, key: Key) {
    #expect(keys(sequence) == [key])
    #expect(keys("\(sequence)a") == [key, .character("a")])
  }

  @Test func prefersWhatTheTerminalIsSaidToSend() {
    let sun: [[UInt8]: Key] = [
      Array("\u{1B}[214z".utf8): .home, Array("\u{1B}[M".utf8): .function(1),
    ]
    #expect(
      events("\u{1B}[214z\u{1B}[Mx", sequences: sun) == [
        .key(.home), .key(.function(1)), .key(.character("x")),
      ])
  }

  @Test func readsMousePressesAndWheel() {
    #expect(
      events("\u{1B}[<0;300;50M\u{1B}[<0;300;50m\u{1B}[<64;1;1M\u{1B}[<65;1;2M\u{1B}[<16;5;6M") == [
        .mouse(Mouse(.press, x: 299, y: 49)), .mouse(Mouse(.wheelUp, x: 0, y: 0)),
        .mouse(Mouse(.wheelDown, x: 0, y: 1)), .mouse(Mouse(.press, x: 4, y: 5)),
      ])
    #expect(events("\u{1B}[M !!") == [.mouse(Mouse(.press, x: 0, y: 0))])
    // Other buttons, motion, no position, too few numbers, an absurd one.
    #expect(events("\u{1B}[<2;1;1M\u{1B}[<32;1;1M\u{1B}[<0;0;1M\u{1B}[<0;1M\u{1B}[M\"!!") == [])
    #expect(events("\u{1B}[<0;99999999999999999999;1M").count < 2)
  }

  /// What follows a report that was cut off is not taken for its numbers, or a paste would be typed.
  @Test(arguments: ["\u{1B}[M", "\u{1B}[M ", "\u{1B}[M !", "\u{1B}[<0;1", "\u{1B}[1;"])
  func whatIsCutOffSwallowsNoOther(start: String) {
    #expect(keys(start + "\u{1B}[200~q\u{1B}[201~x") == [.character("x")])
    #expect(keys(start + "\u{1B}[A") == [.up])
  }

  @Test func escThenAKeyIsTwoKeys() {
    #expect(keys("\u{1B}q") == [.escape, .character("q")])
    #expect(keys("\u{1B}\u{1B}[A") == [.escape, .up])
  }

  @Test func dropsWhatItDoesNotKnowAsAWhole() {
    #expect(keys("\u{1B}[202~x\u{1B}[201~y\u{1B}[I\u{1B}[O") == [.character("x"), .character("y")])
    #expect(keys("\u{1B}[?62;c\u{1B}[99~\u{1B}[38;5;1mz") == [.character("z")])
    #expect(
      keys("\u{1B}]11;rgb:0/0/0\u{07}a\u{1B}P1$r\u{1B}\\b") == [.character("a"), .character("b")])
    #expect(
      events([0xFF, 0xC3, 0x28, 0x80, 0xE2, 0x82, 0x61, 0xC2, 0x85]) == [
        .key(.character("(")), .key(.character("a")),
      ])
  }

  @Test func aNewSequenceEndsACutOffOne() {
    #expect(keys("\u{1B}[1;\u{1B}[A") == [.up])
    #expect(keys("\u{1B}[<0;1\u{03}") == [.control("c")])
    #expect(keys("\u{1B}]0;title\u{1B}[B") == [.down])
  }

  @Test func waitsForTheRestAndNoLonger() {
    var decoder = InputDecoder()
    #expect(decoder.patience == nil)
    decoder.feed([0x1B])
    #expect(decoder.patience == .milliseconds(25))
    #expect(decoder.next(after: .milliseconds(24)) == nil)
    decoder.feed(Array("[".utf8))
    #expect(decoder.next(after: .milliseconds(100)) == nil)
    decoder.feed(Array("A\u{1B}".utf8))
    #expect(decoder.next(after: .zero) == .key(.up))
    #expect(decoder.next(after: .milliseconds(25)) == .key(.escape))
    decoder.feed(Array("\u{1B}[<0;1".utf8))
    #expect(decoder.next(after: .milliseconds(250)) == nil)
    #expect(decoder.patience == nil)
    decoder.feed(Array("q".utf8))
    #expect(decoder.next(after: .zero) == .key(.character("q")))
  }

  @Test func aSequenceWithoutEndIsGivenUp() {
    var decoder = InputDecoder()
    decoder.feed([0x1B, 0x5D] + Array(repeating: UInt8(ascii: "x"), count: 5000))
    #expect(decoder.next(after: .zero) == nil)
    #expect(decoder.patience == nil)
  }

  @Test func survivesRandomBytesInRandomPieces() {
    var state: UInt64 = 42
    func random(_ below: UInt64) -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return (state >> 33) % below
    }
    let favourites = Array("\u{1B}\u{1B}[[<;M0O]~\u{07}".utf8)
    var decoder = InputDecoder()
    for _ in 0..<20_000 {
      let piece = (0..<random(8)).map { _ in
        random(2) == 0 ? UInt8(random(256)) : favourites[Int(random(UInt64(favourites.count)))]
      }
      decoder.feed(piece)
      _ = drain(&decoder, after: random(3) == 0 ? .seconds(1) : .zero)
    }
    _ = drain(&decoder, after: .seconds(1))
    #expect(decoder.patience == nil)
  }
}
