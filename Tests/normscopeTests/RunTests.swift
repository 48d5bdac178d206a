import Foundation
import Testing

/// `normscope run`: one line of JSON and nothing else.
@Suite struct RunTests {
  private static let layerKeys = [
    "dead", "drift", "drift_earlier", "drift_own", "effective_rate", "gradient_correlation",
    "gradient_rms", "mean", "q15", "q50", "q85", "saturated", "shift",
    "shift_earlier", "shift_own", "shift_sigma", "sigma", "step_angle", "unit_correlation",
    "unit_sigma_max", "unit_sigma_min", "update_ratio",
  ]
  private static let landscapeKeys = [
    "gradient_changes", "gradient_norm", "lengths", "loss_range", "losses", "smoothness",
  ]
  private static let networkKeys = [
    "accuracy_modes", "diverged_at", "landscape", "layers", "loss", "normalization", "seconds",
    "shift_test",
    "steps", "steps_per_second", "test_accuracy", "train_accuracy",
  ]

  @Test func printsOneLineWithExactlyTheseKeys() throws {
    let outcome = try Program.run("run", "--steps", "20", "--compare")
    #expect(outcome.status == 0)
    #expect(outcome.errors == "")
    #expect(outcome.output.hasSuffix("\n") && outcome.output.filter(\.isNewline).count == 1)
    let report = try #require(
      try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
    #expect(report.keys.sorted() == ["networks", "seed"])
    let networks = try #require(report["networks"] as? [[String: Any]])
    #expect(networks.count == 2)
    for network in networks {
      #expect(network.keys.sorted() == Self.networkKeys)
      let modes = network["accuracy_modes"] as? [String: Double]
      #expect(
        modes?.keys.sorted()
          == (network["normalization"] as? String == "none"
            ? nil : ["batch", "examples", "retaken", "running"]))
      #expect(modes == nil || modes?["examples"] == 5040)
      let layers = try #require(network["layers"] as? [[String: Any]])
      #expect(layers.count == 3)
      for layer in layers { #expect(layer.keys.sorted() == Self.layerKeys) }
      let landscape = try #require(network["landscape"] as? [String: Any])
      #expect(landscape.keys.sorted() == Self.landscapeKeys)
      let lengths = try #require(landscape["lengths"] as? [Double])
      #expect(lengths.first == 0 && lengths.last == 4)
      for name in ["losses", "gradient_changes"] {
        #expect((landscape[name] as? [Double])?.count == lengths.count)
      }
    }
  }

  @Test func tellsWhatWasTrained() throws {
    let report = try RunReport.of(
      "--data", "moons", "--hidden", "7,5", "--norm", "batch", "--seed", "18446744073709551615",
      "--epochs", "2")
    #expect(report.seed == .max)
    #expect(report.networks.count == 1)
    #expect(report.networks[0].normalization == "batch")
    #expect(report.networks[0].steps == 100)
    #expect(report.networks[0].layers.count == 2)
    #expect(report.networks[0].seconds > 0 && report.networks[0].stepsPerSecond ?? 0 > 0)
  }

  @Test func tellsWhatChangedTestImagesCost() throws {
    let outcome = try Program.run(
      "run", "--steps", "60", "--compare", "--norm", "batch", "--shift-test", "brightness:0.3")
    let report = try #require(
      try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
    let networks = try #require(report["networks"] as? [[String: Any]])
    let tests = try networks.map { try #require($0["shift_test"] as? [String: Any]) }
    for test in tests {
      #expect(
        test.keys.sorted() == [
          "amount", "changed", "examples", "kind", "retaken", "unchanged",
        ])
      #expect(test["kind"] as? String == "brightness" && test["amount"] as? Double == 0.3)
    }
    let modes = networks[0]["accuracy_modes"] as? [String: Double]
    #expect(modes?["running"] == tests[0]["unchanged"] as? Double)
    #expect(tests[0]["retaken"] is Double && tests[1]["retaken"] is NSNull)
  }

