import Dashboard
import Drawing
import Testing

/// A screen in ASCII says what the same screen says with all characters.
@Suite struct ASCIITests {
  /// What has no character that stands for it.
  private func unknown(_ canvas: Canvas) -> [String] {
    zip(canvas.lines, canvas.ascii.lines).flatMap { line, ascii in
      zip(line.unicodeScalars, ascii.unicodeScalars)
        .filter { $0 != "?" && $1 == "?" }.map { "\($0.0) in \(line)" }
    }
  }

  @Test(arguments: View.allCases) func everyCharacterHasASubstitute(view: View) {
    var state = ViewState(size: Size(width: 200, height: 60))
    state.view = view
    #expect(unknown(Dashboard.render(Sample.twins, state).canvas) == [])
    state.help = .legend(entry: 0)
    #expect(unknown(Dashboard.render(Sample.twins, state).canvas) == [])
    state.size.height = 200
    state.help = .pages(line: 0)
    let help = Dashboard.render(Sample.twins, state).canvas
    #expect(help.lines.contains { $0.contains("Sources") })
    #expect(unknown(help) == [])
  }

  @Test func aNumberStaysTheSameNumber() {
    let state = ViewState(size: Size(width: 120, height: 40))
    #expect(Dashboard.render(Sample.twins, state).canvas.ascii.lines[0].contains("N(0, s 0.1)"))
  }
}
