import Interchange
import Numerics
import Telemetry
import Testing
import Training

/// Damaged recordings and files that never were one give a line or a recording, and never a crash.
@Suite struct RecordingMutationTests {
  private static let lines = [
    StampedCommand(step: 0, command: .compare(true, beside: 0)),
    StampedCommand(step: 4, command: .toggleNormalization(network: 1, Toggle())),
    StampedCommand(step: 41, command: .setRate(0.25)),
    StampedCommand(step: 60, command: .scaleWeights(network: 0, layer: 2, factor: 10)),
    StampedCommand(step: 70, command: .fork(network: 0, step: 12)),
    StampedCommand(
      step: 90,
      command: .restart(seed: 2, Settings(activation: .tanh, batchSize: 20, momentum: 0.9))),
    StampedCommand(step: 95, command: .setRunning(false)),
  ].compactMap(Recording.line)

  private static let words = [
    "1e999", "-1", "null", "\"\\ud800\"", "[[[[[[", "{\"a\":", "99999999999999999999", "true",
    "\\u0000", "\u{1B}[2J", "\"step\":0,", "0.5", "\n\n", "\"end\"", "9223372036854775807",
  ]

  /// What may be done to the bytes of a file.
  private func damage(_ bytes: inout [UInt8], using generator: inout SeededGenerator) {
    for _ in 0..<Int.random(in: 1...3, using: &generator) {
      let place = Int.random(in: 0...max(0, bytes.count - 1), using: &generator)
      guard place < bytes.count else { return }
      switch Int.random(in: 0..<6, using: &generator) {
      case 0: bytes[place] = UInt8.random(in: 0...255, using: &generator)
      case 1: bytes.remove(at: place)
      case 2: bytes.removeSubrange(place...)
      case 3: bytes.insert(contentsOf: bytes[place...].prefix(40), at: place)
      default:
        let word = Self.words.randomElement(using: &generator) ?? ""
        let end = min(bytes.count, place + Int.random(in: 0...6, using: &generator))
        bytes.replaceSubrange(place..<end, with: Array(word.utf8))
      }
    }
  }

  /// Reads the bytes and tells whether they were a recording, which must hold together then.
  private func reads(_ bytes: [UInt8]) -> Bool {
    do {
      let recording = try Recording(bytes, name: "r")
      #expect(recording.commands.last?.command == .setRunning(false))
      #expect(recording.commands.allSatisfy { (0...1_000_000_000).contains($0.step) })
      return true
    } catch {
      #expect(error.description.hasPrefix("r: "))
      #expect(!error.description.contains { $0.isNewline })
      return false
    }
  }

  @Test(arguments: [
    Recording.firstHeader, Recording.header(Configuration(), Recording.Origin.sample),
  ])
  func damageGivesALineOrARecording(header: String) {
    let whole = Array(([header] + Self.lines).joined(separator: "\n").utf8)
    #expect(reads(whole))
    var counts = [0, 0]
    for round in 0..<3_000 {
      var generator = SeededGenerator(seed: 11, stream: UInt64(round))
      var bytes = whole
      damage(&bytes, using: &generator)
      counts[reads(bytes) ? 1 : 0] += 1
    }
    #expect(counts.allSatisfy { $0 > 40 }, "\(counts)")
  }

  @Test func whatNeverWasARecordingIsRefused() {
    for round in 0..<300 {
      var generator = SeededGenerator(seed: 12, stream: UInt64(round))
      let count = Int.random(in: 0...3000, using: &generator)
      #expect(!reads((0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) }))
    }
    let deep = String(repeating: "[", count: 200_000)
    #expect(!reads(Array(deep.utf8)))
    #expect(!reads(Array(("{\"normscope_recording\":2,\"configuration\":" + deep).utf8)))
    for line in [deep, "{\"step\":" + deep] {
      let header = Recording.header(Configuration(), .sample)
      #expect(!reads(Array((header + "\n" + line + "\n").utf8)))
    }
  }
}
