import Foundation
import Testing

/// What real writers of logs write, read by `watch`, beside what NumPy says of the same values.
@Suite struct LogWriterTests {
  /// What NumPy says of a layer's values.
  private struct Expected: Decodable {
    let steps: Int, newest: Int
    let mean: Double, sigma: Double, q15: Double, q50: Double, q85: Double
    let shift: Double, drift: Double
    /// Those of the quantile functions that are linear between 33 quantiles.
    let quantileShift: Double, quantileDrift: Double
  }

  private func watched(_ runs: URL) throws -> [WatchReport.Run] {
    let outcome = try Program.run("watch", runs.path(percentEncoded: false), "--json")
    #expect(outcome.status == 0 && outcome.errors == "")
    return try JSONDecoder().decode(WatchReport.self, from: Data(outcome.output.utf8)).runs
  }

  private func expect(_ layer: WatchReport.Layer, is expected: Expected) throws {
    #expect(layer.steps == expected.steps && layer.newest == expected.newest)
    #expect(abs(layer.mean - expected.mean) < 1e-4 * expected.sigma, "\(layer)")
    #expect(abs(layer.sigma - expected.sigma) < 1e-4 * expected.sigma, "\(layer)")
    // The writers' bins are a tenth of their values wide.
    for (estimate, value) in [
      (layer.q15, expected.q15), (layer.q50, expected.q50), (layer.q85, expected.q85),
    ] {
      #expect(abs(estimate - value) < 0.1 * abs(value) + 1e-3 * expected.sigma, "\(layer)")
    }
    let (shift, drift) = (try #require(layer.shift), try #require(layer.drift))
    guard layer.source == "units" else {
      // W₁ of bins is off by a bin at the most.
      #expect(abs(shift - expected.shift) < 0.1 * expected.sigma, "\(layer)")
      #expect(abs(drift - expected.drift) < 0.1 * expected.sigma, "\(layer)")
      return
    }
    #expect(abs(shift - expected.quantileShift) < 1e-4 * expected.quantileShift, "\(layer)")
    #expect(abs(drift - expected.quantileDrift) < 1e-4 * expected.quantileDrift, "\(layer)")
    // Of all values it is another, by what 33 quantiles do not tell.
    for (estimate, value) in [(shift, expected.shift), (drift, expected.drift)] {
      #expect(
        abs(estimate - value) < 0.15 * value + 0.01 * expected.sigma, "\(layer) \(expected)")
    }
  }

  @Test(.enabled(if: Python.has("tensorboardX", "numpy"), "pip install tensorboardX numpy"))
  func tensorboardX() throws {
    try withTemporaryDirectory { directory in
      let expected = try Python.run(
        "write_tensorboardx.py", directory.appending(path: "run").path(percentEncoded: false),
        printing: [String: Expected].self)
      let run = try #require(try watched(directory).first)
      #expect(run.name == "run" && run.scalars["loss/train"]?.steps == 5)
      #expect(abs((run.scalars["loss/train"]?.newest ?? 0) - 1 / 201) < 1e-6)
      #expect(run.layers.map(\.name) == ["bins/layer1", "preactivation/layer1"])
      #expect(run.layers.map(\.source) == ["bins", "units"])
      for layer in run.layers { try expect(layer, is: try #require(expected[layer.name])) }
    }
  }

  /// The demonstration trains for a moment; its hooks log what a convolutional network receives.
  @Test(.enabled(if: Python.has("torch", "tensorboard"), "pip install torch tensorboard"))
  func pyTorch() throws {
    try withTemporaryDirectory { directory in
      let path = directory.path(percentEncoded: false)
      let plain = try Python.run(
        "train_torch.py", path, "--steps", "40", "--every", "10",
        printing: [String: Expected].self)
      let normalized = try Python.run(
        "train_torch.py", path, "--steps", "40", "--every", "10", "--norm",
        printing: [String: Expected].self)
      let runs = try watched(directory)
      #expect(runs.map(\.name) == ["batchnorm", "plain"])
      #expect(runs[1].layers.map(\.name) == (1...3).map { "preactivation/relu\($0)" })
      #expect(
        runs[0].layers.map(\.name)
          == ["normalization_input/norm", "normalization_output/norm", "preactivation/relu"]
          .flatMap { tag in (1...3).map { "\(tag)\($0)" } })
      for (run, expected) in [(runs[0], normalized), (runs[1], plain)] {
        for layer in run.layers {
          #expect(layer.source == "units" && layer.steps == 5 && layer.newest == 40)
          try expect(layer, is: try #require(expected[layer.name]))
        }
        #expect(
          run.scalars.mapValues(\.steps)
            == ["loss/train": 5, "accuracy/train": 5, "accuracy/test": 5])
      }
    }
  }
}
