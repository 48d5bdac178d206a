import Dashboard
import Drawing
import Statistics
import Telemetry
import Testing

/// Where on the screen units, medians and the numbers of the axis stand.
extension UnitsTests {
  /// The columns in which the line of a median stands, from the left, with their heights: thirds of a
  /// cell from the top of the screen.
  private func medians(_ lines: [String]) -> [(column: Int, third: Int)] {
    lines.enumerated().dropFirst(4).flatMap { row, line in
      line.unicodeScalars.enumerated().compactMap { column, glyph in
        ["▔", "━", "_"].firstIndex(of: glyph).map { (column, 3 * row + $0) }
      }
    }.sorted { $0.column < $1.column }
  }

  /// Everything but the legend.
  private func plot(_ lines: [String]) -> [String] {
    Array(lines.prefix { !$0.contains("15–85 %") || $0.contains("of every unit") })
  }

  @Test func unitsAscendFromLeftToRight() {
    for count in [10, 60] {
      let medians = medians(plot(lines(snapshot([units(count)]), width: 80, height: 24)))
      #expect(medians.count > 60, "a line across every bar")
      #expect(Set(medians.map(\.third)).count > 8, "in parts of cells")
      #expect(zip(medians, medians.dropFirst()).allSatisfy { $0.third >= $1.third })
    }
  }

  @Test func fewUnitsHaveWideBarsWithTheirNumbers() throws {
    let all = lines(snapshot([units(10)]), width: 110, height: 24)
    let numbers = try #require(all.last { $0.contains("10") && $0.contains(" 4 ") })
    // From the lowest median to the highest.
    let words = numbers.split { " │".contains($0) }.map { $0.filter { !"●▲".contains($0) } }
    #expect(words == (1...10).reversed().map(String.init))
    let ends = medians(plot(all)).map(\.column)
    #expect(try #require(ends.first) < 10 && #require(ends.last) > 105)
    // Too many for their numbers.
    #expect(!lines(snapshot([units(60)])).contains { $0.contains(" 59 58 57 ") })
  }

  @Test func theAxisHoldsWhatIsSeenAndNoMore() {
    func labels(_ center: Float) -> Set<String> {
      let base = layer(units(13))
      let values = (0..<400).map { center + Float($0) / 200 - 1 }
      let moved = LayerObservation(
        pooled: Distribution(values), relative: base.relative, leftOut: 0, typical: base.typical,
        saturated: 0, shift: base.shift, windowShift: nil, units: units(13))
      let all = lines(Sample.snapshot([Sample.network(layers: [moved])]), height: 30)
      return Set(
        all.compactMap { line in
          let words = line.dropFirst().prefix(6).split(separator: " ")
          return words.count == 1 && words[0].allSatisfy { "−.0123456789".contains($0) }
            ? String(words[0]) : nil
        })
    }
    #expect(
      labels(0) == ["−1.0", "−0.5", "0", "0.5", "1.0"] || labels(0).isSuperset(of: ["−1", "1"]))
    #expect(labels(11).isSuperset(of: ["10", "12"]))
    #expect(labels(11).isDisjoint(with: ["0", "−10", "15"]))
  }

  @Test(arguments: [24, 27, 30, 33, 40, 41])
  func numbersStandEvenlyInTheRowsOfTheirMedians(height: Int) throws {
    let all = lines(snapshot([units(13)]), height: height)
    let labels = all.enumerated().compactMap { row, line -> (row: Int, value: Double)? in
      let words = line.dropFirst().prefix(6).split(separator: " ")
      guard words.count == 1 else { return nil }
      return Double(words[0].replacing("−", with: "-")).map { (row, $0) }
    }
    #expect(labels.count >= 3)
    let pairs = zip(labels, labels.dropFirst())
    #expect(Set(pairs.map { $1.row - $0.row }).count == 1, "\(labels)")
    #expect(Set(pairs.map { $1.value - $0.value }).count == 1, "\(labels)")
    let zero = try #require(labels.first { $0.value == 0 })
    #expect(all[zero.row].contains("━"))
  }

  @Test func aMedianIsToldFromItsBarWithoutColour() {
    let canvas = Dashboard.render(snapshot([units(60)]), state(80, 24)).canvas.ascii
    let text = plot(canvas.lines).joined()
    #expect(text.contains("=") && text.contains(":::"))
  }
}
