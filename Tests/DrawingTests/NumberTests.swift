import Drawing
import Testing

struct NumberTests {
  @Test(arguments: [
    (1.005, 2, "1.00"), (-0.004, 2, "0.00"), (-1.5, 1, "−1.5"), (0.05, 1, "0.1"), (12, 0, "12"),
    (99999, 0, "99999"), (123456, 2, "1.2e5"), (-3.2e9, 1, "−3.2e9"), (.nan, 2, "n/a"),
    (-.infinity, 2, "n/a"), (9.999e11, 2, "1.0e12"),
  ])
  func fixedDecimals(_ value: Double, _ decimals: Int, _ text: String) {
    #expect(fixed(value, decimals) == text)
  }

  @Test func signs() {
    #expect(fixed(0.5, 1, signed: true) == "+0.5")
    #expect(fixed(-0.5, 1, signed: true) == "−0.5")
    #expect(fixed(-0.001, 1, signed: true) == "+0.0")
  }

  @Test(arguments: [
    (0.0, "0 %"), (0.0001, "<0.1 %"), (0.0234, "2.3 %"), (0.0996, "10 %"), (0.5, "50 %"),
    (1, "100 %"), (.nan, "n/a"),
  ])
  func shares(_ share: Double, _ text: String) {
    #expect(percent(share) == text)
  }

  @Test(arguments: [
    (0.5, "0.5"), (-20, "−20"), (3000, "3000"), (0.001, "0.001"), (0, "0"), (1_000_000, "1000000"),
    (0.00002, "2e−5"), (2.5e12, "2.5e12"), (0.1 + 0.2, "0.3"),
  ])
  func labels(_ value: Double, _ text: String) {
    #expect(short(value) == text)
  }

  @Test(arguments: [
    (-0.5, 0.5, 0.25, "0.25"), (-0.004, 0.004, -0.004, "−0.004"), (0, 3e-5, 1.5e-5, "1.5e−5"),
    (0, 1.5e7, 1.25e7, "1.25e7"), (1e5, 100_001, 100_000.5, "1.000005e5"), (0, 2e5, 2e5, "200000"),
    (1.000_000_1, 1.000_000_2, 1.000_000_15, "1.00000015"), (0, 1, .nan, "n/a"),
  ])
  func numbersOfAnAxisAreToldApart(
    lower: Double, upper: Double, value: Double, text: String
  ) {
    #expect(Axis(lower, upper).label(value) == text)
  }

  @Test func signsOfWhatIsSmall() {
    #expect(significant(-0.00412, signed: true) == "−0.00412")
    #expect(significant(0.00412, signed: true) == "+0.00412")
    #expect(significant(4, signed: true) == "+4.00" && significant(0, signed: true) == "0")
    #expect(significant(1.2e-7, signed: true) == "+1.2e−7")
    #expect(significant(.infinity, signed: true) == "n/a" && significant(0.5) == "0.500")
  }

  @Test(arguments: [
    (0.01234, 1, "1.2e−2"), (1, 1, "1.0e0"), (-9.96e-6, 1, "−1.0e−5"), (9.4e-6, 0, "9e−6"),
    (9.6e-6, 0, "1e−5"), (0, 1, "0"), (.infinity, 1, "n/a"),
  ])
  func powersOfTen(_ value: Double, _ decimals: Int, _ text: String) {
    #expect(scientific(value, decimals) == text)
  }

  @Test func groups() {
    #expect(
      [0, 999, 1000, 1_234_567, -1000].map(grouped) == ["0", "999", "1 000", "1 234 567", "−1 000"])
  }

  @Test(arguments: [(0.7, 0.8), (1, 1), (1.2, 1.5), (25, 30), (1e-9, 1e-9), (0, 1), (-3, 1)])
  func roundNumbers(_ value: Double, _ round: Double) {
    #expect(abs(Axis.round(atLeast: value) / round - 1) < 1e-9)
  }

  @Test func ticksAreRoundAndWithin() {
    #expect(Axis(-6, 6).ticks(atMost: 4) == [-5, 0, 5])
    #expect(Axis(0, 1000).ticks(atMost: 5) == [0, 200, 400, 600, 800, 1000])
    #expect(Axis(0, 1).ticks(atMost: 0).isEmpty)
    #expect(Axis(0, 1e-300).ticks(atMost: 3).count <= 4)
  }

  @Test func colourReduction() {
    #expect(Color(196).index(in: .dark, of: 8) == 1)
    #expect(Color(39).index(in: .dark, of: 8) == 6)
    #expect(Color(214).index(in: .dark, of: 16) < 16)
    #expect(Color(214).index(in: .dark, of: 256) == 214)
    // Each theme has its own, and what is said to stand for it.
    let color = Color(39, light: 25, basic: (14, 4))
    #expect(color.index(in: .dark, of: 256) == 39 && color.index(in: .light, of: 256) == 25)
    #expect(color.index(in: .dark, of: 16) == 14 && color.index(in: .dark, of: 8) == 6)
    #expect(color.index(in: .light, of: 16) == 4 && color.index(in: .light, of: 8) == 4)
  }
}