  @Test func noStepsAreAnAnswerToo() throws {
    let network = try #require(
      try RunReport.of("--data", "blobs", "--steps", "0").networks.first)
    #expect(network.steps == 0)
    #expect(network.layers.map(\.shift) == [0, 0, 0])
    #expect(network.layers.map(\.shiftSigma) == [0, 0, 0])
    #expect(network.layers.map(\.drift) == [nil, nil, nil])
    #expect(network.loss != nil && network.testAccuracy != nil)
  }

  @Test(arguments: [
    ["--compare"], ["--compare", "--optimizer", "adam", "--lr", "0.002"],
    ["--momentum", "0.9", "--lr", "0.1", "--activation", "tanh", "--init", "xavier"],
    ["--norm", "noisy", "--noise", "2", "--dropout", "0.2"],
    ["--norm", "whitening", "--whiten-inputs", "--data", "spiral"],
  ])
  func givesTheSameNumbersAgain(options: [String]) throws {
    let texts = try (0..<2).map { _ in
      try Outcome.of(Program.path(), ["run", "--steps", "150"] + options).output
        .replacing(/"(seconds|steps_per_second)":[^,}]*/, with: "")
    }
    #expect(texts[0] == texts[1])
    #expect(texts[0].count > 100)
  }

  @Test func everyOptionOfNormalizationAndRegularizationCounts() throws {
    let common = ["--data", "spiral", "--hidden", "12,10", "--steps", "60"]
    let options = [
      [], ["--norm", "batch"], ["--norm", "layer"], ["--norm", "group"],
      ["--norm", "group", "--groups", "2"], ["--norm", "centring"], ["--norm", "scaling"],
      ["--norm", "detached-mean"],
      ["--norm", "detached"], ["--norm", "noisy"], ["--norm", "noisy", "--noise", "0.5"],
      ["--norm", "whitening"], ["--dropout", "0.3"], ["--whiten-inputs"],
      ["--weight-decay", "0.01"],
    ]
    let networks = try options.map { try #require(RunReport.of(common + $0).networks.first) }
    #expect(Set(networks.map(\.loss)).count == options.count)
    let names = zip(options, networks).filter { $0.0.first == "--norm" }
    #expect(names.allSatisfy { $0.0[1] == $0.1.normalization })
    let silent = try #require(
      RunReport.of(common + ["--norm", "noisy", "--noise", "0"]).networks.first)
    #expect(silent.loss == networks[1].loss, "noise of strength 0 is batch normalization")
  }

  @Test func aTwinAndASeedChangeWhatTheyShould() throws {
    let alone = try RunReport.of("--steps", "100").networks
    let twins = try RunReport.of("--steps", "100", "--compare").networks
    let other = try RunReport.of("--steps", "100", "--seed", "2").networks
    #expect(alone[0].layers == twins[0].layers && alone[0].loss == twins[0].loss)
    #expect(twins.map(\.normalization) == ["none", "batch"])
    #expect(alone[0].loss != other[0].loss)
    let batch = try RunReport.of("--steps", "100", "--norm", "batch", "--compare").networks
    #expect(batch.map(\.normalization) == ["batch", "none"])
    #expect(batch[0].layers == twins[1].layers && batch[1].layers == twins[0].layers)
  }

  @Test func showsProgressOnATerminalOnly() throws {
    try Tmux.open { terminal in
      try terminal.copyOutput(to: "bytes")
      try terminal.type("sh n run --steps 1000 --compare >out; echo $? >status")
      #expect(try terminal.exitStatus() == 0)
      try eventually("the bar") { terminal.bytes(in: "bytes").contains(" of 1000 steps") }
      #expect(terminal.bytes(in: "out").hasPrefix("{\"networks\":"))
      #expect(terminal.bytes(in: "out").filter(\.isNewline).count == 1)
      try terminal.wait(for: "the bar gone") {
        !$0.text.contains("of 1000") && $0.lines.last { !$0.isEmpty } == "ready>"
      }
    }
  }
}
