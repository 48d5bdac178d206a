import Drawing
import Testing

struct AxisRoundingTests {
  @Test(arguments: [
    (-2.4, 2.1, -3.0, 3.0), (-0.57, 1.2, -1, 1.5), (0.1, 0.9, 0, 1), (0, 1, 0, 1), (-1, 1, -1, 1),
    (3, 3.2, 3, 3.2), (-700, -20, -800, 0),
  ])
  func endsAreTheNearestRoundNumbers(low: Double, high: Double, lower: Double, upper: Double) {
    let axis = Axis(rounding: low, high)
    #expect(abs(axis.lower - lower) < 1e-9 && abs(axis.upper - upper) < 1e-9, "\(axis)")
  }

  @Test(arguments: [(1.0, 1.0), (2, 1), (.nan, 1), (0, .infinity), (-.infinity, 0)])
  func whatIsNoSpanCanBeDrawnYet(low: Double, high: Double) {
    let axis = Axis(rounding: low, high)
    #expect(axis.lower.isFinite && axis.upper.isFinite && axis.upper > axis.lower)
  }
}
