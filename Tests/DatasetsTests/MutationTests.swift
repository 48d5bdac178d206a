import Datasets
import NeuralNet
import Numerics
import Testing

/// Damaged files give an error or a set that holds together, and never a crash.
@Suite struct MutationTests {
  @Test(arguments: [false, true])
  func damagedFilesGiveAnErrorOrASet(compressed: Bool) throws {
    var reads = 0
    var errors = Set<String>()
    for round in 0..<1_500 {
      var generator = SeededGenerator(seed: 7, stream: UInt64(round))
      var sample = SampleSet()
      let names = sample.files.keys.sorted()
      for name in names where compressed {
        let inner = Bool.random(using: &generator)
        if inner { damage(&sample.files[name, default: []], using: &generator) }
        sample.compress(name)
        if !inner { damage(&sample.files[name + ".gz", default: []], using: &generator) }
      }
      if !compressed {
        let name = names[Int.random(in: 0..<4, using: &generator)]
        damage(&sample.files[name, default: []], using: &generator)
      }
      do {
        let set = try sample.load()
        reads += 1
        expectSound(set, round: round)
      } catch let error as DatasetError {
        errors.insert(String("\(error.problem)".prefix(12)))
      }
    }
    #expect(reads > 10, "damage that leaves the file readable should occur")
    #expect(errors.count > (compressed ? 4 : 6), "few kinds of errors: \(errors)")
  }

  /// Everything that a user of a set relies on.
  private func expectSound(_ set: Dataset, round: Int) {
    #expect(set.imageSize?.pixels == set.inputs, "round \(round)")
    for part in [set.train, set.test] {
      let batch = part.batch(0..<part.count)
      #expect(batch.inputs.rows == part.count && batch.inputs.columns == set.inputs)
      #expect(batch.inputs.matrix.elements.allSatisfy { (0...1).contains($0) }, "round \(round)")
      #expect(batch.labels.allSatisfy { (0..<set.classes).contains($0) }, "round \(round)")
    }
  }

  private func damage(_ bytes: inout [UInt8], using generator: inout SeededGenerator) {
    for _ in 0..<Int.random(in: 0...2, using: &generator) {
      let end = bytes.count
      let isInHeader = Bool.random(using: &generator)
      let place = Int.random(in: 0..<max(1, isInHeader ? min(end, 24) : end), using: &generator)
      let byte = UInt8.random(in: 0...255, using: &generator)
      guard place < end else { return bytes.append(byte) }
      switch Int.random(in: 0..<7, using: &generator) {
      case 0: bytes[place] ^= 1 << (byte & 7)
      case 1: bytes[place] = byte
      case 2: bytes.removeSubrange(place...)
      case 3: bytes.insert(byte, at: place)
      case 4: bytes.remove(at: place)
      case 5: bytes.append(contentsOf: bytes[..<place])
      default:
        for i in place..<min(end, place + 4) { bytes[i] = [0, 0x7F, 0x80, 0xFF][Int(byte & 3)] }
      }
    }
  }
}
