import Drawing
import Lessons
import Telemetry
import Testing
import Training

@Suite struct LessonTests {
  @Test func lessonsAreFoundByNameAndByNumber() {
    for (index, lesson) in Lesson.all.enumerated() {
      #expect(Lesson.index(named: lesson.id) == index)
      #expect(Lesson.index(named: "\(index + 1)") == index)
    }
    for name in ["", "0", "99", "-1", "what"] { #expect(Lesson.index(named: name) == nil) }
  }

  @Test(arguments: Lesson.all.map(\.id))
  func aLessonIsWhole(id: String) throws {
    let lesson = Lesson.all[try #require(Lesson.index(named: id))]
    try lesson.configuration.validate()
    #expect(lesson.note(at: 0) != nil)
    #expect(lesson.notes.map(\.step) == lesson.notes.map(\.step).sorted())
    #expect(lesson.notes.allSatisfy { $0.step < lesson.steps })
    #expect(lesson.script.allSatisfy { $0.step < lesson.steps })
    let texts =
      [
        lesson.title, lesson.claim, lesson.source, lesson.keys, lesson.question, lesson.answer,
        lesson.caveat,
      ]
      + lesson.notes.map(\.text)
    #expect(texts.allSatisfy { !$0.isEmpty && $0.count <= 200 })
    #expect((2...5).contains(lesson.notes.count))
    let layers = (0...lesson.steps).map { lesson.layer(at: $0) }
    #expect(layers.allSatisfy { lesson.configuration.hidden.indices.contains($0) })
    for text in texts {
      var canvas = Canvas(size: Size(width: 200, height: 1))
      canvas.write(text, x: 0, y: 0)
      let ascii = canvas.ascii.lines[0]
      #expect(ascii.count { $0 == "?" } == text.count { $0 == "?" }, "\(ascii)")
    }
  }

  @Test func someOutcomesContradictTheirClaim() {
    let ids = Lesson.all.filter(\.contradicts).map(\.id)
    #expect(ids == ["dropout", "whitening", "covariate", "limits", "speed"])
  }

  /// Where a text speaks of one layer, that layer is the one to look at.
  @Test(arguments: Lesson.all.map(\.id)) func theLayerThatTheTextSpeaksOfIsNamed(id: String) throws
  {
    let lesson = Lesson.all[try #require(Lesson.index(named: id))]
    for note in lesson.notes {
      guard let spoken = note.text.firstMatch(of: /[Ll]ayer (\d+)/), let number = Int(spoken.1)
      else {
        continue
      }
      #expect(lesson.layer(at: note.step) == number - 1, "\(note.text)")
    }
  }
}
