import LogFixtures
import LogWatching
import Statistics
import Telemetry
import Testing

/// Several runs in one folder.
extension FollowerTests {
  @Test func twinsAreTwoRunsByTheirNames() throws {
    var follower = follower(Logs.folder, runs: ["torch/plain", "torch/batchnorm"], count: 2)
    let seen = snapshot(&follower)
    #expect(seen.run.log?.runs == ["torch/plain", "torch/batchnorm"])
    #expect(seen.run.log?.interval == 20)
    #expect(seen.networks.map { $0.current.layers.count } == [3, 3])
    // Each has its own names, without what all have in common.
    #expect(seen.networks[1].current.layers.map(\.id.name) == ["2", "5", "8"])
    #expect(seen.networks.allSatisfy { $0.current[.trainLoss] != nil })
  }

  @Test func theNewestRunIsShownAndANewOneTakesItsPlace() throws {
    try withLogFolder { folder in
      try write([layer(0, 0, wallTime: 1e9)], to: "b/tfevents", in: folder)
      try write([layer(0, 0, wallTime: 2e9)], to: "a/tfevents", in: folder)
      var follower = follower(folder)
      #expect(snapshot(&follower).run.log?.runs == ["a"])
      follower.show(count: 2, from: 0)
      #expect(snapshot(&follower).run.log?.runs == ["a", "b"])
      follower.show(count: 1, from: 1)
      #expect(snapshot(&follower).run.log?.runs == ["b"])
    }
  }

  @Test func aRunThatComesBesideAnotherHasItsMark() throws {
    try withLogFolder { folder in
      try write([0, 50, 100, 150].map { layer($0, 0) }, to: "a/tfevents", in: folder)
      try write(
        [0, 40, 80, 120].map { layer($0, Double($0), wallTime: 2e9) }, to: "b/tfevents", in: folder)
      var follower = follower(folder, runs: ["a"])
      _ = snapshot(&follower)
      follower.setMark(at: 100)
      follower.show(count: 2, from: 0)
      let twins = snapshot(&follower).networks
      #expect(twins.map(\.current.markStep) == [100, 80] && twins[1].mark.step == 80)
      #expect(twins[1].markers.map(\.step) == [80])
      #expect(abs(try #require(twins[1].current.layers.first?.shift?.raw) - 40) < 1e-6)
      // It is one's own from then on.
      follower.setMark(at: 40)
      #expect(snapshot(&follower).networks.map(\.current.markStep) == [0, 40])
    }
  }
}
