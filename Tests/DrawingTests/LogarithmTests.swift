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
}
