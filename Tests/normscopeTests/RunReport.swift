import Foundation

/// What `normscope run` prints.
struct RunReport: Decodable {
  let seed: UInt64
  let networks: [Network]

  struct Network: Decodable {
    let normalization: String
    let steps: Int
    let loss: Double?
    let trainAccuracy: Double?
    let testAccuracy: Double?
    let divergedAt: Int?
    let seconds: Double
    let stepsPerSecond: Double?
    let layers: [Layer]
  }

  struct Layer: Decodable, Equatable {
    let mean: Double?
    let sigma: Double?
    let q15: Double?
    let q50: Double?
    let q85: Double?
    let saturated: Double?
    let dead: Double?
    let shift: Double?
    let shiftSigma: Double?
    let drift: Double?
  }

  /// Runs the program with these options and reads what it prints.
  static func of(_ options: String...) throws -> RunReport { try of(options) }

  /// The same.
  static func of(_ options: [String]) throws -> RunReport {
    let outcome = try Outcome.of(Program.path(), ["run"] + options)
    guard outcome.status == 0 else { throw Failure("run \(options): \(outcome.errors)") }
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    return try decoder.decode(RunReport.self, from: Data(outcome.output.utf8))
  }
}
