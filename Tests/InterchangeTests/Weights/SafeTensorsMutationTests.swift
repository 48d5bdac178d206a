import Datasets
import Foundation
import Interchange
import NeuralNet
import Numerics
import Testing
import Training
import TrainingFixtures

/// Damaged files of weights give a line or a network that can be trained, and never a crash.
///
/// NORMSCOPE_MUTATIONS is how many of them there are, 5,000 if it is not set.
@Suite struct SafeTensorsMutationTests {
  private static let words = [
    "-1", "[]", "[0,0]", "4611686018427387904", "18446744073709551616", "1e300", "null", "\"F64\"",
    "\"I64\"", "\"F32\"", "{\"a\":", "0.weight", "\"data_offsets\"", "\u{0}", "[[[[",
    "\"shape\":[],", "99999", "\\ud800", " ",
  ]

  private func damage(_ bytes: inout [UInt8], header: Int, using generator: inout SeededGenerator) {
    for _ in 0..<Int.random(in: 1...3, using: &generator) {
      guard !bytes.isEmpty else { return }
      // Most of what can go wrong is in the header.
      let end = Int.random(in: 0..<4, using: &generator) == 0 ? bytes.count : 8 + header
      let place = Int.random(in: 0..<min(end, bytes.count), using: &generator)
      switch Int.random(in: 0..<7, using: &generator) {
      case 0: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
      case 1: bytes[place] = UInt8.random(in: 0...255, using: &generator)
      case 2: bytes.remove(at: place)
      case 3: bytes.removeSubrange(place...)
      case 4: bytes.insert(contentsOf: bytes[place...].prefix(40), at: place)
      default: replace(place, in: &bytes, using: &generator)
      }
    }
  }

  /// Puts a word in place of a number of the header or, if there is none behind `place`, of some bytes;
  /// the length of the header may follow.
  private func replace(
    _ place: Int, in bytes: inout [UInt8], using generator: inout SeededGenerator
  ) {
    let word = Self.words.randomElement(using: &generator) ?? ""
    let isDigit = { (byte: UInt8) in (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
    let start = bytes[place...].prefix(30).firstIndex(where: isDigit) ?? place
    let end = bytes[start...].prefix(20).firstIndex { !isDigit($0) } ?? min(start + 1, bytes.count)
    bytes.replaceSubrange(start..<end, with: Array(word.utf8))
    guard Bool.random(using: &generator), bytes.count > 8 else { return }
    let length = Int(bytes[0]) + Int(bytes[1]) << 8 + word.utf8.count - (end - start)
    guard (0..<1 << 16).contains(length) else { return }
    (bytes[0], bytes[1]) = (UInt8(length & 255), UInt8(length >> 8))
  }

  @Test func damageGivesALineOrANetwork() throws {
    let files = [NormalizationKind.none, .batch, .rms, .whitening].map {
      Array(SafeTensors(Session(.tiny($0), dataset: .spiral, steps: 2)).bytes)
    }
    var (reads, lines) = (0, Set<String>())
    let count =
      ProcessInfo.processInfo.environment["NORMSCOPE_MUTATIONS"].flatMap { Int($0) } ?? 5_000
    for round in 0..<count {
      var generator = SeededGenerator(seed: 31, stream: UInt64(round))
      var bytes = files[round % files.count]
      let header = Int(bytes[0]) + Int(bytes[1]) << 8
      damage(&bytes, header: header, using: &generator)
      do {
        let weights = try StartingWeights(Data(bytes), file: "w")
        reads += 1
        expectSound(weights, round: round)
      } catch {
        let text = error.description
        #expect(!text.contains { $0.isNewline } && text.count < 250, "round \(round): \(text)")
        lines.insert(text.replacing(/[0-9]+/, with: "0"))
      }
    }
    #expect(reads > 100 && lines.count > 30, "\(reads) \(lines.count)")
  }

  /// What was read suits a network of its own sizes, which can be trained and observed.
  private func expectSound(_ weights: StartingWeights, round: Int) {
    for (below, above) in zip(weights.layers, weights.layers.dropFirst()) {
      #expect(above.dense.weights.rows == below.dense.bias.count, "round \(round)")
    }
    var configuration = Configuration.tiny()
    configuration.weights = weights
    for kind in NormalizationKind.allCases {
      configuration.normalization = kind
      guard (try? configuration.validate(.spiral)) != nil else { continue }
      var session = Session(configuration, dataset: .spiral)
      session.advance()
      #expect(session.step == 1 || session.divergedAt == 1, "round \(round)")
    }
  }
}
