import Dashboard
import Drawing
import Telemetry
import Testing

/// The text beside the view while a lesson runs, and the list from which lessons are chosen.
@Suite struct LectureTests {
  private static let parts = [
    Lecture.Part("Now", "watch the histograms leave their outlines", rank: 1),
    Lecture.Part("Question", String(repeating: "why ", count: 40) + "so", rank: 3),
    Lecture.Part("The claim", "nothing moves", rank: 2),
  ]

  private func state(_ size: Size, _ view: View = .histograms) -> ViewState {
    var state = ViewState(size: size)
    state.view = view
    state.lessons = (1...15).map { "subject \($0)" }
    state.lecture = Lecture(
      name: "Lesson 3", title: "subject 3", progress: "step 40 of 900", parts: Self.parts)
    return state
  }

  @Test(arguments: View.allCases, [(80, 24), (120, 40), (200, 50), (60, 16)])
  func theViewIsDrawnBesideIt(view: View, size: (Int, Int)) {
    let state = state(Size(width: size.0, height: size.1), view)
    let lines = Dashboard.render(Sample.twins, state).lines
    #expect(lines.contains { $0.contains("Lesson 3") })
    let text = lines.joined(separator: "\n")
    #expect(text.contains("watch the histograms") && text.contains("step 40 of 900"))
  }

  @Test(arguments: View.allCases) func theViewIsTheOneOfASmallerScreen(view: View) {
    let lines = Dashboard.render(Sample.snapshot(), state(Size(width: 120, height: 40), view)).lines
    var narrow = ViewState(size: Size(width: 80, height: 40))
    narrow.view = view
    let alone = Dashboard.render(Sample.snapshot(), narrow).lines
    #expect(lines[2...38].map { String($0.prefix(80)) } == Array(alone[2...38]))
  }

  @Test func whatMattersMostGetsTheRoom() {
    let text = Dashboard.render(Sample.snapshot(), state(Size(width: 60, height: 16))).lines
      .joined(separator: "\n")
    #expect(text.contains("Now: watch") && text.contains("The claim: nothing moves"))
    #expect(!text.contains("why why"))
  }

  @Test func aLessonIsChosenFromTheList() {
    var state = state(Size(width: 80, height: 24))
    state.lesson = 2
    func press(_ keys: Key...) {
      for key in keys { _ = state.handle(.key(key), snapshot: Sample.snapshot()) }
    }
    press(.character("L"))
    #expect(Dashboard.render(Sample.snapshot(), state).lines.contains { $0.contains("▸  4") })
    press(.down, .down, .up, .enter)
    #expect(state.wantsLesson == 4)
    state.wantsLesson = nil
    press(.character("L"), .end, .down, .escape)
    #expect(state.wantsLesson == nil)
    press(.character("L"), .character("b"), .character("q"))
    #expect(!state.wantsToQuit && state.wantsLesson == nil)
  }
}
