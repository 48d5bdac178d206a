/// The learning rates that keys go through: …, 0.1, 0.2, 0.5, 1, 2, 5, … within 1e-6…1000.
enum RateLadder {
  private static let rungs =
    (-6...2).flatMap { exponent -> [Double] in
      let power = exponent < 0 ? 1 / power(-exponent) : power(exponent)
      return [1 * power, 2 * power, 5 * power]
    } + [1000]

  /// The next rung above `rate` or below it; the last one stays.
  static func neighbour(of rate: Double, higher: Bool) -> Double {
    higher
      ? rungs.first { $0 > rate * 1.0001 } ?? 1000
      : rungs.last { $0 < rate * 0.9999 } ?? 1e-6
  }

  /// Ten to a whole power, exactly.
  private static func power(_ exponent: Int) -> Double {
    (0..<exponent).reduce(1) { power, _ in power * 10 }
  }
}
