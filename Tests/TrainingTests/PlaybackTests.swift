import Dispatch
import Telemetry
import Testing
import Training
import TrainingFixtures

/// How far a recording is, and how it ends.
@Suite struct PlaybackTests {
  private func record(_ commands: [Command]) throws -> (steps: Int, recording: [StampedCommand]) {
    let recorded = Recorded()
    var live = try HeadlessRun(.tiny(), dataset: .small, compare: false, record: recorded.add)
    for command in commands { live.perform(command) }
    live.end()
    return (live.snapshot().networks.map(\.newestStep).max() ?? 0, recorded.commands)
  }

  @Test(arguments: [
    ([Command.advance(steps: 70), .mark, .advance(steps: 30)], 100),
    ([.advance(steps: 70), .restart(seed: 2), .advance(steps: 30)], 100),
    (
      [.advance(steps: 70), .restart(seed: 2), .advance(steps: 30), .undo, .advance(steps: 5)], 105
    ),
    (
      [
        .advance(steps: 20), .compare(true, beside: 0), .advance(steps: 7),
        .compare(false, beside: 0), .restart(seed: 2), .advance(steps: 3), .undo, .undo,
        .advance(steps: 2),
      ], 32
    ),
    ([], 0),
  ])
  func theLengthIsThatOfAllStarts(commands: [Command], length: Int) throws {
    let recording = try record(commands).recording
    #expect(Playback(of: recording).total == length)
    let end = try HeadlessRun.replay(recording, .tiny(), .small)
    #expect(end.status.playback == Playback(made: length, total: length, hasEnded: true))
  }

  @Test func behindItsEndNothingIsTrainedUntilItIsLeft() throws {
    let (steps, recording) = try record([.advance(steps: 40)])
    var replay = try HeadlessRun(
      .tiny(), dataset: .small, compare: false, recording: recording)
    replay.perform([.advance(steps: 25)])
    #expect(replay.snapshot().status.playback == Playback(made: 25, total: 40))
    replay.perform([.mark, .setRate(3), .undo, .advance(steps: 500)])
    #expect(try replay.network().current.step == steps)
    replay.perform([.advance(steps: 9), .advanceEpoch])
    #expect(try replay.network().current.step == steps)
    #expect(try replay.network().markers.isEmpty)
    replay.perform([.takeOver, .advance(steps: 9), .mark])
    #expect(try replay.network().current.step == steps + 9)
    #expect(try replay.network().markers.count == 1)
    #expect(replay.snapshot().status.playback == nil)
  }

  /// A step may take longer than anybody waits: the record has an end all the same, and just one.
  @Test func theRecordEndsEvenWhenTheWorkDoesNot() async throws {
    let recorded = Recorded()
    let gate = DispatchSemaphore(value: 0)
    let trainer = Trainer(
      .tiny(), compare: true, isRunning: true, pace: .unlimited, record: recorded.add
    ) {
      gate.wait()
      return .spiral
    }
    trainer.stop()
    let end = [StampedCommand(step: 0, command: .setRunning(false))]
    #expect(recorded.commands == end)
    gate.signal()
    trainer.stop()
    #expect(recorded.commands == end)
  }
}
