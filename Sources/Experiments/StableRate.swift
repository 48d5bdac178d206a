package import Datasets
package import NeuralNet
import Numerics
import Synchronization
package import Training

/// The largest learning rate at which a network is stable, by bisection.
///
/// A rate is stable if the loss stays finite and its mean over the last quarter of the steps is at most
/// a tenth above that of guessing, ln(classes), about which it trembles on a plateau. Rates are powers of 2 in quarter octaves, 2⁻⁸ to 2¹². That
/// batch normalization allows larger rates is what [Bjorck et al. 2018] see its gain in.
package struct StableRate: Sendable, Equatable {
  /// The rates looked at: 2^(place / 4).
  private static let places = -32...48

  /// Hidden layers of the network, and its normalization.
  package let depth: Int, normalization: NormalizationKind
  /// The largest stable rate from each seed; 0 where none is, ∞ where all are.
  package let rates: [Double]

  /// The median over the seeds, of an even number the lower one.
  package var median: Double { rates.sorted()[(rates.count - 1) / 2] }

  /// Measures networks of each of `depths` and `normalizations` as wide as the first layer of
  /// `configuration`, from each of `seeds`, on so many `cores`.
  ///
  /// `progress` is told how many of all networks are done. Throws when a configuration is impossible for
  /// `dataset`.
  package static func measure(
    _ configuration: Configuration, depths: [Int], normalizations: [NormalizationKind],
    seeds: [UInt64], steps: Int, dataset: Dataset,
    cores: Int, progress: (Int) -> Void
  ) throws -> [StableRate] {
    let settings = depths.flatMap { depth in
      normalizations.flatMap { kind in
        seeds.map { seed in
          var own = configuration
          own.hidden = Array(repeating: configuration.hidden[0], count: depth)
          (own.normalization, own.seed) = (kind, seed)
          // A single layer has none before it to skip.
          own.skips = configuration.skips && depth > 1
          return own
        }
      }
    }
    for configuration in settings { try configuration.validate(dataset) }
    let done = Atomic(0)
    func tell() { progress(done.load(ordering: .relaxed)) }
    var rest = try sideBySide(settings.count, atOnce: cores, progress: tell) { index in
      defer { done.add(1, ordering: .relaxed) }
      return largest(settings[index], dataset, steps)
    }[...]
    return depths.flatMap { depth in
      normalizations.map { kind in
        defer { rest = rest.dropFirst(seeds.count) }
        return StableRate(
          depth: depth, normalization: kind, rates: Array(rest.prefix(seeds.count)))
      }
    }
  }

  /// 2^(place / 4).
  private static func rate(_ place: Int) -> Double {
    let quarters = [1, 1.189_207_115_002_721, 1.414_213_562_373_095, 1.681_792_830_507_429]
    return Double(sign: .plus, exponent: place >> 2, significand: quarters[place & 3])
  }

  /// The largest stable rate of one network.
  private static func largest(_ configuration: Configuration, _ dataset: Dataset, _ steps: Int)
    -> Double
  {
    func isStable(_ place: Int) -> Bool {
      var own = configuration
      own.rate = rate(place)
      return self.isStable(Session(own, dataset: dataset), steps)
    }
    guard isStable(places.lowerBound) else { return 0 }
    guard !isStable(places.upperBound) else { return .infinity }
    var (stable, unstable) = (places.lowerBound, places.upperBound)
    while unstable - stable > 1 {
      let middle = (stable + unstable) / 2
      if isStable(middle) { stable = middle } else { unstable = middle }
    }
    return rate(stable)
  }

  private static func isStable(_ session: Session, _ steps: Int) -> Bool {
    var session = session
    let last = max(1, steps / 4)
    var sum = 0.0
    for step in 1...steps {
      session.advance()
      guard session.divergedAt == nil, let loss = session.latest?.loss else { return false }
      if step > steps - last { sum += loss }
    }
    let blank = Matrix<Float>(rows: 1, columns: session.dataset.classes)
    return sum / Double(last) <= 1.1 * CrossEntropy(logits: blank, labels: [0]).loss
  }
}
