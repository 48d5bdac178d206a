import Foundation
import Testing

/// What the real TensorBoard finds in the files that `--tensorboard` writes.
@Suite struct TensorBoardTests {
  private struct Found: Decodable {
    let scalars: [String: [[Double]]]
    let histograms: [String: [Histogram]]
    let tensors: [String: [Tensor]]
  }

  /// The bins of a step: left edge, right edge, count.
  private struct Histogram: Decodable {
    let step: Int
    let rows: [[Double]]

    init(from decoder: any Decoder) throws {
      var container = try decoder.unkeyedContainer()
      step = try container.decode(Int.self)
      rows = try container.decode([[Double]].self)
    }
  }

  private struct Tensor: Decodable {
    let step: Int
    let shape: [Int]
    let values: [Double]

    init(from decoder: any Decoder) throws {
      var container = try decoder.unkeyedContainer()
      step = try container.decode(Int.self)
      shape = try container.decode([Int].self)
      values = try container.decode([Double].self)
    }
  }

  private struct Line: Decodable {
    let network: Int
    let step: Int
    let scalars: [String: Double]
    let layers: [Layer]

    struct Layer: Decodable {
      let drift: Double?
      let shift: Double?
      let y: [String: Double]
      let units: [String: [Double]]
    }
  }

  @Test(.enabled(if: Python.has("tensorboard"), "the python of the tests has no tensorboard"))
  func readsBackTheNumbersOfTheLog() throws {
    try withTemporaryDirectory { directory in
      let (folder, log) = (directory.appending(path: "runs"), directory.appending(path: "log"))
      let outcome = try Program.run(
        "run", "--data", "moons", "--hidden", "6,5", "--steps", "120", "--log-every", "20",
        "--compare", "--tensorboard", folder.path(percentEncoded: false), "--log",
        log.path(percentEncoded: false))
      #expect(outcome.status == 0 && outcome.errors == "")
      let lines = try String(contentsOf: log, encoding: .utf8).split(separator: "\n").map {
        try JSONDecoder().decode(Line.self, from: Data($0.utf8))
      }
      let runs = try Python.run(
        "read_events.py", folder.path(percentEncoded: false), printing: [String: Found].self)
      #expect(runs.keys.sorted() == ["batch", "none"])
      for (network, name) in ["none", "batch"].enumerated() {
        let found = try #require(runs[name])
        let own = lines.filter { $0.network == network }
        #expect(own.map(\.step) == [0, 20, 40, 60, 80, 100, 120])
        expect(found, is: own)
        let quantities = ["a", "gradient", "y", "z"] + (name == "batch" ? ["normalized"] : [])
        let tags = quantities.flatMap { quantity in [1, 2].map { "\(quantity)/layer\($0)" } }
        #expect(found.histograms.keys.sorted() == tags.sorted())
        #expect(found.tensors.keys.sorted() == tags.map { "normscope/units/" + $0 }.sorted())
      }
    }
  }

  private func expect(_ found: Found, is lines: [Line]) {
    func same(_ value: Double?, _ other: Double?) -> Bool {
      value.map { Float($0) } == other.map { Float($0) }
    }
    for (index, line) in lines.enumerated() {
      #expect(found.scalars["loss/test"]?[index].first == Double(line.step))
      #expect(same(found.scalars["loss/test"]?[index].last, line.scalars["test_loss"]))
      for (layer, numbers) in line.layers.enumerated() {
        #expect(same(found.scalars["shift/layer\(layer + 1)"]?[index].last, numbers.shift))
        let histogram = found.histograms["y/layer\(layer + 1)"]?[index]
        #expect(histogram?.step == line.step)
        let rows = histogram?.rows ?? []
        let count = rows.reduce(0) { $0 + $1[2] }
        #expect(count == 256 * Double(numbers.units["mean"]?.count ?? 0))
        // The mean of the bins' middles is that of the values to half a bin.
        let mean = rows.reduce(0) { $0 + ($1[0] + $1[1]) / 2 * $1[2] } / count
        let width = rows.first.map { $0[1] - $0[0] } ?? 0
        #expect(abs(mean - (numbers.y["mean"] ?? .nan)) <= width / 2 + 1e-9)
        let units = found.tensors["normscope/units/y/layer\(layer + 1)"]?[index]
        let size = numbers.units["q50"]?.count ?? 0
        #expect(units?.shape == [33, size])
        #expect(
          units.map { $0.values[(16 * size)...].prefix(size).map { Float($0) } }
            == numbers.units["q50"]?.map { Float($0) })
      }
    }
  }
}
