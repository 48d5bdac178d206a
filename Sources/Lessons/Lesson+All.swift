import Training

extension Lesson {
  /// All lessons, in the order in which they are taught.
  package static let all: [Lesson] = [snap]

  /// The lesson with this name or number, counted from 1.
  package static func named(_ name: String) -> Lesson? {
    all.first { $0.id == name }
      ?? Int(name).flatMap { all.indices.contains($0 - 1) ? all[$0 - 1] : nil }
  }

  /// A share in whole percent.
  static func percent(_ share: Double) -> String {
    share.isFinite ? "\(Int((100 * share).rounded())) %" : "no number"
  }
}

extension Configuration {
  /// The default configuration, changed.
  static func lesson(_ change: (inout Configuration) -> Void) -> Configuration {
    var configuration = Configuration()
    change(&configuration)
    return configuration
  }
}
