import Datasets
import NeuralNet
import Numerics
import Statistics
import Telemetry
import Testing
import Training
import TrainingFixtures

/// What is seen of a layer that is taken apart.
@Suite struct AnatomyTests {
  @Test(arguments: NormalizationKind.allCases.filter { $0 != .none })
  func theAnatomyTakesTheLatestBatchApart(kind: NormalizationKind) throws {
    let session = Session(.tiny(kind), dataset: .small, steps: 25)
    let latest = try #require(session.latest)
    let trace = latest.trace.layers[1]
    let pass = try #require(trace.normalized)
    var headless = try HeadlessRun(.tiny(kind), dataset: .small, compare: true)
    headless.perform(.advance(steps: 25))
    var query = Query()
    query.dissectedLayer = 1
    headless.perform(.query(query))
    let networks = headless.networks()
    let anatomy = try #require(networks[0].anatomy)
    #expect(anatomy.layer == 1 && anatomy.examples == 30)
    let isCentred = ![.rms, .scaling].contains(kind)
    let count = isCentred ? 4 : 3
    #expect(anatomy.stages.count == count && anatomy.units.count == 10)
    #expect(anatomy.stages[0] == Distribution(trace.z.elements))
    #expect(anatomy.stages[count - 2] == Distribution(pass.normalized.elements))
    #expect(anatomy.stages[count - 1] == Distribution(trace.y.elements))
    #expect(!isCentred || abs(anatomy.stages[1].mean) < 1e-6)
    #expect(anatomy.correlation == correlation(pass.normalized))
    // What is said of a unit leads from its z to its ẑ, where no other unit has a part in that.
    for unit in anatomy.units {
      let centred = unit.example[0] - (unit.batch.mean ?? 0)
      #expect((unit.batch.mean == nil) == (kind == .rms))
      if isCentred { #expect(abs(centred - unit.example[1]) < 1e-5) }
      if ![.whitening, .centring, .detachedMean].contains(kind) {
        let centred = isCentred ? centred : unit.example[0]
        #expect(abs(centred / unit.batch.deviation - unit.example[count - 2]) < 1e-4)
      }
      if let scale = unit.scale, kind != .noisy {
        let y = scale * unit.example[count - 2] + (unit.shift ?? 0)
        #expect(abs(y - unit.example[count - 1]) < 1e-5)
      }
      let isPerExample = kind.traits?.axis == .example
      #expect((unit.moving == nil) == isPerExample)
      #expect((unit.population == nil) == isPerExample)
    }
    #expect((anatomy.scale == nil) == [.detached, .detachedMean].contains(kind))
    let plain = try #require(networks[1].anatomy)
    #expect(plain.stages.count == 1 && plain.scale == nil && plain.units[0].moving == nil)
    let twin = Session(.tiny(NormalizationKind.none), dataset: .small, steps: 25)
    #expect(plain.correlation == correlation(try #require(twin.latest).trace.layers[1].z))
  }

  /// How the columns of `values` vary.
  private func correlation(_ values: Matrix<Float>) -> UnitCorrelation? {
    values.columnCorrelation().map { UnitCorrelation(rms: $0.rms, sigmas: $0.sigmas) }
  }

  /// Of every layer of the latest batch, and only where it is asked for.
  @Test(arguments: [NormalizationKind.none, .batch, .whitening])
  func howUnitsVaryIsToldWhereItIsAskedFor(kind: NormalizationKind) throws {
    var query = Query()
    query.wantsUnitCorrelations = true
    var headless = try HeadlessRun(.tiny(kind), dataset: .small, compare: false)
    headless.perform(.query(query))
    #expect(try headless.network().current.layers.allSatisfy { $0.unitCorrelation == nil })
    headless.perform(.advance(steps: 25))
    let session = Session(.tiny(kind), dataset: .small, steps: 25)
    let layers = try #require(session.latest).trace.layers
    let seen = try headless.network().current.layers
    #expect(
      seen.map(\.unitCorrelation)
        == layers.map { correlation($0.normalized?.normalized ?? $0.z) })
    #expect(seen.allSatisfy { $0.unitCorrelation != nil })
    headless.perform(.query(Query()))
    #expect(try headless.network().current.layers.allSatisfy { $0.unitCorrelation == nil })
  }

  @Test(arguments: NormalizationKind.allCases.filter { $0 != .none })
  func behindTheNonlinearityTheAnatomyBeginsWithWhatThatPutsOut(kind: NormalizationKind) throws {
    var configuration = Configuration.tiny(kind)
    configuration.normalizesAfter = true
    let session = Session(configuration, dataset: .small, steps: 25)
    let trace = try #require(session.latest).trace.layers[1]
    var headless = try HeadlessRun(configuration, dataset: .small, compare: true)
    var query = Query()
    query.dissectedLayer = 1
    headless.perform([.advance(steps: 25), .query(query)])
    let network = headless.networks()[0]
    let anatomy = try #require(network.anatomy)
    #expect(anatomy.stages.first == Distribution(trace.received.elements))
    #expect(anatomy.stages.last == Distribution(trace.a.elements))
    let info = try #require(network.current.normalization)
    #expect(info.stages.count == anatomy.stages.count)
    #expect(info.stages.first?.symbol == "h" && info.stages.last?.symbol == "a")
    #expect(info.stages.dropFirst().flatMap(\.formulas).allSatisfy { !$0.contains("z") })
    // What the nonlinearity receives is z.
    query.tap = .z
    headless.perform(.query(query))
    let z = headless.networks()[0].current
    #expect(z.tap == .z && z.layers.map(\.pooled) == network.current.layers.map(\.pooled))
    #expect(headless.networks()[1].anatomy?.stages.count == 1)
  }

  @Test func aNormalizationThatHasSeenNoBatchIsNotTakenApart() throws {
    var query = Query()
    query.dissectedLayer = 0
    var headless = try HeadlessRun(.tiny(.batch), dataset: .small, compare: false)
    headless.perform([.advance(steps: 5), .query(query)])
    headless.perform(.advance(steps: 5))
    headless.perform(.nextNormalization(network: 0, Toggle()))
    let fresh = try headless.network()
    #expect(fresh.current.normalization?.id == "layer" && fresh.anatomy?.stages.count == 1)
    headless.perform(.advance(steps: 1))
    #expect(try headless.network().anatomy?.stages.count == 4)
  }
}
