import Drawing
import Testing

struct HeatmapTests {
  private let ramp = ColorRamp.cividis

  /// Relative luminance [WCAG 2.2].
  private func luminance(_ color: Color) -> Double {
    let (red, green, blue) = color.rgb
    func linear(_ value: Int) -> Double { Double(value * value) / (255 * 255) }
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
  }

  @Test func lightnessRises() {
    let values = ramp.colors.map(luminance)
    #expect(zip(values, values.dropFirst()).allSatisfy { $0 < $1 })
  }

  @Test(arguments: [8, 16])
  func lightnessNeverFallsOnFewColours(_ count: Int) {
    let values = ramp.colors.map { luminance($0.reduced(to: count)) }
    #expect(zip(values, values.dropFirst()).allSatisfy { $0 <= $1 })
    #expect(Set(values).count >= 3)
  }

  @Test func shadesGetDarkerByLevel() {
    #expect(String(String.UnicodeScalarView((0..<8).map { ramp.glyph($0) })) == " ░░▒▒▓▓█")
    #expect(ramp.glyph(-5) == " " && ramp.glyph(99) == "█")
    #expect(ramp.color(-5) == ramp.color(0) && ramp.color(99) == ramp.color(7))
  }

  @Test func likeLevelsFillTheCellAndOthersShareIt() {
    func cell(_ upper: Int, _ lower: Int) -> Cell {
      Heatmap.cell(upper: upper, lower: lower, ramp: ramp)
    }
    #expect(cell(7, 7) == Cell("█", Style(ramp.color(7), on: ramp.color(7))))
    #expect(cell(3, 2) == Cell("▒", Style(ramp.color(3), on: ramp.color(3))))
    #expect(cell(0, 5) == Cell("▄", Style(ramp.color(5), on: ramp.color(0))))
    #expect(cell(5, 0) == Cell("▀", Style(ramp.color(5), on: ramp.color(0))))
  }

  @Test func columnsGrowFromTheBottomAndAbsentOnesAreLeft() {
    var canvas = Canvas(size: Size(width: 3, height: 2))
    canvas.draw(Heatmap([[7, 7, 0, 0], nil, [0, 0, 7]], ramp: ramp), in: canvas.bounds)
    #expect(canvas.lines == ["  █", "█  "])
    #expect(canvas[1, 0] == .blank)
    #expect(canvas[0, 0].style.background == ramp.color(0))
  }

  @Test func everythingFitsEverySize() {
    for width in 0...6 {
      for height in 0...6 {
        for bins in 0...12 {
          var canvas = Canvas(size: Size(width: width, height: height))
          let columns = (0..<4).map { Array(repeating: $0 * 9 - 5, count: bins) }
          canvas.draw(Heatmap(columns + [nil, []], ramp: ramp), in: canvas.bounds)
          #expect(canvas.lines.allSatisfy { $0.unicodeScalars.count == width })
        }
      }
    }
  }
}
