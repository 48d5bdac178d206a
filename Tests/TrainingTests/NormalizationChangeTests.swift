import Datasets
import NeuralNet
import Statistics
import Telemetry
import Testing
import Training
import TrainingFixtures

/// Normalization that comes and goes while a network trains, by b and by n.
@Suite struct NormalizationChangeTests {
  @Test(arguments: [Toggle(), Toggle(grafts: true, folds: false)])
  func togglingSetsTheMarkAndPutsAMarker(toggle: Toggle) throws {
    var headless = try HeadlessRun(.tiny(), dataset: .small, compare: false)
    headless.perform(.advance(steps: 30))
    headless.perform(.toggleNormalization(network: 0, toggle))
    let inserted = try headless.network()
    #expect(inserted.current.normalization?.id == "batch" && inserted.current.step == 30)
    #expect(inserted.current.markStep == 30)
    #expect(difference(inserted.mark, inserted.current) == nil)
    #expect(inserted.current.layers.allSatisfy { $0.shift?.raw == 0 })
    headless.perform(.advance(steps: 10))
    headless.perform(.toggleNormalization(network: 0, toggle))
    let removed = try headless.network()
    let batch = try #require(NormalizationInfo(.batch))
    #expect(removed.current.normalization == nil && removed.current.markStep == 40)
    #expect(
      removed.markers == [
        Marker(step: 30, kind: .inserted(batch, grafts: toggle.grafts)),
        Marker(step: 40, kind: .removed(batch, folds: toggle.folds)),
      ])
  }

  @Test(arguments: [Toggle(), Toggle(grafts: true)])
  func whatIsTrainedAfterTheToggleIsTheNetworkWithIt(toggle: Toggle) throws {
    var session = Session(.tiny(), dataset: .small, steps: 30)
    session.insert(.batch, toggle.grafts ? .graft : .snap)
    for _ in 0..<30 { session.advance() }
    session.removeNormalization(.fold)
    for _ in 0..<10 { session.advance() }
    var headless = try HeadlessRun(.tiny(), dataset: .small, compare: false)
    for command in [
      .advance(steps: 30), .toggleNormalization(network: 0, toggle), .advance(steps: 30),
      .toggleNormalization(network: 0, toggle), .advance(steps: 10),
    ] as [Command] {
      headless.perform(command)
    }
    let seen = try headless.network().current
    #expect(seen[.trainLoss] == session.latest?.loss)
    let norm = try #require(session.latest?.gradients.norm)
    #expect(abs(try #require(seen[.gradientNorm]) / norm - 1) < 1e-12)
  }

  @Test func snapGivesUnitScaleAndGraftKeepsTheScale() throws {
    var configuration = Configuration.tiny()
    configuration.initialization = .gaussian(3)
    func sigmas(_ toggle: Toggle?) throws -> [Double] {
      var headless = try HeadlessRun(configuration, dataset: .small, compare: false)
      headless.perform(.advance(steps: 5))
      if let toggle { headless.perform(.toggleNormalization(network: 0, toggle)) }
      return try headless.network().current.layers.map(\.pooled.sigma)
    }
    let (plain, snapped) = (try sigmas(nil), try sigmas(Toggle()))
    for (before, after) in zip(plain, try sigmas(Toggle(grafts: true))) {
      #expect(before > 2)
      #expect(abs(after / before - 1) < 0.3)
    }
    #expect(snapped.allSatisfy { abs($0 - 1) < 0.01 })
  }

  @Test(arguments: [Toggle(), Toggle(grafts: true, folds: false)])
  func nextGoesThroughAllNormalizations(toggle: Toggle) throws {
    var headless = try HeadlessRun(.tiny(), dataset: .spiral, compare: false)
    let commands = NormalizationKind.allCases.flatMap { _ in
      [Command.nextNormalization(network: 0, toggle), .advance(steps: 10)]
    }
    var names: [String] = []
    for command in commands {
      headless.perform(command)
      let network = try headless.network()
      #expect(network.divergedAt == nil)
      if case .advance = command { names.append(network.current.normalization?.id ?? "none") }
    }
    #expect(
      names == [
        "batch", "layer", "rms", "group", "renorm", "centring", "scaling", "detached-mean",
        "detached", "noisy", "whitening", "none",
      ])
    var expected: [Marker] = []
    for (index, kind) in NormalizationKind.allCases.enumerated() {
      let step = 10 * index
      if let info = NormalizationInfo(kind) {
        let folds = toggle.folds && kind.traits?.canFold == true
        expected.append(Marker(step: step, kind: .removed(info, folds: folds), isNext: true))
      }
      if let info = NormalizationInfo(kind.next) {
        let grafts = toggle.grafts && kind.next.traits?.canGraft == true
        expected.append(Marker(step: step, kind: .inserted(info, grafts: grafts), isNext: true))
      }
    }
    let network = try headless.network()
    #expect(network.markers == expected)
    #expect(network.current.markStep == 110)
    // The same from the start again, with the normalization that is in now.
    headless.perform([.nextNormalization(network: 0, toggle), .advance(steps: 10)])
    headless.perform([.nextNormalization(network: 0, toggle), .restart(seed: 1)])
    #expect(try headless.network().current.normalization?.id == "layer")
  }

  /// Behind the nonlinearity, too, b brings in and takes out what was asked for and keeps the function.
  @Test(arguments: [false, true])
  func behindTheNonlinearityTheMarkersSayWhatHappened(skips: Bool) throws {
    var configuration = Configuration.tiny()
    (configuration.normalizesAfter, configuration.skips) = (true, skips)
    configuration.hidden = [12, 12]
    var headless = try HeadlessRun(configuration, dataset: .small, compare: false)
    let toggle = Toggle(grafts: true, folds: true)
    headless.perform(.advance(steps: 60))
    headless.perform(.toggleNormalization(network: 0, toggle))
    headless.perform(.advance(steps: 60))
    let before = try headless.network().current
    headless.perform(.toggleNormalization(network: 0, toggle))
    let after = try headless.network()
    let info = try #require(NormalizationInfo(.batch, comesAfter: true))
    #expect(
      after.markers.map(\.kind) == [
        .inserted(info, grafts: true), .removed(info, folds: !skips),
      ])
    let change = abs(
      try #require(after.current[.testLoss]) - #require(before[.testLoss]))
    #expect((change < 1e-5) == !skips, "\(change)")
  }

  @Test func bTakesOutWhateverIsIn() throws {
    for kind in NormalizationKind.allCases {
      var headless = try HeadlessRun(.tiny(kind), dataset: .spiral, compare: false)
      headless.perform(.advance(steps: 3))
      headless.perform(.toggleNormalization(network: 0, Toggle()))
      let now = try headless.network().current.normalization
      #expect(now == (kind == .none ? NormalizationInfo(.batch) : nil))
    }
  }
}
