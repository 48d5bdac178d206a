import Drawing
import Statistics

extension Axis {
  /// A scale for gradients, whose sizes differ by decades from layer to layer: symmetric, linear about
  /// 0 and logarithmic beyond.
  ///
  /// What is exactly 0 does not count. It reaches to the power of ten that holds 98 % of each of
  /// `all`. The linear part ends at the greatest power of ten within which at most half of each is,
  /// and at most six decades below the end.
  init(gradients all: [Distribution]) {
    let distributions = all.map(\.withoutZeros)
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
  /// Whether more than half of it is closer to 0 than a power of ten.
  fileprivate func holdsMostOfItself(within exponent: Int) -> Bool {
    let limit = Float(powerOfTen(Double(exponent)))
    return share(below: limit) - share(below: -limit) > 0.5
  }
}
