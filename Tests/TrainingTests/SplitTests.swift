import Datasets
import NeuralNet
import Numerics
import Statistics
import Telemetry
import Testing
import Training
import TrainingFixtures

/// Whose doing the shift of a layer is.
@Suite struct SplitTests {
  /// Networks of 3 × 100 sigmoids after 2,000 steps on MNIST, beside what another engine measured.
  @Test(arguments: [
    (NormalizationKind.none, [0.79, 0.69, 0.80], [0, 0.17, 0.19], [0.79, 0.42, 0.43]),
    (.batch, [0.08, nil, 0.31], [0, nil, 0.085], [0.08, nil, 0.26]),
  ])
  func isWhatAnotherEngineMeasured(
    kind: NormalizationKind, total: [Double?], earlier: [Double?], own: [Double?]
  ) throws {
    useOneThreadForProducts()
    var configuration = Configuration()
    (configuration.rate, configuration.normalization) = (0.1, kind)
    var run = try Run(Session(configuration, dataset: .mnist()))
    run.advance(steps: 2000)
    run.observe()
    let splits = try #require(run.splits)
    for layer in 0..<3 {
      guard let total = total[layer], let earlier = earlier[layer], let own = own[layer] else {
        continue
      }
      let shift = try #require(run.current.layers[layer].shift?.raw)
      #expect(abs(shift - total) < 0.04, "\(shift)")
      #expect(abs(splits[layer].earlier.raw - earlier) < 0.03, "\(splits[layer])")
      #expect(abs(splits[layer].own.raw - own) < 0.04, "\(splits[layer])")
    }
    // Below the first layer there is none whose learning could move it.
    #expect(splits[0].earlier.raw == 0)
    #expect(abs(splits[0].own.raw - (run.current.layers[0].shift?.raw ?? .nan)) < 1e-6)
  }

  /// Where the weights of one layer alone change, that is what is told.
  @Test(arguments: NormalizationKind.allCases, 0..<2)
  func oneLayersChangeIsItsOwnAndTheOthersEarlier(kind: NormalizationKind, changed: Int) throws {
    var run = try Run(Session(.tiny(kind), dataset: .small))
    run.advance(steps: 20)
    run.perform(.mark)
    let before = run.session.network
    run.perform(.scaleWeights(network: 0, layer: changed, factor: 3))
    let splits = try #require(run.splits)
    run.observe(testing: true)
    let shifts = try run.current.layers.map { try #require($0.shift?.raw) }
    #expect(before.hidden[1 - changed].dense == run.session.network.hidden[1 - changed].dense)
    for layer in 0..<2 {
      let (earlier, own) = (splits[layer].earlier.raw, splits[layer].own.raw)
      // Layer 2 is moved by layer 1 alone, or by itself alone; layer 1 never by layer 2.
      #expect(abs(own - (layer == changed ? shifts[layer] : 0)) < 1e-5)
      #expect(abs(earlier - (layer == 1 && changed == 0 ? shifts[1] : 0)) < 1e-5)
    }
  }

  @Test func isToldWhereItIsAskedFor() throws {
    var run = try HeadlessRun(.tiny(), dataset: .small, compare: true)
    run.perform(.advance(steps: 600))
    #expect(run.snapshot().networks[0].current.layers[1].split == nil)
    var query = Query()
    query.wantsSplit = true
    run.perform(.query(query))
    for network in run.snapshot().networks {
      #expect(network.current.layers.allSatisfy { ($0.split?.own.raw ?? 0) > 0 })
    }
    let newest = run.snapshot().networks[0].current.layers[1].split
    // In the past it is that of then.
    query.step = 100
    run.perform(.query(query))
    let past = run.snapshot().networks[0].current
    #expect(past.step == 100 && past.layers[1].split != newest && past.layers[1].split != nil)
    query.step = nil
    query.tap = .a
    run.perform(.query(query))
    #expect(run.snapshot().networks[0].current.layers[1].split == nil)
  }
}
