import Drawing
import Testing

struct HeatmapTests {
  private let ramp = ColorRamp.viridis

  /// How far each colour is from the ground of a theme, in lightness.
  private func distances(_ colors: [RGB], _ theme: Theme) -> [Double] {
    colors.map { theme == .dark ? $0.luminance : 1 - $0.luminance }
  }

  @Test(arguments: Theme.allCases, [ColorRamp.viridis, .grey])
  func lightnessLeavesTheGroundLevelByLevel(theme: Theme, ramp: ColorRamp) {
    let values = distances(ramp.colors.map { $0.rgb(in: theme) }, theme)
    #expect(zip(values, values.dropFirst()).allSatisfy { $0 < $1 })
    // From the ground to the other end.
    #expect(values[0] < 0.01 && values[values.count - 1] > 0.9)
  }

  @Test func thereAreManyLevels() {
    #expect(ColorRamp.viridis.count >= 10)
  }

  @Test(arguments: [8, 16], Theme.allCases)
  func lightnessNeverTurnsBackOnFewColours(_ count: Int, theme: Theme) {
    let values = distances(
      ramp.colors.map { Color.rgb($0.index(in: theme, of: count)) }, theme)
    #expect(zip(values, values.dropFirst()).allSatisfy { $0 <= $1 })
    #expect(Set(values).count >= (count == 8 ? 5 : 7))
  }

  @Test(arguments: Theme.allCases) func textOnALevelCanBeRead(theme: Theme) {
    for level in 0..<ramp.count {
      let ground = ramp.color(level).rgb(in: theme)
      #expect(ramp.ink(on: level).rgb(in: theme).contrast(with: ground) >= 4.5, "\(level)")
    }
  }

  @Test func shadesGetDarkerByLevel() {
    let glyphs = (0..<ramp.count).map { ramp.glyph($0) }
    #expect(String(String.UnicodeScalarView(glyphs)) == "  ░░░▒▒▒▓▓▓██")
    #expect(ramp.glyph(-5) == " " && ramp.glyph(99) == "█")
    #expect(ramp.color(-5) == ramp.color(0) && ramp.color(99) == ramp.color(12))
  }

  @Test func eachHalfHasItsOwnLevel() {
    for (upper, lower) in [(12, 12), (6, 5), (5, 6), (0, 5), (5, 0)] {
      let cell = Heatmap.cell(upper: upper, lower: lower, ramp: ramp)
      #expect(cell.glyph == "▀")
      #expect(cell.style == Style(ramp.color(upper), on: ramp.color(lower)))
    }
  }

  @Test func withoutColoursAShadeTellsTheLevel() {
    func shown(_ upper: Int, _ lower: Int) -> Unicode.Scalar? {
      Heatmap.cell(upper: upper, lower: lower, ramp: ramp).colorless
    }
    #expect(shown(12, 12) == "█" && shown(6, 5) == "▒" && shown(5, 6) == "▒")
    #expect(shown(0, 0) == " " && shown(0, 4) == ramp.glyph(4))
    // Where the halves have next to nothing in common, they are told apart.
    #expect(shown(0, 12) == "▄" && shown(12, 0) == "▀")
  }

  @Test func columnsGrowFromTheBottomAndAbsentOnesAreLeft() {
    var canvas = Canvas(size: Size(width: 3, height: 2))
    canvas.draw(Heatmap([[12, 12, 0, 0], nil, [0, 0, 12]], ramp: ramp), in: canvas.bounds)
    #expect(canvas.lines == ["  █", "█  "])
    #expect(canvas.ascii.lines == ["  #", "#  "])
    #expect(canvas[1, 0] == .blank)
    #expect(canvas[0, 0].style.background == ramp.color(0))
    #expect(canvas.ascii[0, 1].style == canvas[0, 1].style)
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
