import Dashboard
import Drawing
import Telemetry
import Testing

/// The pages of the help, which cover the view.
@Suite struct HelpPagesTests {
  private func state(_ keys: [Key], _ size: Size = Size(width: 80, height: 24)) -> ViewState {
    var state = ViewState(size: size)
    for key in keys { _ = state.handle(.key(key), snapshot: Sample.snapshot()) }
    return state
  }

  private func lines(_ state: ViewState) -> [String] {
    Dashboard.render(Sample.snapshot(), state).lines
  }

  private let question = Key.character("?")

  @Test func theLegendComesFirstThenThePagesThenNothing() {
    #expect(state([question]).help == .legend(entry: 0))
    #expect(state([.function(1), question]).help == .pages(line: 0))
    #expect(state([question, question, question]).help == nil)
    for key: Key in [.escape, .character("q")] {
      #expect(state([question, key]).help == nil)
      let closed = state([question, question, key])
      #expect(closed.help == nil && !closed.wantsToQuit)
    }
  }

  @Test func keysTurnThePages() {
    let pages = [question, question]
    #expect(state(pages + [.down, .down, .up]).help == .pages(line: 1))
    #expect(state(pages + [.up]).help == .pages(line: 0))
    // A page is what is shown, less a line that is seen again.
    #expect(state(pages + [.pageDown]).help == .pages(line: 18))
    #expect(state(pages + [.pageDown, .pageDown, .pageUp]).help == .pages(line: 18))
    #expect(state(pages + [.end, .home]).help == .pages(line: 0))
    // At the end it stops, so that the first key back is seen.
    let end = state(pages + [.end, .pageDown, .down])
    let back = state(pages + [.end, .pageDown, .down, .up])
    #expect(lines(end) != lines(back) && lines(end).contains { $0.contains("arXiv") })
  }

  @Test func theEdgeSaysWhere() throws {
    let top = try #require(lines(state([question, question])).first { $0.contains("Help: ") })
    let match = try #require(top.firstMatch(of: /lines 1–19 of (\d+)/))
    let end = lines(state([question, question, .end])).joined()
    #expect(end.contains("–\(match.1) of \(match.1) "))
  }

  @Test func whatIsCoveredIsNotActedOn() {
    var state = state([question, question])
    for key in "bncsemrRwf+-[]hlvtiuaokj" {
      guard let scalar = key.unicodeScalars.first else { continue }
      let commands = state.handle(.key(.character(scalar)), snapshot: Sample.snapshot())
      #expect(commands.isEmpty, "\(key)")
    }
    #expect(state.layer == 0 && state.step == nil && !state.wantsToSave)
    _ = state.handle(.key(.character("b")), snapshot: Sample.snapshot())
    #expect(lines(state).last?.contains("b waits until the help is closed") == true)
    _ = state.handle(.key(.character("4")), snapshot: Sample.snapshot())
    #expect(state.help == .pages(line: 0) && lines(state).contains { $0.contains("Help: Shift") })
    _ = state.handle(.key(.control("c")), snapshot: Sample.snapshot())
    #expect(state.wantsToQuit)
  }

  @Test func theWheelTurnsThemAndClicksReachNothingBelow() {
    var state = state([.character("8"), question, question], Size(width: 120, height: 40))
    let regions = Dashboard.render(Sample.snapshot(), state).regions
    for (action, help) in [
      (Mouse.Action.press, Help.pages(line: 0)), (.wheelDown, .pages(line: 1)),
      (.wheelUp, .pages(line: 0)),
    ] {
      _ = state.handle(
        .mouse(Mouse(action, x: 30, y: 20)), snapshot: Sample.snapshot(), regions: regions)
      #expect(state.help == help && state.step == nil)
    }
  }
}
