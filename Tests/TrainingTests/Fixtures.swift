import NeuralNet
import Telemetry
import Testing
import Training
import TrainingFixtures

extension HeadlessRun {
  /// What `commands` come to on the spiral.
  static func snapshot(
    _ configuration: Configuration, compare: Bool, _ commands: [Command]
  ) throws -> Snapshot {
    var headless = try HeadlessRun(configuration, dataset: .spiral, compare: compare)
    for command in commands { headless.perform(command) }
    return headless.snapshot()
  }

  /// The first network as it is now.
  mutating func network() throws -> NetworkSnapshot { try #require(snapshot().networks.first) }

  /// The networks as they are now.
  mutating func networks() -> [NetworkSnapshot] { snapshot().networks }
}

/// The ages, in tens of steps up to 4,600 behind a change of the transform, at which what `seen` tells of
/// a run is no longer what it told ten steps before.
func agesOfChange<Value: Equatable>(_ seen: (Run) -> Value) throws -> [Int] {
  var run = try Run(Session(.tiny(), dataset: .small))
  run.advance(steps: 17)
  run.perform(.toggleNormalization(network: 0, Toggle()))
  var (last, ages) = (seen(run), [Int]())
  for age in stride(from: 10, through: 4600, by: 10) {
    run.advance(steps: 10)
    let now = seen(run)
    if now != last { ages.append(age) }
    last = now
  }
  return ages
}

/// Expects that a network with noise learns the same whether or not it is looked at with `query`.
func expectLookingChangesNothing(_ query: Query) throws {
  let plain = try HeadlessRun.snapshot(.tiny(.noisy), compare: false, [.advance(steps: 40)])
  var headless = try HeadlessRun(.tiny(.noisy), dataset: .spiral, compare: false)
  headless.perform(.query(query))
  for _ in 0..<4 {
    headless.perform(.advance(steps: 10))
    _ = headless.snapshot()
  }
  headless.perform(.query(Query()))
  #expect(difference(headless.networks(), plain.networks) == nil)
}
