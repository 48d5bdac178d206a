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

  @Test(arguments: [
    (-5.4, 3.9, -6.0, 6.0), (-0.57, 1.2, -0.6, 1.2), (-0.5, 7.7, -3, 9), (10.02, 11.98, 10, 12),
    (-4.5, 0, -4.5, 0), (0, 1, 0, 1), (-700, -20, -750, 0), (3, 3.2, 3, 3.2),
  ])
  func aFewStepsMakeUpTheNarrowestScale(low: Double, high: Double, lower: Double, upper: Double) {
    let axis = Axis(dividing: low, high)
    #expect(abs(axis.lower - lower) < 1e-9 && abs(axis.upper - upper) < 1e-9, "\(axis)")
    let numbers = axis.divisions(atMost: 4)
    #expect(numbers.count >= 3 && (lower > 0 || upper < 0 || numbers.contains(0)), "\(numbers)")
  }

  @Test(arguments: [
    (1.0, 1.0), (2, 1), (.nan, 1), (0, .infinity), (-.infinity, 0),
    (-.leastNonzeroMagnitude, .leastNonzeroMagnitude),
    (-1e308, 1e308),
  ])
  func whatIsNoSpanCanBeDrawnYet(low: Double, high: Double) {
    for axis in [Axis(rounding: low, high), Axis(dividing: low, high)] {
      #expect(axis.lower.isFinite && axis.upper.isFinite && axis.upper > axis.lower)
    }
  }
}
