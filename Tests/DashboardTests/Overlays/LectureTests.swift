import Dashboard
import Drawing
import Telemetry
import Testing

/// The text beside the view while a lesson runs.
@Suite struct LectureTests {
  private static let claim = "nothing moves"
  private static let question = String(repeating: "why ", count: 40) + "so"
  private static let answer = "for no reason"

  /// The text of lesson 3 in the middle of its run, at which it says `now`.
  static func lecture(
    _ now: String = "watch the histograms leave their outlines", layer: Int = 0,
    offersNext: Bool = false
  ) -> Lecture {
    Lecture(
      name: "Lesson 3", title: "subject 3", progress: "step 40 of 900",
      parts: [
        Lecture.Part("Now", now), Lecture.Part("The claim", claim),
        Lecture.Part("Question", question, answer: answer),
        Lecture.Part("Keys", "those that there are, one by one, at some length, and then the last"),
      ], layer: layer, offersNext: offersNext)
  }

  /// A screen on which lesson 3 of 15 is given.
  func state(_ size: Size, _ view: View = .histograms) -> ViewState {
    var state = ViewState(size: size)
    state.view = view
    state.lessons = (1...15).map { "subject \($0)" }
    state.lesson = 2
    state.take(Self.lecture())
    return state
  }

  /// Presses the keys, one after the other.
  func press(_ keys: Key..., on state: inout ViewState) {
    for key in keys { _ = state.handle(.key(key), snapshot: Sample.snapshot()) }
  }

  /// All that is on the screen.
  func text(_ state: ViewState) -> String {
    Dashboard.render(Sample.snapshot(), state).lines.joined(separator: "\n")
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

  @Test(arguments: [(60, 16), (80, 24), (120, 40)]) func allOfItIsReached(size: (Int, Int)) {
    var state = state(Size(width: size.0, height: size.1))
    var pages = [text(state)]
    #expect(pages[0].contains("watch the") && pages[0].contains("▼ more") == (size.1 < 40))
    while pages.last?.contains("▼ more") == true, pages.count < 20 {
      press(.character("}"), on: &state)
      pages.append(text(state))
    }
    #expect(!pages[pages.count - 1].contains("▼ more") && pages.last?.contains("the last") == true)
    #expect(pages.contains { $0.contains(Self.claim) } && pages.contains { $0.contains("why so") })
    for _ in pages { press(.character("{"), on: &state) }
    #expect(text(state) == pages[0])
  }

  @Test func theWheelScrollsItToo() {
    var state = state(Size(width: 80, height: 24))
    let before = text(state)
    func wheel(_ action: Mouse.Action, y: Int) {
      _ = state.handle(.mouse(Mouse(action, x: 30, y: y)), snapshot: Sample.snapshot())
    }
    wheel(.wheelDown, y: 18)
    #expect(text(state) != before && state.layer == 0)
    wheel(.wheelUp, y: 18)
    #expect(text(state) == before)
    wheel(.wheelUp, y: 8)
    #expect(state.layer == 1)
  }

  @Test(arguments: [(80, 24), (120, 40)]) func theAnswerIsHiddenUntilItIsAskedFor(size: (Int, Int))
  {
    var state = state(Size(width: size.0, height: size.1))
    while text(state).contains("▼ more") {
      #expect(!text(state).contains(Self.answer))
      press(.character("}"), on: &state)
    }
    #expect(!text(state).contains(Self.answer))
    press(.character("A"), on: &state)
    #expect(text(state).contains(Self.answer) && text(state).contains("why so"))
    press(.character("A"), on: &state)
    #expect(!text(state).contains(Self.answer) && text(state).contains("A shows the answer"))
  }

  @Test func escapeHidesItAndTheLessonGoesOn() {
    let size = Size(width: 80, height: 24)
    var state = state(size)
    press(.escape, on: &state)
    #expect(!text(state).contains("Now") && text(state).contains("Lesson 3  step 40 of 900"))
    state.take(Self.lecture("something else"))
    #expect(!text(state).contains("something else"))
    press(.escape, on: &state)
    #expect(text(state).contains("something else"))
    // What would be out of sight comes back with its key.
    for key: Key in [.character("A"), .character("}")] {
      press(.escape, key, on: &state)
      #expect(text(state).contains("┌ Lesson 3"))
    }
    // The legend takes its place and leaves it as it was.
    press(.character("?"), on: &state)
    #expect(text(state).contains("Help: Histograms") && !text(state).contains("Lesson 3"))
    press(.escape, on: &state)
    #expect(text(state).contains("┌ Lesson 3"))
  }

  @Test func theSelectionFollowsTheTextUnlessTheUserChose() {
    var state = state(Size(width: 80, height: 24))
    state.take(Self.lecture("now the last layer", layer: 2))
    #expect(state.layer == 2 && text(state).contains("▸layer 3"))
    press(.down, on: &state)
    state.take(Self.lecture("now the last layer", layer: 2))
    #expect(state.layer == 1, "the text is the same")
    state.take(Self.lecture("now the first layer", layer: 0))
    #expect(state.layer == 1, "the user has chosen since")
    press(.down, on: &state)
    state.take(Self.lecture("the last one again", layer: 2))
    #expect(state.layer == 2, "the user came back to what the text speaks of")
  }

  @Test func aNewTextIsReadFromItsBeginning() {
    var state = state(Size(width: 80, height: 24))
    press(.character("}"), on: &state)
    state.take(Self.lecture())
    #expect(!text(state).contains("Now"))
    state.take(Self.lecture("this is new"))
    #expect(text(state).contains("Now: this is new"))
  }

  @Test func anAnswerStaysUntilAnotherLessonBegins() {
    var state = state(Size(width: 80, height: 24))
    press(.character("A"), on: &state)
    state.take(Self.lecture("this is new"))
    #expect(text(state).contains(Self.answer))
    // What was measured in the end is read first.
    state.take(
      Lecture(
        name: "Lesson 3", title: "subject 3", progress: "over",
        parts: [
          Lecture.Part("Measured", "it moved by 0.8"),
          Lecture.Part("Question", Self.question, answer: Self.answer),
        ]))
    #expect(text(state).contains("it moved by 0.8"))
    state.take(
      Lecture(
        name: "Lesson 4", title: "subject 4", progress: "step 0 of 900",
        parts: [
          Lecture.Part("Now", "the next one"),
          Lecture.Part("Question", "why", answer: "because it is so"),
        ]))
    #expect(text(state).contains("the next one") && !text(state).contains("because it is so"))
  }
}
