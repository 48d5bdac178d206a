import Drawing
import Foundation
import Testing

struct LogarithmTests {
  @Test(arguments: [1e-307, 1e-300, 1e-5, 0.001, 0.3, 1, 1.999, 2, 10, 12345.678, 1e300])
  func agreesWithTheLibrary(_ value: Double) {
    #expect(abs(decimalExponent(value) - log10(value)) <= 1e-13 * max(1, abs(log10(value))))
    #expect(abs(powerOfTen(log10(value)) - value) <= 1e-12 * value)
  }

  @Test func limitsAreTold() {
    #expect(decimalExponent(0).isNaN)
    #expect(decimalExponent(-1).isNaN)
    #expect(decimalExponent(.nan).isNaN)
    #expect(decimalExponent(.infinity) == .infinity)
    #expect(powerOfTen(500) == .infinity)
    #expect(powerOfTen(-500) == 0)
    #expect(powerOfTen(.nan).isNaN)
  }

  @Test func dashesLeaveGaps() {
    let line = LinePlot.Series(points: [(0, 0), (10, 10)], style: .plain)
    let dashed = line.dashed(x: Axis(0, 10), columns: 10)
    #expect(dashed.points.count == 20)
    #expect(dashed.points.prefix(4).allSatisfy { abs($0.x - $0.y) < 1e-9 })
    #expect(dashed.points[4...7].allSatisfy { $0.y.isNaN })
  }

  @Test func wrappingKeepsBoundWordsTogether() {
    #expect(wrapped("one two three", width: 7) == ["one two", "three"])
    #expect(wrapped("one two\u{A0}three", width: 7) == ["one", "two\u{A0}three"])
    var canvas = Canvas(size: Size(width: 5, height: 2))
    #expect(canvas.write("a b\u{A0}c d e f g", wrappedIn: canvas.bounds) == 2)
    #expect(canvas.lines == ["a b c", "d e …"])
  }
}
