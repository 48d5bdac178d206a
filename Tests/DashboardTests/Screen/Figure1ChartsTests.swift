import Dashboard
import Drawing
import Telemetry
import Testing

struct Figure1ChartsTests {
  private func figure(_ accuracies: [Double], seeds: Int = 1) -> Figure1 {
    let courses = (0..<seeds).map { seed in
      Course(
        seed: UInt64(seed),
        points: accuracies.enumerated().map { index, accuracy in
          Course.Point(
            step: 1000 * index, testAccuracy: accuracy - 0.05 * Double(seed),
            units: Sample.layer(center: 2).units?.summaries ?? [], shift: 0.5, shiftInSigma: 1)
        })
    }
    return Figure1(
      run: Sample.trainer, rate: 0.1, steps: 1000 * (accuracies.count - 1),
      plain: Replicates(courses), batch: Replicates(courses))
  }

  private func lines(_ figure: Figure1, width: Int) -> [String] {
    var canvas = Canvas(size: Size(width: width, height: Figure1Charts.height))
    canvas.draw(Figure1Charts(figure), in: canvas.bounds)
    return canvas.lines
  }

  @Test(arguments: [60, 80, 100, 120, 160]) func hasThreePanels(width: Int) throws {
    let lines = lines(figure([0.1, 0.9, 0.95]), width: width)
    let top = try #require(lines.first)
    #expect(top.contains("a  ") && top.contains("accuracy"))
    let middle = lines[Figure1Charts.height / 2]
    #expect(middle.contains("b  plain") && middle.contains("c  batch norm"))
    let all = lines.joined(separator: "\n")
    for words in ["70 %", "100 %", "batch norm", "50 %", "85 %", "15 %", "step", "2000", "plain"] {
      #expect(all.contains(words), "\(words)")
    }
    #expect(lines.allSatisfy { $0.unicodeScalars.count == width })
  }

  @Test func lowAccuraciesAreOnTheAxis() {
    #expect(lines(figure([0.1, 0.2]), width: 80).contains { $0.contains("│  0 %") })
  }

  @Test func theRangeOverSeedsIsDotted() {
    func dots(_ seeds: Int) -> Int {
      lines(figure([0.5, 0.6, 0.7], seeds: seeds), width: 80).prefix(16).joined().unicodeScalars
        .count { (0x2801...0x28FF).contains($0.value) }
    }
    #expect(dots(5) > dots(1))
  }

  @Test func aSingleLookCanBeDrawn() {
    #expect(lines(figure([0.1]), width: 80).count == Figure1Charts.height)
  }
}
