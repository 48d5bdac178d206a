import Interchange
import Telemetry
import Testing

/// Figure 1 in the widths of a journal's column and page.
extension Figure1Tests {
  /// A run of 6,000 steps has panels of its own for the first 1,000.
  private var long: Figure1 { long(seeds: [5]) }

  private func long(seeds: [UInt64]) -> Figure1 {
    let points = (0...60).map { min(0.9, 0.1 + 0.1 * Double($0)) }
    let courses = Replicates(seeds.map { Self.course(points, seed: $0) })
    return Figure1(run: simple.run, rate: 0.1, steps: 6000, plain: courses, batch: courses)
  }

  /// A band over the seeds is in the panel of the beginning as well.
  @Test func theCaptionNamesEachPanelWithABandOverTheSeeds() throws {
    let words = "In a and d mean and range (band) over the seeds; the others show seed 5."
    #expect(long(seeds: [5, 6]).caption.contains(words))
    #expect(!long.caption.contains("over the seeds"))
    let bands = try read(long(seeds: [5, 6]).svg(.page)).paths.count { $0["fill-opacity"] != nil }
    #expect(bands == 8)
  }

  @Test(arguments: PlotSheet.Width.allCases)
  func theBeginningIsShownInBothWidthsOfAJournal(width: PlotSheet.Width) throws {
    let svg = long.svg(width)
    let reader = try read(svg)
    #expect(svg.contains("width=\"\(width.rawValue)mm\" "))
    #expect(reader.texts.count { $0 == "the first 1 000 steps" } == 3)
    #expect(["d", "e", "f", "1000"].allSatisfy(reader.texts.contains))
    #expect(reader.paths.count { $0["stroke"] != nil } == 16)
    #expect(reader.texts.joined(separator: " ").contains("d, e and f show the first 1 000 steps"))
    #expect(!(try read(simple.svg(width)).texts.contains("d")))
    // 6 points at least, a point being 0.3528 mm.
    let unit = 183.0 / 780
    #expect(try #require(reader.sizes.min()) * unit >= 6 * 0.3528)
  }

  @Test func aColumnHasEachBeginningBesideItsPanel() throws {
    let reader = try read(long.svg(.column))
    for (whole, beginning) in [("a", "d"), ("b", "e"), ("c", "f")] {
      let (left, right) = (try reader.place(of: whole), try reader.place(of: beginning))
      #expect(left.y == right.y && left.x < right.x)
    }
    let rows = try ["a", "b", "c"].map { try reader.place(of: $0) }
    #expect(rows[0].y < rows[1].y && rows[1].y < rows[2].y && Set(rows.map(\.x)).count == 1)
    #expect(reader.texts.count { $0 == "input to one sigmoid (no unit)" } == 2)
    // Higher than wide, and with its caption no higher than a journal's page.
    let height = try #require(long.svg(.column).firstMatch(of: /height="([.\d]+)mm"/)?.1)
    #expect((150.0...247).contains(try #require(Double(height))))
  }
}
