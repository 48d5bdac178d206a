import Dashboard
import Drawing
import Telemetry
import Testing

/// How a lesson is chosen.
extension LectureTests {
  @Test func aListSaysHowManyMoreThereAre() {
    var state = state(Size(width: 80, height: 24))
    state.lessons = (1...23).map { "subject \($0)" }
    state.lesson = nil
    state.take(nil)
    press(.character("L"), on: &state)
    let rows = text(state).ranges(of: "subject").count
    #expect(rows < 23 && text(state).contains("▼ \(23 - rows) more"))
    press(.end, on: &state)
    #expect(text(state).contains("▲ \(23 - rows) more") && !text(state).contains("▼"))
    state.size = Size(width: 80, height: 40)
    #expect(!text(state).contains(" more"))
  }

  @Test func theNextLessonIsAKeyAway() {
    var state = state(Size(width: 80, height: 24))
    #expect(!text(state).contains("N next lesson"))
    state.take(Self.lecture("it is over", offersNext: true))
    #expect(text(state).contains("N next lesson"))
    press(.character("N"), on: &state)
    #expect(state.wantsLesson == 3)
    (state.wantsLesson, state.lesson) = (nil, 14)
    press(.character("N"), on: &state)
    #expect(state.wantsLesson == nil && state.message?.contains("last lesson") == true)
  }

  @Test func withoutALessonItsKeysSaySo() {
    for key in "{}AN" {
      var state = ViewState(size: Size(width: 80, height: 24))
      guard let scalar = key.unicodeScalars.first else { continue }
      press(.character(scalar), on: &state)
      #expect(state.message?.contains("L lists them") == true, "\(key)")
    }
  }

  @Test func aLessonIsChosenFromTheList() {
    var state = state(Size(width: 80, height: 24))
    press(.character("L"), on: &state)
    #expect(Dashboard.render(Sample.snapshot(), state).lines.contains { $0.contains("▸  4") })
    press(.down, .down, .up, .enter, on: &state)
    #expect(state.wantsLesson == 4)
    state.wantsLesson = nil
    press(.character("L"), .end, .down, .escape, on: &state)
    #expect(state.wantsLesson == nil)
    press(.character("L"), .character("b"), .character("q"), on: &state)
    #expect(!state.wantsToQuit && state.wantsLesson == nil)
  }
}
