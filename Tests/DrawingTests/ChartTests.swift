import Drawing
import Testing

struct ChartTests {
  private func drawn(_ drawable: some Drawable, _ width: Int, _ height: Int) -> [String] {
    var canvas = Canvas(size: Size(width: width, height: height))
    canvas.draw(drawable, in: canvas.bounds)
    return canvas.lines
  }

  @Test func barsHaveHeightsInEighths() {
    #expect(
      drawn(Bars([0, 0.001, 0.25, 0.5, 0.75, 1, 2, .nan, -1], style: .plain), 9, 2)
        == ["    ▄██  ", " ▁▄████  "])
  }

  @Test func outlineRunsAroundTheMark() {
    let bars = Bars([0, 0, 0, 0, 0], style: .plain, outline: [0, 0.5, 1, 0.5, 0])
    #expect(drawn(bars, 5, 4) == [" ┌─┐ ", " │ │ ", "┌┘ └┐", "│   │"])
  }

  /// In every row of a line, pieces reach into the neighbours that reach back.
  @Test(arguments: [
    [0, 0.5, 1, 0.5, 0], [0.25, 1, 0.25, 1, 0.25], [1, 0.5, 0.75, 0.25, 0.5, 0.25], [0.5],
    [1, 1, 0.1],
    [0.1, 0.2, 0.4, 0.9, 0.3, 0.9, 1, 0.2, 0.6, 0.5, 0.1],
  ])
  func outlineIsOneConnectedLine(heights: [Double]) {
    let right: Set<Unicode.Scalar> = ["─", "┌", "└"]
    let left: Set<Unicode.Scalar> = ["─", "┐", "┘"]
    let down: Set<Unicode.Scalar> = ["│", "┌", "┐"]
    let up: Set<Unicode.Scalar> = ["│", "└", "┘"]
    for fill in [0, 0.3, 0.55, 1] {
      for height in 1...9 {
        let bars = Bars(heights.map { $0 * fill }, style: .plain, outline: heights)
        let rows = drawn(bars, heights.count, height).map { Array($0.unicodeScalars) }
        for (y, row) in rows.enumerated() {
          for (x, glyph) in row.enumerated() {
            if x + 1 < row.count { #expect(right.contains(glyph) == left.contains(row[x + 1])) }
            if y + 1 < rows.count { #expect(down.contains(glyph) == up.contains(rows[y + 1][x])) }
          }
        }
        let columns = heights.indices.filter { x in
          rows.contains { !right.union(left).isDisjoint(with: [$0[x]]) }
        }
        #expect(columns.count == heights.count, "\(rows)")
      }
    }
  }

  @Test func outlineIsCutOutOfWhatIsMoreThanHalfFull() {
    let bar = Style(Color(214))
    for (height, isFull) in [(0, false), (0.5, false), (0.75, true), (1, true)] {
      var canvas = Canvas(size: Size(width: 1, height: 1))
      let ink = Style(Color(255))
      canvas.draw(
        Bars([height], style: bar, outline: [0.4], outlineStyle: ink), in: canvas.bounds)
      #expect(canvas[0, 0] == Cell("─", isFull ? Style(Color(214), reversed: true) : ink))
    }
  }

  @Test(arguments: [
    (0.0, "░░░░"), (0.01, "▏░░░"), (0.5, "██░░"), (0.6, "██▍░"), (1, "████"), (9, "████"),
    (.nan, "░░░░"), (-1, "░░░░"),
  ])
  func meterFills(_ value: Double, _ line: String) {
    #expect(drawn(Meter(value, style: .plain, emptyStyle: .plain), 4, 1) == [line])
  }

  @Test func bandStandsOnTheAxis() {
    let axis = Axis(-5, 5)
    #expect(drawn(Band(-2, 0, 3, axis: axis), 10, 1) == ["   ├─┼──┤ "])
    #expect(drawn(Band(-50, 0, 50, axis: axis), 10, 1) == ["─────┼────"])
    #expect(drawn(Band(.nan, 0, 1, axis: axis), 10, 1) == ["          "])
  }

  @Test func lineGoesFromCornerToCorner() {
    let line = LinePlot.Series(points: [(0, 0), (1, 1)], style: .plain)
    #expect(drawn(LinePlot([line], x: Axis(0, 1), y: Axis(0, 1)), 2, 1) == ["⡠⠊"])
  }

  @Test func lineBreaksWhereANumberIsNotFinite() {
    let points: [(x: Double, y: Double)] = [(0, 0), (1, .nan), (2, .infinity), (3, 0)]
    let line = LinePlot.Series(points: points, style: .plain)
    #expect(drawn(LinePlot([line], x: Axis(0, 3), y: Axis(0, 1)), 4, 1) == ["⡀  ⢀"])
  }

  @Test func dashesLeaveGaps() {
    var line = LinePlot.Series(points: [(0, 0), (5, 0), (10, 0)], style: .plain)
    line.dashes = LinePlot.Dashes(on: 4, off: 2)
    #expect(drawn(LinePlot([line], x: Axis(0, 10), y: Axis(0, 10)), 6, 1) == ["⣀⣀ ⣀⣀ "])
    // Along the line and not along the axis: an upright one has gaps as well.
    line.points = [(5, 0), (5, 10)]
    let upright = drawn(LinePlot([line], x: Axis(0, 10), y: Axis(0, 10)), 1, 6)
    #expect(upright == ["⢠", "⠘", "⢸", "⢠", "⠘", "⢸"])
  }

  @Test func aThickLineHasTwoDots() {
    var line = LinePlot.Series(points: [(0, 10), (10, 10)], style: .plain)
    line.isThick = true
    #expect(drawn(LinePlot([line], x: Axis(0, 10), y: Axis(0, 10)), 2, 1) == ["⠛⠛"])
  }

  @Test(arguments: [
    (Axis(-6, 6), 4, [-6, -3, 0, 3, 6]), (Axis(-6, 6), 3, [-6, 0, 6]),
    (Axis(0, 3), 3, [0, 1, 2, 3]),
    (Axis(0, 8), 5, [0, 2, 4, 6, 8]), (Axis(0, 1), 1, [0, 1]), (Axis(0, 7), 4, [0, 7]),
    (Axis(-0.3, 0.3), 2, [-0.3, 0, 0.3]),
  ])
  func divisionsAreEven(axis: Axis, count: Int, numbers: [Double]) {
    let found = axis.divisions(atMost: count)
    #expect(found.count == numbers.count)
    #expect(zip(found, numbers).allSatisfy { abs($0 - $1) < 1e-12 }, "\(found)")
  }

  @Test(arguments: [
    (Axis(-6, 6), 4, 9, [-6, -3, 0, 3, 6]), (Axis(-6, 6), 4, 7, [-6, 0, 6]),
    (Axis(-6, 6), 4, 8, [-6, 6]), (Axis(0, 1), 5, 21, [0, 0.2, 0.4, 0.6, 0.8, 1]),
    (Axis(0, 1), 5, 22, [0, 1]), (Axis(0, 3), 4, 22, [0, 1, 2, 3]), (Axis(0, 1), 5, 1, [0, 1]),
    (Axis(decades: 2), 4, 9, [-100, 0, 100]), (Axis(decades: 2), 4, 8, [-100, 100]),
    (Axis(decades: 2), 4, 49, [-100, -10, -1, 0, 1, 10, 100]),
  ])
  func divisionsAreEvenInRows(axis: Axis, count: Int, rows: Int, numbers: [Double]) {
    let found = axis.divisions(atMost: count, rows: rows)
    #expect(found.count == numbers.count)
    #expect(zip(found, numbers).allSatisfy { abs($0 - $1) < 1e-9 }, "\(found)")
  }

  @Test func zeroIsADivisionWhereverItIsInside() {
    #expect(Axis(-6, 4).divisions(atMost: 5) == [-6, -4, -2, 0, 2, 4])
    #expect(Axis(-6, 4).divisions(atMost: 4) == [-6, 4])
    #expect(Axis(-3, 9).divisions(atMost: 4) == [-3, 0, 3, 6, 9])
    #expect(Axis(2, 6).divisions(atMost: 2) == [2, 4, 6])
  }

  @Test func labelsShowTheEndsAndWhatFits() {
    #expect(drawn(AxisLabels(Axis(-6, 6), style: .plain), 20, 1) == ["−6        0        6"])
    #expect(drawn(AxisLabels(Axis(0, 500), style: .plain), 4, 1) == ["0   "])
  }

  @Test(arguments: [
    (Axis(-6, 6), 70, ["−6", "−4", "−2", "0", "2", "4", "6"]),
    (Axis(-6, 6), 44, ["−6", "−3", "0", "3", "6"]), (Axis(-4, 4), 24, ["−4", "0", "4"]),
    (Axis(0, 1000), 64, ["0", "200", "400", "600", "800", "1000"]),
    (Axis(0, 20), 30, ["0", "10", "20"]), (Axis(-1.5, 1.5), 30, ["−1.5", "0", "1.5"]),
    (Axis(decades: 2), 60, ["−100", "−10", "−1", "0", "1", "10", "100"]),
  ])
  func labelsAreEvenlySpaced(axis: Axis, width: Int, labels: [String]) {
    let row = drawn(AxisLabels(axis, style: .plain), width, 1)[0]
    #expect(row.split(separator: " ").map(String.init) == labels)
  }

  @Test func boxKeepsItsTitleInside() {
    let box = Box(title: [Span("name")], trailing: [Span("12 %")])
    #expect(drawn(box, 20, 3)[0] == "┌ name ────── 12 % ┐")
    #expect(drawn(box, 12, 3)[0] == "┌ name ────┐")
    #expect(drawn(box, 20, 3)[2] == "└──────────────────┘")
  }

  @Test func everythingFitsEverySize() {
    let wild: [Double] = [.nan, .infinity, -.infinity, 1e30, -1e30, 0, 1]
    let points = wild.enumerated().map { (x: Double($0.offset), y: $0.element) }
    for width in 0...12 {
      for height in 0...6 {
        var canvas = Canvas(size: Size(width: width, height: height))
        let axes = [Axis(-1, 1), Axis(.nan, .infinity), Axis(3, 3), Axis(reaching: 1e30)]
        for axis in axes {
          canvas.draw(Bars(wild, style: .plain, outline: wild), in: canvas.bounds)
          canvas.draw(Band(-1e30, 0, 1e30, axis: axis), in: canvas.bounds)
          canvas.draw(AxisLabels(axis, style: .plain), in: canvas.bounds)
          canvas.draw(
            LinePlot([LinePlot.Series(points: points, style: .plain)], x: axis, y: axis),
            in: canvas.bounds)
          canvas.draw(Box(title: [Span("title")]), in: canvas.bounds)
        }
        #expect(canvas.lines.allSatisfy { $0.unicodeScalars.count == width })
      }
    }
  }
}
