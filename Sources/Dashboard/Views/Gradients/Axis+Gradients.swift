import Drawing
import Statistics

extension Axis {
  /// A scale for gradients, whose sizes differ by decades from layer to layer: symmetric, linear about
  /// 0 and logarithmic beyond.
  ///
  /// It reaches to the power of ten that holds 98 % of each of `distributions`. The linear part ends at
  /// the greatest power of ten within which at most half of each is, not counting what is exactly 0,
  /// and at most six decades below the end.
  init(gradients distributions: [Distribution]) {
    let reach = distributions.map { max(-$0.quantiles.q1, $0.quantiles.q99) }
      .filter { $0.isFinite && $0 > 0 }.max()
    guard let reach else {
      self.init(decades: 1)
      return
    }
    let top = Int((decimalExponent(reach) - 1e-9).rounded(.up))
    var bottom = top - 1
    for distribution in distributions where distribution.count > 0 {
      while bottom > top - 6, distribution.holdsMostOfItself(within: bottom) { bottom -= 1 }
    }
    self.init(decades: top - bottom, from: powerOfTen(Double(bottom)))
  }
}

extension Distribution {
  /// Whether more than half of what is not exactly 0 is closer to 0 than a power of ten.
  fileprivate func holdsMostOfItself(within exponent: Int) -> Bool {
    let limit = Float(powerOfTen(Double(exponent)))
    let zeros = shareOfZeros
    return share(below: limit) - share(below: -limit) - zeros > (1 - zeros) / 2
  }

  /// The share of numbers that are exactly 0; 0 where that is below what the knots can tell.
  var shareOfZeros: Double {
    guard count > 0 else { return 0 }
    let share = share(below: Float.leastNonzeroMagnitude) - share(below: 0)
    return share.isFinite && share > 0.005 ? share : 0
  }
}
