import Foundation

/// Quantiles, moments and Wasserstein distances computed by NumPy and SciPy.
struct Golden: Decodable {
  struct Sample: Decodable {
    let name: String
    let values: [Float]
    let quantiles: [Double]
    let mean: Double
    let sigma: Double

    /// What rounding the values to single precision may change.
    var tolerance: Double { 1e-7 * Double(values.reduce(1) { max($0, abs($1)) }) }
  }

  struct Pair: Decodable {
    let a: [Float]
    let b: [Float]
    let wasserstein: Double
  }

  let probabilities: [Double]
  let samples: [Sample]
  let pairs: [Pair]

  static func load() throws -> Golden {
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Goldens/statistics.json")
    return try JSONDecoder().decode(Golden.self, from: Data(contentsOf: file))
  }
}
