import Datasets
import Foundation
import Interchange
import NeuralNet
import Statistics
import Telemetry
import Testing
import Training
import TrainingFixtures

/// What logs say of a step, against what there is to see.
@Suite struct LoggedStepTests {
  /// A network after some steps.
  private static func run(_ kind: NormalizationKind = .batch, steps: Int = 300) throws -> Run {
    var run = try Run(Session(.tiny(kind), dataset: .small))
    run.advance(steps: steps)
    return run
  }

  /// Whether both are the same but for what Foundation loses when it reads a number.
  private func same(_ read: Double?, _ number: Double?) -> Bool {
    guard let read, let number else { return read == nil && number == nil }
    return abs(read - number) <= 1e-14 * abs(number)
  }

  private func decode(_ logged: LoggedStep) throws -> [String: Any] {
    let text = logged.json(run: "batch-2")
    #expect(!text.contains("\n"))
    return try #require(
      try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  @Test func aLineHasEveryNumber() throws {
    var run = try Self.run()
    let logged = run.logged(as: 1)
    run.observe(testing: true)
    let line = try decode(logged)
    #expect(
      line.keys.sorted() == [
        "diverged_at", "layers", "mark", "network", "normalization", "run", "scalars", "step",
      ])
    #expect(line["run"] as? String == "batch-2")
    #expect(line["step"] as? Int == 300 && line["network"] as? Int == 1)
    #expect(line["normalization"] as? String == "batch" && line["diverged_at"] is NSNull)
    let scalars = try #require(line["scalars"] as? [String: Double])
    #expect(
      scalars.count == run.current.scalars.count
        && run.current.scalars.allSatisfy { same(scalars[$0.rawValue], $1) })
    let layers = try #require(line["layers"] as? [[String: Any]])
    #expect(layers.count == 2)
    for (layer, seen) in zip(layers, run.current.layers) {
      #expect(
        layer.keys.sorted() == [
          "a", "bias_norm", "dead", "drift", "drift_earlier", "drift_own", "effective_rate",
          "gradient", "gradient_correlation", "gradient_norm", "gradient_rms",
          "gradient_shift",
          "gradient_shift_cosine", "name", "normalized", "saturated", "shift", "shift_earlier",
          "shift_earlier_sigma", "shift_own", "shift_own_sigma", "shift_sigma", "step_angle",
          "unit_correlation", "unit_sigma_max", "unit_sigma_min", "units", "update_ratio",
          "weights_norm", "window_shift", "window_shift_sigma", "y", "z",
        ])
      #expect(layer["name"] as? String == seen.id.name)
      #expect(same(layer["drift"] as? Double, seen.drift) && seen.drift != nil)
      #expect(same(layer["shift"] as? Double, seen.shift?.raw))
      #expect(same(layer["drift_own"] as? Double, seen.driftSplit?.own.raw))
      #expect((layer["drift_own"] as? Double ?? 0) > 0)
      #expect((layer["shift_own"] as? Double ?? 0) > 0)
      #expect(same(layer["weights_norm"] as? Double, seen.parameters?.weights))
      let y = try #require(layer["y"] as? [String: Double])
      #expect(same(y["mean"], seen.pooled.mean) && same(y["sigma"], seen.pooled.sigma))
      #expect(same(y["q15"], seen.pooled.quantiles.q15))
      #expect(same(y["q99"], seen.pooled.quantiles.q99))
      let units = try #require(layer["units"] as? [String: [Double]])
      let summaries = try #require(seen.units).summaries
      #expect(units["q50"]?.map { Float($0) } == summaries.map(\.q50))
      #expect(units["shift"]?.map { Float($0) } == summaries.map(\.shift))
    }
  }

  @Test func whatIsNotFiniteIsNullOrEmpty() throws {
    var configuration = Configuration.tiny(activation: .relu, rate: 1e30)
    configuration.initialization = .he
    var run = try Run(Session(configuration, dataset: .small))
    run.advance(steps: 50)
    let step = try #require(run.session.divergedAt)
    let logged = run.logged(as: 0)
    let line = try decode(logged)
    #expect(line["diverged_at"] as? Int == step)
    let text = logged.csvRows(run: "none")
    let rows = text.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
    let columns = LoggedStep.csvHeader.filter { $0 == "," }.count
    #expect(!rows.isEmpty && rows.allSatisfy { $0.filter { $0 == "," }.count == columns })
    #expect(!text.contains("nan") && !text.contains("inf"))
  }

  @Test func aTableHasTheNumbersOfTheLine() throws {
    let logged = try Self.run(.none).logged(as: 0)
    let names = LoggedStep.csvHeader.dropLast().split(separator: ",").map { String($0) }
    let rows = logged.csvRows(run: "none-2").split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map { String($0) }
    }
    #expect(names.count == 48 && Set(names).count == 48 && rows.count == 2)
    let layers = try #require(try decode(logged)["layers"] as? [[String: Any]])
    for (row, layer) in zip(rows, layers) {
      #expect(row.count == names.count)
      let fields = Dictionary(uniqueKeysWithValues: zip(names, row))
      #expect(fields["layer"] == layer["name"] as? String && fields["step"] == "300")
      #expect(fields["run"] == "none-2")
      for name in [
        "shift", "shift_own", "drift", "drift_own", "saturated", "update_ratio", "bias_norm",
        "gradient_rms", "unit_correlation", "unit_sigma_min",
      ] {
        #expect(same(fields[name].flatMap { Double($0) }, layer[name] as? Double), "\(name)")
      }
      let y = try #require(layer["y"] as? [String: Double])
      #expect(same(fields["y_q85"].flatMap { Double($0) }, y["q85"]))
      // Without normalization there is no ẑ.
      #expect(layer["normalized"] == nil && layer["z"] != nil)
    }
  }

  /// Who is told of every step, and looks at it, changes nothing.
  @Test(arguments: [NormalizationKind.none, .batch, .noisy])
  func loggingChangesNoNumbers(kind: NormalizationKind) throws {
    struct Log: StepLog {
      func note(_ run: Run, network: Int) { _ = run.logged(as: network).json(run: "none") }
      func end(_ runs: [Run]) {}
    }
    var session = Session(.tiny(kind), dataset: .small, steps: 0)
    var run = try Run(session, logs: [Log()], network: 0)
    for _ in 0..<260 {
      session.advance()
      run.advance(steps: 1)
      #expect(run.session.latest?.loss == session.latest?.loss)
    }
    #expect(run.session.network == session.network)
  }
}
