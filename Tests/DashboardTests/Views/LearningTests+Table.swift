import Dashboard
import Drawing
import Telemetry
import Testing

/// The numbers below the charts.
extension LearningTests {
  @Test func theTableHasOneNotationPerColumn() {
    let lines = canvas([network(change: 900), network(change: 0)], width: 80, height: 24).lines
    let rows = lines.suffix(3).dropLast()
    #expect(rows.first?.contains("╌ plain") == true)
    #expect(rows.last?.contains("━ batch norm") == true)
    for (row, number) in zip(rows, ["9.5 %", "90.0 %"]) {
      #expect(row.contains(number) && row.contains("0.00400"), "\(row)")
    }
    let ends = rows.map { Array($0).lastIndex(of: "%") }
    #expect(ends[0] == ends[1])
  }

  /// Beside a plain network, which has none, and in every size but the smallest.
  @Test(arguments: [(80, 24), (120, 40), (200, 50)])
  func accuraciesByThreeKindsOfStatisticsAreARow(width: Int, height: Int) throws {
    let modes = AccuracyModes(
      batch: 0.24, running: 0.305, retaken: 0.9, examples: 5_040, step: 1_200)
    for networks in [
      [network(change: 0, modes: modes)], [network(change: 900), network(change: 0, modes: modes)],
    ] {
      let lines = canvas(networks, width: width, height: height).lines
      let head = try #require(lines.firstIndex { $0.contains("accuracy by") })
      for (heading, number) in [
        ("own batches", "24.0 %"), ("moving averages", "30.5 %"), ("retaken", "90.0 %"),
        ("examples", "5 040"), ("at step", "1 200"),
      ] {
        let ends = try zip([heading, number], lines[head...]).map { text, line in
          try #require(line.ranges(of: text).first, "\(text) in \(line)").upperBound
        }
        #expect(ends[0].utf16Offset(in: lines[head]) == ends[1].utf16Offset(in: lines[head + 1]))
      }
      #expect(lines[head + 1].contains("batch norm") && lines[head + 2].contains("network"))
    }
    #expect(!canvas([network()]).lines.contains { $0.contains("accuracy by") })
    let small = canvas([network(change: 0, modes: modes)], width: 60, height: 16).lines
    #expect(!small.contains { $0.contains("accuracy by") })
  }

  @Test(arguments: [(80, 24), (120, 40), (200, 50)])
  func changedTestImagesAreARowOfEachNetwork(width: Int, height: Int) throws {
    func test(_ retaken: Double?) -> ShiftTest {
      ShiftTest(
        shift: TestShift(.noise, 0.5), unchanged: 0.9, changed: 0.4, retaken: retaken,
        examples: 5_040, step: 1_200)
    }
    let lines = canvas(
      [network(change: 900, shiftTest: test(nil)), network(change: 0, shiftTest: test(0.7))],
      width: width, height: height
    ).lines
    let head = try #require(lines.firstIndex { $0.contains("images, noise σ 0.5") })
    for word in ["unchanged", "changed", "retaken"] { #expect(lines[head].contains(word)) }
    let rows = lines[(head + 1)...(head + 2)]
    #expect(rows.allSatisfy { $0.contains("90.0 %") && $0.contains("40.0 %") })
    #expect(rows.first?.contains("plain") == true && rows.first?.contains("–") == true)
    #expect(rows.last?.contains("70.0 %") == true)
    #expect(lines.contains { $0.contains("loss, cross-entropy") || $0.contains("loss in nats") })
  }
}
