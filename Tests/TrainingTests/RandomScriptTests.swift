import Datasets
import NeuralNet
import Numerics
import Telemetry
import Testing
import Training
import TrainingFixtures

/// Whatever is done, at whatever moment of a catch-up, its recording repeats it bit for bit.
@Suite struct RandomScriptTests {
  /// A command that somebody may give.
  private func command(_ generator: inout SeededGenerator) -> Command {
    let network = Int.random(in: 0...1, using: &generator)
    let toggle = Toggle(
      grafts: Bool.random(using: &generator), folds: Bool.random(using: &generator))
    let changes: [Change?] = [nil, nil, .toggle(toggle), .next(toggle)]
    let change = changes[Int.random(in: 0...3, using: &generator)]
    switch Int.random(in: 0..<20, using: &generator) {
    // The last of these rates makes a network diverge.
    case 0: return .setRate([0.05, 0.2, 1, 1e8].randomElement(using: &generator) ?? 1)
    case 1: return .mark
    case 2, 3, 4: return .toggleNormalization(network: network, toggle)
    case 5: return .nextNormalization(network: network, toggle)
    case 6: return .scaleWeights(network: network, layer: 1, factor: 3)
    case 7: return .compare(Bool.random(using: &generator), beside: network)
    case 8, 9, 10, 11:
      return .fork(
        network: network, step: Int.random(in: 0...400, using: &generator), change: change)
    case 12, 13: return .restart(seed: UInt64.random(in: 0...3, using: &generator))
    case 14:
      let settings = Settings(activation: .tanh, batchSize: 20, momentum: 0.5)
      return .restart(seed: 4, settings)
    case 15: return .undo
    default: return .advance(steps: Int.random(in: 1...150, using: &generator))
    }
  }

  /// Does `count` things at random and returns what they came to, the commands and their recording.
  private func play(_ configuration: Configuration, round: Int, count: Int) throws -> (
    end: Snapshot, given: [Command], recording: [StampedCommand]
  ) {
    var generator = SeededGenerator(seed: 21, stream: UInt64(round))
    let recorded = Recorded()
    var live = try HeadlessRun(
      configuration, dataset: .small, compare: false, record: recorded.add)
    live.perform(.advance(steps: 100))
    var given: [Command] = []
    for _ in 0..<count {
      let command = command(&generator)
      given.append(command)
      // Few turns of the loop: the next command often comes while a twin catches up.
      live.perform(command, turns: Int.random(in: 0...4, using: &generator))
    }
    live.end()
    return (live.snapshot(), given, recorded.commands)
  }

  @Test(arguments: 0..<8) func aRecordingRepeatsIt(part: Int) throws {
    for round in part * 30..<(part + 1) * 30 {
      var configuration = Configuration.tiny(
        round.isMultiple(of: 3) ? .batch : .none,
        rule: .sgd(momentum: round.isMultiple(of: 2) ? 0 : 0.9))
      configuration.hidden = [6, 5]
      let (end, given, recording) = try play(configuration, round: round, count: 14)
      let again = try HeadlessRun.replay(recording, configuration, .small)
      let found = difference(again.networks, end.networks)
      #expect(found == nil, "round \(round) after \(given)")
      #expect(again.run == end.run)
      #expect(again.status.playback?.hasEnded == true)
    }
  }

  /// A fork that will be told of batch normalization on its way starts again with it, however far it
  /// has come; the fork is the second network, whose normalization nothing else tells.
  @Test(arguments: [0, 1, 5, 1000]) func aForkStartsAgainWithWhatItWouldArriveWith(turns: Int)
    throws
  {
    let recorded = Recorded()
    var live = try HeadlessRun(.tiny(), dataset: .small, compare: false, record: recorded.add)
    live.perform([.advance(steps: 200)])
    live.perform(.toggleNormalization(network: 0, Toggle()))
    live.perform(.advance(steps: 400))
    live.perform(.fork(network: 0, step: 0), turns: turns)
    live.perform([.restart(seed: 3), .advance(steps: 20)])
    live.end()
    #expect(live.networks().map(\.current.normalization?.id) == ["batch", "batch"])
    let again = try HeadlessRun.replay(recorded.commands, .tiny(), .small)
    #expect(difference(again.networks, live.networks()) == nil)
  }
}
