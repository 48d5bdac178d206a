/// What `watch --json` prints.
struct WatchReport: Decodable {
  let runs: [Run]

  struct Run: Decodable {
    let name: String
    let layers: [Layer]
    let scalars: [String: Scalar]
  }

  struct Layer: Decodable {
    let name: String, steps: Int, newest: Int, source: String
    let mean: Double, sigma: Double, q15: Double, q50: Double, q85: Double
    let shift: Double?, drift: Double?
  }

  struct Scalar: Decodable {
    let steps: Int, newest: Double?
  }
}
