import Datasets
import NeuralNet
import Numerics
import Telemetry
import Testing
import Training
import TrainingFixtures

/// Commands that no key sends but a recording may hold: none does harm.
@Suite struct HostileCommandTests {
  private static let numbers: [Double] = [
    .nan, .infinity, 1e308, -1e308, .leastNonzeroMagnitude, 0, -1, 1, 10, 0.5,
  ]
  private static let counts = [-1, 0, 1, 2, 3, 7, 40, 100_000, Int.max, Int.min]

  /// Any command with any values.
  private func command(_ generator: inout SeededGenerator) -> Command {
    func pick<Value>(_ values: [Value], _ generator: inout SeededGenerator) -> Value {
      values[Int.random(in: 0..<values.count, using: &generator)]
    }
    let (count, number) = (pick(Self.counts, &generator), pick(Self.numbers, &generator))
    let network = Int.random(in: 0...1, using: &generator)
    switch Int.random(in: 0..<11, using: &generator) {
    case 0: return .setRate(number.isFinite && number > 0 ? number : 1e30)
    case 1:
      return .toggleNormalization(network: network, Toggle(grafts: count > 2, folds: count > 5))
    case 2: return .mark
    case 3: return .scaleWeights(network: network, layer: max(0, count), factor: number)
    case 4: return .compare(Bool.random(using: &generator), beside: network)
    case 5: return .fork(network: network, step: max(0, count))
    case 6:
      let activation = pick(Nonlinearity.allCases, &generator)
      return .restart(
        seed: UInt64.max, Settings(activation: activation, batchSize: count, momentum: number))
    case 7:
      var query = Query()
      (query.tap, query.unit) = (pick(Tap.allCases, &generator), max(0, count))
      (query.step, query.dissectedLayer) = (max(0, count), max(0, count))
      return .query(query)
    case 8: return .undo
    case 9: return .takeOver
    default: return .advance(steps: Int.random(in: 1...20, using: &generator))
    }
  }

  @Test(arguments: NormalizationKind.allCases)
  func noneDoesHarm(normalization: NormalizationKind) throws {
    for round in 0..<150 {
      var generator = SeededGenerator(seed: 3, stream: UInt64(round))
      var headless = try HeadlessRun(
        .tiny(normalization, activation: .relu), dataset: .small, compare: round.isMultiple(of: 2))
      for _ in 0..<12 {
        headless.perform(command(&generator))
        let snapshot = headless.snapshot()
        #expect((1...2).contains(snapshot.networks.count))
        #expect(snapshot.networks.allSatisfy { $0.current.step >= 0 })
      }
    }
  }
}
