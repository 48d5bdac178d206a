import Statistics
package import Telemetry

/// What an outcome is measured on.
package struct Evidence: Sendable {
  /// The networks at the lesson's last step, with all of their past.
  package let networks: [NetworkSnapshot]
  /// The lesson's variants at their last steps; none on the live screen, which does not train them.
  package let variants: [NetworkSnapshot]
  /// How long a step of each network takes, in milliseconds; none where that was not measured.
  package let stepTimes: [Double]

  /// Evidence of the given networks.
  package init(
    networks: [NetworkSnapshot], variants: [NetworkSnapshot] = [], stepTimes: [Double] = []
  ) {
    self.networks = networks
    self.variants = variants
    self.stepTimes = stepTimes
  }

  /// The network and its twin; nil where the twin is not there.
  var twins: (NetworkSnapshot, NetworkSnapshot)? {
    networks.count == 2 ? (networks[0], networks[1]) : nil
  }
}

/// What a lesson's run came to.
package struct Outcome: Sendable {
  /// Measured numbers by name; in the order in which they are told.
  package private(set) var numbers: [(name: String, value: Double)]
  /// A few sentences that state them.
  package private(set) var words: String
  /// Whether they bear the lesson's text out.
  package private(set) var holds: Bool
  /// Whether `holds` says anything: not where all that it depends on needs variants or times, and
  /// these were not measured.
  package private(set) var isDecided: Bool

  /// An outcome of the given parts.
  package init(
    _ numbers: [(name: String, value: Double)], words: String, holds: Bool, isDecided: Bool = true
  ) {
    self.numbers = numbers
    self.words = words
    self.holds = holds
    self.isDecided = isDecided
  }

  /// The outcome with what was measured besides; it holds if both do, and is decided if one is.
  func and(_ other: Outcome) -> Outcome {
    Outcome(
      numbers + other.numbers, words: "\(words) \(other.words)", holds: holds && other.holds,
      isDecided: isDecided || other.isDecided)
  }

  /// What to say where a network that is needed is not there.
  static let incomplete = Outcome(
    [], words: "Not all networks that this lesson compares are there.", holds: false)
}

extension NetworkSnapshot {
  /// The newest observation kept of `step` or before.
  func seen(at step: Int) -> Observation? { history.points.last { $0.step <= step } }

  /// The mean of a quantity over what is kept of the steps after `step`; NaN where it has none.
  func mean(after step: Int, _ quantity: (Observation) -> Double?) -> Double {
    let values = history.points.filter { $0.step > step }.compactMap(quantity)
    return values.reduce(0, +) / Double(values.count)
  }

  /// The share of right answers on the test sample now.
  var testAccuracy: Double { current[.testAccuracy] ?? .nan }
}
