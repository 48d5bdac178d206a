import CElementwise

extension SeededGenerator {
  /// A number drawn uniformly from 0 ..< 1, with 53 random bits.
  package mutating func uniform() -> Double { Double(next() >> 11) * 0x1p-53 }

  /// A number drawn from N(0, 1) [Box & Muller 1958].
  package mutating func normal() -> Double {
    let radius = (-2 * elementwise_log(1 - uniform())).squareRoot()
    return radius * elementwise_cos(2 * .pi * uniform())
  }

  /// A number drawn uniformly from 0 ..< `bound`, which is at least 1 [Lemire 2019, algorithm 5].
  package mutating func number(below bound: Int) -> Int {
    precondition(bound > 0, "there is no number below 0")
    let bound = UInt64(bound)
    var product = next().multipliedFullWidth(by: bound)
    if product.low < bound {
      let rejected = (0 &- bound) % bound
      while product.low < rejected { product = next().multipliedFullWidth(by: bound) }
    }
    return Int(product.high)
  }

  /// Brings `values` into an order in which every permutation is equally likely [Durstenfeld 1964].
  ///
  /// It is our own and not the standard library's, whose order may change from one release to the
  /// next: the same seed gives the same order for good.
  @specialized(where Value == Int)
  package mutating func shuffle<Value>(_ values: inout [Value]) {
    for place in values.indices.dropLast() {
      values.swapAt(place, place + number(below: values.count - place))
    }
  }
}
