import Drawing
import Testing

/// The symmetric-logarithmic axis.
@Suite struct AxisTests {
  private let axis = Axis(decades: 2)

  @Test func itIsLinearInTheMiddleAndLogarithmicBeyond() {
    #expect(axis.position(0) == 0.5 && axis.position(-100) == 0 && axis.position(100) == 1)
    let one = axis.position(1) - 0.5
    #expect(abs(axis.position(0.5) - 0.5 - one / 2) < 1e-12)
    let decade = axis.position(10) - axis.position(1)
    #expect(abs(axis.position(100) - axis.position(10) - decade) < 1e-12)
    #expect(abs(axis.position(-10) + axis.position(10) - 1) < 1e-12)
    // The slope does not jump where the logarithm begins, so that a bell has no horns.
    let (before, behind) = (
      axis.position(1) - axis.position(0.999), axis.position(1.001) - axis.position(1)
    )
    #expect(abs(before / behind - 1) < 1e-2)
  }

  @Test func valuesAndPositionsAreInverse() {
    for value in [-250, -100, -3.5, -1, -0.2, 0, 0.7, 1, 1.5, 42, 100] {
      #expect(abs(axis.value(at: axis.position(value)) - value) <= 1e-9 * max(1, abs(value)))
    }
    let linear = Axis(-2, 6)
    #expect(linear.value(at: 0.25) == 0 && linear.position(0) == 0.25)
    #expect(axis.position(.infinity) == .infinity && axis.position(.nan).isNaN)
  }

  @Test func binsAndTicksAreThoseOfTheScale() {
    let edges = axis.edges(21)
    #expect(edges.count == 22 && edges == edges.sorted())
    #expect(edges.first == -100 && abs(edges[21] - 100) < 1e-3)
    #expect(axis.ticks(atMost: 4) == [-100, -10, -1, 0, 1, 10, 100])
    #expect(Axis(decades: 0).upper == 10)
  }
}
