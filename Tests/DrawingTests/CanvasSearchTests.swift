import Drawing
import Testing

/// Where a pattern stands in a picture.
@Suite struct CanvasSearchTests {
  private func found(_ pattern: String, in line: String) -> [String] {
    var canvas = Canvas(size: Size(width: line.unicodeScalars.count, height: 3))
    canvas.write(line, x: 0, y: 1)
    return canvas.places(of: pattern, in: canvas.bounds).map { place in
      #expect(place.y == 1 && place.height == 1)
      let scalars = canvas.lines[1].unicodeScalars.dropFirst(place.x).prefix(place.width)
      return String(String.UnicodeScalarView(scalars))
    }
  }

  @Test func numbersSpacesBarsAndDashesAreAny() {
    let line = "drift 0██░░0.8  −0.12 raw  ├───┼─┤ 45 %"
    #expect(found("drift 0~#", in: line) == ["drift 0██░░0.8"])
    #expect(found("# raw", in: line) == ["−0.12 raw"])
    #expect(found("0~# #", in: line) == ["0██░░0.8  −0.12"])
    #expect(found("├─┼─┤", in: line) == ["├───┼─┤"])
    #expect(found("# %", in: line) == ["45 %"])
    #expect(found("~", in: line) == ["██░░"])
    #expect(found("╌", in: "4 ╌╌╌ b ╌╌") == ["╌╌╌", "╌╌"])
    #expect(found("step #", in: "step 1 200 000 of step 20 30") == ["step 1 200 000", "step 20"])
    #expect(found("#, is # # %", in: "1, is 0 75 %") == ["1, is 0 75 %"])
    #expect(found("shift #", in: line).isEmpty && found("", in: line).isEmpty)
  }

  @Test func partsOfWordsAndNumbersAreNot() {
    #expect(found("test", in: "test latest tests test") == ["test", "test"])
    #expect(found("σ #", in: "kσ 1  σ 2") == ["σ 2"])
    #expect(found("0", in: "10 0 0.5") == ["0"])
  }

  @Test func onlyThePartIsSearched() {
    var canvas = Canvas(size: Size(width: 20, height: 2))
    canvas.write("mean 1 mean 2", x: 0, y: 0)
    canvas.write("mean 3", x: 0, y: 1)
    let places = canvas.places(of: "mean #", in: Rect(x: 7, y: 0, width: 40, height: 1))
    #expect(places == [Rect(x: 7, y: 0, width: 6, height: 1)])
    #expect(canvas.places(of: "mean #", in: Rect(x: 30, y: 9, width: 4, height: 4)).isEmpty)
  }
}
