import Dashboard
import Drawing
import Telemetry
import Testing

/// What happened on the way, and the moment that is shown.
extension LearningTests {
  @Test func divergenceLeavesTheChartAtTheTop() throws {
    let canvas = canvas([network(change: 900, divergedAt: 601)])
    let row = try #require(canvas.lines.firstIndex { $0.contains("diverged at step 601 ↑") })
    #expect(row < 7)
    // The line stands upright behind the words, up to the edge.
    let x = try #require((20..<58).first { isBraille(canvas[$0, row].glyph) })
    #expect((3..<20).allSatisfy { isBraille(canvas[x, $0].glyph) }, "\(x)")
  }

  @Test func thePastShowsTheWholeSpanWithAPlayhead() {
    let now = network()
    let past = NetworkSnapshot(
      current: now.history.points[20], mark: now.mark, history: now.history, markers: now.markers,
      divergedAt: nil, newestStep: 600)
    let canvas = canvas([past], past: 200)
    #expect(canvas.lines.contains { $0.contains("▼") })
    #expect(canvas.lines.contains { $0.contains("▲200") })
    // After the playhead all is pale, before it plain has its colour; a name stays bright.
    let styles = canvas.lines.indices.flatMap { y in
      (0..<58).filter { isBraille(canvas[$0, y].glyph) }
        .map { (x: $0, color: canvas[$0, y].style.foreground) }
    }
    func isDrawn(in tone: Style) -> Bool { styles.contains { $0.color == tone.foreground } }
    #expect(isDrawn(in: Palette.network(nil)) && isDrawn(in: Palette.faint(.batch)))
    #expect(!isDrawn(in: Palette.network(.batch)))
    #expect((styles.map(\.x).max() ?? 0) > 26)
    // The line ends as the line of batch norm, whatever it was at the moment shown.
    let text = canvas.lines.joined(separator: "\n")
    #expect(text.contains("batch norm 0.30") || text.contains("batch norm test 0.30"), "\(text)")
    #expect(!text.contains("plain 0.30") && !text.contains("plain test"), "\(text)")
  }

  @Test(arguments: [(false, "b"), (true, "n")])
  func aMarkerHasTheKeyThatMadeIt(isNext: Bool, letter: String) {
    let text = canvas([network(isNext: isNext)]).lines.joined(separator: "\n")
    #expect(text.contains("\(letter) batch norm in at 400"))
  }

  @Test func ratesSayWhereTheyCameFrom() {
    let markers = [
      Marker(step: 5, kind: .rate(1, from: 0.5)), Marker(step: 9, kind: .rate(0.2, from: 1)),
      Marker(step: 12, kind: .removed(.batch, folds: true)),
      Marker(step: 15, kind: .removed(.layer, folds: false), isNext: true),
    ]
    let text = canvas([Sample.network(markers: markers)]).lines.joined(separator: "\n")
    for words in [
      "+ rate 0.5 → 1 at 5", "− rate 1 → 0.2 at 9", "b batch norm out at 12",
      "n layer norm out (drop) at 15",
    ] { #expect(text.contains(words), "\(words)") }
  }
}
