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
