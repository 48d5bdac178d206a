import Lessons
import TOMLFiles
import Testing

/// Files with something wrong in them.
extension LessonFileTests {
  @Test(arguments: [
    ("title = \"A title\"", "titel = \"A title\"", 1, "no key “titel”, perhaps title"),
    ("title = \"A title\"\n", "", 1, "title: a lesson needs this text"),
    ("pace = 60", "pace = 0", 4, "pace: expected a whole number from 1"),
    ("compare = true", "compare = 1", 6, "compare: expected true or false"),
    ("compare = true", "compare = false", 48, "this lesson has no twin"),
    ("view = \"shift\"", "view = \"shfit\"", 11, "“shfit”, perhaps shift is meant"),
    ("lr = 0.25", "lr = -1", 15, "lr: the learning rate is a positive number"),
    ("lr = 0.25", "rl = 1", 15, "no key “rl”, perhaps lr"),
    ("layer = 2\n[", "layer = 3\n[", 12, "layer: expected a whole number from 1 to 2"),
    ("do = \"toggle\"", "do = \"togle\"", 19, "do: expected toggle, next, mark, rate or scale"),
    ("insertion = \"graft\"", "insertion = \"push\"", 21, "insertion: expected snap or graft"),
    ("step = 20", "step = 5", 24, "ascending"), ("step = 20", "step = 101", 24, "0 to 100"),
    ("step = 20", "stpe = 20", 24, "no key “stpe”, perhaps step is meant"),
    ("do = \"scale\"", "od = \"scale\"", 25, "no key “od”, perhaps do is meant"),
    ("factor = 10", "fcator = 10", 27, "no key “fcator”, perhaps factor is meant"),
    ("do = \"scale\"", "do = \"mark\"", 26, "no key “layer”; there are step, do"),
    ("[{ step = 5,", "[{ stp = 5,", 33, "no key “stp”, perhaps step is meant"),
    ("factor = 10", "factor = 0", 27, "factor: expected a number above 0"),
    ("{right} is", "{wrong} is", 57, "no key “wrong”"),
    ("as = \"right\"", "as = \"first_drift\"", 47, "another measure"),
    ("as = \"right\"", "as = \"1 2\"", 47, "as: expected a word"),
    (
      "format = \"percent\"\n\n[[measure]]", "format = \"cm\"\n\n[[measure]]", 49,
      "number or percent"
    ),
    ("lr = 0.1 }", "lr = 0 }", 32, "lr: the learning rate"),
    ("[[note]]", "[note]", 35, "note: expected tables"),
  ]) func whatIsWrongIsToldWithItsLine(old: String, new: String, line: Int, words: String) throws {
    let text = Self.whole.replacing(old, with: new)
    try #require(text != Self.whole)
    let error = try #require(throws: TOMLFileError.self) { try Lesson(file: text, id: "x") }
    #expect(error.reason.contains(words) && error.line == line, "\(error)")
  }

  /// Bytes that are changed, added and taken away give a lesson or one line.
  @Test func damagedFilesDoNoHarm() {
    let whole = Array(Self.whole.utf8)
    for _ in 0..<5_000 {
      var bytes = whole
      for _ in 0..<Int.random(in: 1...4) {
        let place = Int.random(in: 0..<bytes.count)
        switch Int.random(in: 0..<3) {
        case 0: bytes[place] = UInt8.random(in: 0...255)
        case 1: bytes.insert(UInt8.random(in: 32...126), at: place)
        default: bytes.removeSubrange(place..<min(bytes.count, place + 3))
        }
      }
      do {
        let lesson = try Lesson(file: String(decoding: bytes, as: UTF8.self), id: "x")
        _ = lesson.outcome(evidence())
      } catch {
        #expect(error.line >= 1 && !error.reason.contains(where: \.isNewline))
      }
    }
  }
}
