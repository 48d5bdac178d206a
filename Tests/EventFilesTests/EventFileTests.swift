import EventFiles
import Foundation
import LogFixtures
import Statistics
import Testing

struct EventFileTests {
  /// The events in `bytes`, and what is wrong with them.
  private func read(_ bytes: [UInt8]) throws -> (events: [LoggedEvent], damage: String?) {
    try withLogFolder { folder in
      let path = folder.appending(path: "events").path(percentEncoded: false)
      try Data(bytes).write(to: URL(filePath: path))
      var file = try EventFile(path: path, from: 0)
      var events: [LoggedEvent] = []
      while let event = file.next() { events.append(event) }
      return (events, file.damage)
    }
  }

  private static func event(_ step: Int) -> [UInt8] {
    EventRecord.bytes(of: TBEvent(step: step, [.scalar("loss", Float(step))]))
  }

  @Test func theLastEventIsFoundFromTheEnd() throws {
    try withLogFolder { folder in
      let url = folder.appending(path: "tfevents")
      let path = url.path(percentEncoded: false)
      let whole = (0..<50).flatMap { Self.event($0) }
      #expect(EventFile.last(at: path) == nil)
      // Whatever of the last record is there, and whatever comes before what is looked at.
      for missing in [0, 1, Self.event(49).count - 1] {
        try Data(whole.dropLast(missing)).write(to: url)
        for reach in [100, 1000, 1 << 20] {
          #expect(EventFile.last(at: path, reach: reach)?.step == (missing == 0 ? 49 : 48))
        }
      }
      try Data([UInt8](repeating: 0, count: 400)).write(to: url)
      #expect(EventFile.last(at: path) == nil)
      // A record that is right and no event.
      try Data(Self.event(3) + EventRecord.bytes(of: [0xFF, 0xFF])).write(to: url)
      #expect(EventFile.last(at: path)?.step == 3)
    }
  }

  /// How many events there are, and tags of each kind; counted by a reader in Python.
  @Test(arguments: [
    ("tensorboardX/batchnorm", 31, 2, 3, 0), ("tensorflow/keras/train", 57, 3, 8, 0),
    ("tensorflow/keras/validation", 21, 4, 0, 0), ("tensorflow/summary", 87, 1, 1, 0),
    ("torch/batchnorm", 169, 2, 3, 3), ("torch/plain", 169, 2, 3, 3),
  ])
  func readsWhatFourWritersWrite(
    run: String, count: Int, scalars: Int, histograms: Int, units: Int
  ) throws {
    let (events, damage) = try read(Logs.bytes(run))
    #expect(events.count == count && damage == nil)
    let values = events.flatMap(\.values)
    func tags(_ isKind: (LoggedValue.Content) -> Bool) -> Int {
      Set(values.filter { isKind($0.content) }.map(\.tag)).count
    }
    #expect(tags { if case .scalar = $0 { true } else { false } } == scalars)
    #expect(tags { if case .units = $0 { true } else { false } } == units)
    #expect(
      tags {
        if case .histogram(let histogram) = $0 { histogram.distribution != nil } else { false }
      } == histograms)
  }

  @Test func histogramsAreThoseThatWereLogged() throws {
    let events = try read(Logs.bytes("torch/plain")).events
    for value in events.flatMap(\.values) {
      guard case .histogram(let histogram) = value.content else { continue }
      let distribution = try #require(histogram.distribution)
      #expect(distribution.count > 0 && distribution.sigma > 0)
      // Σ x and Σ x² were written by PyTorch beside the bins, which have to say about the same.
      let binned = try #require(Distribution(bins: histogram.bins))
      #expect(abs(binned.mean - distribution.mean) < 0.1 * distribution.sigma)
      #expect(abs(binned.sigma - distribution.sigma) < 0.1 * distribution.sigma)
    }
  }

  @Test func unitsAreQuantilesOfTheLayer() throws {
    let events = try read(Logs.bytes("torch/plain")).events
    var pooled: [String: Distribution] = [:]
    var compared = 0
    for event in events {
      for value in event.values {
        switch value.content {
        case .histogram(let histogram): pooled[value.tag] = histogram.distribution
        case .units(let units):
          let samples = try #require(units?.samples)
          let layer = try #require(pooled[value.tag])
          #expect(samples.examples == 64)
          let mean = samples.means.reduce(0, +) / Float(samples.units)
          #expect(abs(Double(mean) - layer.mean) < 0.02 * layer.sigma)
          compared += 1
        default: break
        }
      }
    }
    #expect(compared == 63)
  }

  @Test func aCutOffTailIsWaitedFor() throws {
    let (first, second) = (Self.event(1), Self.event(2))
    for length in second.indices {
      try withLogFolder { folder in
        let url = folder.appending(path: "events")
        try Data(first + second.prefix(length)).write(to: url)
        var file = try EventFile(path: url.path(percentEncoded: false), from: 0)
        #expect(file.next()?.step == 1)
        #expect(file.next() == nil && file.damage == nil)
        #expect(file.position == first.count)
        let handle = try FileHandle(forWritingTo: url)
        try handle.seekToEnd()
        try handle.write(contentsOf: second.suffix(from: length))
        #expect(file.next()?.step == 2)
        #expect(file.next() == nil && file.damage == nil)
      }
    }
  }

  @Test func aWrongChecksumEndsTheFile() throws {
    let bytes = Self.event(1) + Self.event(2) + Self.event(3)
    let length = Self.event(1).count
    for place in length..<2 * length {
      var damaged = bytes
      damaged[place] ^= 1
      let (events, damage) = try read(damaged)
      #expect(events.map(\.step) == [1])
      #expect(damage?.contains("byte \(length)") == true)
    }
  }

  @Test func aRecordThatIsNoEventIsPassedOver() throws {
    let stranger = EventRecord.bytes(of: [0xff, 0xff, 0xff])
    let (events, damage) = try read(Self.event(1) + stranger + Self.event(2))
    #expect(events.map(\.step) == [1, 2] && damage == nil)
  }

  @Test func whatIsNoEventFileIsDamaged() throws {
    let (events, damage) = try read(Array("This is a text, and not at all a short one.".utf8))
    #expect(events.isEmpty && damage != nil)
  }

  @Test func readsOnFromWhereItStopped() throws {
    try withLogFolder { folder in
      let path = folder.appending(path: "events").path(percentEncoded: false)
      try Data((1...9).flatMap(Self.event)).write(to: URL(filePath: path))
      var position = 0
      for step in 1...9 {
        var file = try EventFile(path: path, from: position)
        #expect(file.next()?.step == step)
        position = file.position
      }
    }
  }
}
