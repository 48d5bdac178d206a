import EventFiles
import Foundation
import LogFixtures
import LogWatching
import Numerics
import Statistics
import Telemetry
import Testing

/// Damaged logs give what is readable of them, and never a crash.
///
/// NORMSCOPE_MUTATIONS is how many of them there are, 5,000 if it is not set.
struct LogMutationTests {
  private static let rounds =
    (ProcessInfo.processInfo.environment["NORMSCOPE_MUTATIONS"].flatMap { Int($0) } ?? 5000) / 5

  /// The data of records of every kind.
  private static let events: [[UInt8]] = {
    var constant = TBSummary.Value()
    constant.tag = "act/constant"
    constant.tensor.dtype = .dtDouble
    constant.tensor.tensorShape.dim = [2, 3].map { (size: Int64) in
      var dim = TBTensorShapeProto.Dim()
      dim.size = size
      return dim
    }
    constant.tensor.doubleVal = [1, 1, 0, 1, 1, 9]
    constant.metadata.pluginData.pluginName = "histograms"
    let events =
      [TBEvent.start()]
      + (0..<4).map { step in
        TBEvent(
          step: 20 * step,
          [
            .scalar("loss/\u{1B}[31mtrain", 0.5), .scalar("val/accuracy", 90), constant,
            .histogram("act/1", lower: Double(step), counts: [1, 0, 4, 2]),
            .units("act/1", centers: [0, Float(step)]),
          ])
      }
    return events.map { Logs.data(of: $0) }
  }()

  /// Changes something in `bytes`.
  private func damage(_ bytes: inout [UInt8], using generator: inout SeededGenerator) {
    for _ in 0..<Int.random(in: 1...3, using: &generator) where !bytes.isEmpty {
      let place = Int.random(in: 0..<bytes.count, using: &generator)
      switch Int.random(in: 0..<6, using: &generator) {
      case 0: bytes[place] = UInt8.random(in: 0...255, using: &generator)
      case 1: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
      case 2: bytes.remove(at: place)
      case 3: bytes.removeSubrange(place...)
      case 4: bytes.insert(contentsOf: bytes[place...].prefix(40), at: place)
      default:
        // A number of 8 bytes that is extreme.
        let number = [Double.nan, .infinity, -1e308, 1e308, -0.0, .leastNonzeroMagnitude]
          .randomElement(
            using: &generator)
        let new = withUnsafeBytes(of: number ?? 0) { Array($0) }
        bytes.replaceSubrange(place..<min(bytes.count, place + 8), with: new)
      }
    }
  }

  @Test(arguments: 1...5) func damagedLogsAreReadAsFarAsTheyCanBe(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed, stream: 0)
    var (whole, layers) = (0, 0)
    try withLogFolder { folder in
      let url = folder.appending(path: "tfevents")
      for round in 0..<Self.rounds {
        var records = Self.events
        var bytes: [UInt8]
        if round.isMultiple(of: 2) {
          // What checksums do not tell.
          let victim = Int.random(in: 0..<records.count, using: &generator)
          damage(&records[victim], using: &generator)
          bytes = records.flatMap { EventRecord.bytes(of: $0) }
        } else {
          bytes = records.flatMap { EventRecord.bytes(of: $0) }
          damage(&bytes, using: &generator)
        }
        try Data(bytes).write(to: url)
        var follower = LogFollower(
          root: folder.path(percentEncoded: false),
          choice: LogFollower.Choice(names: [], count: 1), filter: nil)
        follower.look()
        while follower.read(limit: 1 << 20) {}
        let seen = follower.snapshot(Query(), isRunning: true).networks[0]
        #expect(follower.damages.allSatisfy { !$0.contains { $0.isNewline } })
        if follower.damages.isEmpty { whole += 1 }
        if !seen.current.layers.isEmpty { layers += 1 }
      }
    }
    // Wherever the damage is, what stands before it is there: most files still have layers.
    #expect(10 * whole > 4 * Self.rounds && 10 * layers > 6 * Self.rounds)
  }
}
