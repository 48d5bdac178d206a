import Drawing
import Foundation
import Interchange
import Telemetry
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// Figure 1 in files, from numbers that are made up.
@Suite struct Figure1Tests {
  /// A unit whose percentiles lie about `median`.
  private static func unit(_ median: Float, spread: Float, shift: Float) -> UnitSummary {
    UnitSummary(
      q15: median - spread, q50: median, q85: median + spread, mean: median, sigma: 0.5,
      saturated: 0, shift: shift)
  }

  /// Accuracies at steps 0, 100, 200 …; of three units the second is typical and rises by 0.25.
  static func course(_ accuracies: [Double], seed: UInt64 = 5) -> Course {
    Course(
      seed: seed,
      points: accuracies.enumerated().map { index, accuracy in
        Course.Point(
          step: 100 * index, testAccuracy: accuracy,
          units: [
            unit(9, spread: 9, shift: 3), unit(0.25 * Float(index), spread: 1, shift: 2),
            unit(-9, spread: 9, shift: 1),
          ], shift: 1.5, shiftInSigma: 2.5)
      })
  }

  private static func figure(plain: [Course], batch: [Course]) -> Figure1 {
    let run = TrainerInfo(
      sizes: [784, 100, 10], activation: .sigmoid, saturation: 4.36,
      initialization: .gaussian(sigma: 0.1),
      optimizer: "SGD", momentum: 0, batchSize: 60, dataset: "MNIST", stepsPerEpoch: 1000,
      testSample: 1000, testCount: 10_000, probeSize: 256, window: 250, seed: 5)
    return Figure1(
      run: run, rate: 0.1, steps: 200, plain: Replicates(plain), batch: Replicates(batch))
  }

  let simple = figure(
    plain: [course([0.1, 0.5, 0.85])], batch: [course([0.1, 0.9, 0.975])])

  final class Reader: NSObject, XMLParserDelegate {
    var texts: [String] = []
    var places: [(x: Double, y: Double)] = []
    var sizes: [Double] = []
    var paths: [[String: String]] = []
    private var isText = false

    func parser(
      _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
      qualifiedName: String?, attributes: [String: String]
    ) {
      isText = name == "text"
      if isText {
        texts.append("")
        places.append(
          (Double(attributes["x"] ?? "") ?? .nan, Double(attributes["y"] ?? "") ?? .nan))
      }
      if let size = attributes["font-size"] { sizes.append(Double(size) ?? .nan) }
      if name == "path" { paths.append(attributes) }
    }

    func parser(
      _ parser: XMLParser, didEndElement name: String, namespaceURI: String?,
      qualifiedName: String?
    ) { isText = false }

    /// Where the first text of these words begins.
    func place(of text: String) throws -> (x: Double, y: Double) {
      places[try #require(texts.firstIndex(of: text), "\(text)")]
    }

    func parser(_ parser: XMLParser, foundCharacters string: String) {
      if isText { texts[texts.count - 1] += string }
    }
  }

  func read(_ svg: String) throws -> Reader {
    let parser = XMLParser(data: Data(svg.utf8))
    let reader = Reader()
    parser.delegate = reader
    try #require(parser.parse(), "\(String(describing: parser.parserError))")
    return reader
  }

  @Test func thePictureHasThreePanelsWithLabels() throws {
    let reader = try read(simple.svg(.page))
    for text in [
      "a", "b", "c", "Test accuracy", "Plain", "Batch norm", "batch norm", "plain",
      "right answers of 10 000 (%)", "input to one sigmoid (no unit)", "15 %", "50 %",
      "85 %", "70", "100",
    ] { #expect(reader.texts.contains(text), "\(text)") }
    #expect(reader.texts.count { $0 == "step (mini-batches of 60)" } == 3)
    let caption = reader.texts.joined(separator: " ")
    for words in [
      "section 4.1", "weights N(0,\u{A0}0.1²)", "learning rate 0.1", "seed 5", "unit 2",
    ] {
      #expect(caption.contains(words), "\(words)")
    }
    // A line each in a, three lines in b and c, and a band in each of these.
    #expect(reader.paths.count { $0["stroke"] != nil } == 8)
    #expect(reader.paths.count { $0["fill-opacity"] != nil } == 2)
    #expect(reader.paths.count { $0["stroke-dasharray"] != nil } == 1)
  }

  @Test func panelsBAndCShareTheirAxis() throws {
    let texts = try read(simple.svg(.page)).texts
    for tick in ["−1.0", "−0.5", "0.0", "0.5", "1.0", "1.5"] {
      #expect(texts.count { $0 == tick } == 2, "\(tick)")
    }
  }

  @Test func aLineEndsWhereItsNumberIs() throws {
    // Panel a is 70 to 100 %: the last points are at 97.5 and 85, on a frame from 30 to 202.
    let ends = try read(simple.svg(.page)).paths.compactMap { $0["d"]?.split(separator: " ").last }
      .compactMap { Double($0) }
    #expect(abs((ends.first ?? 0) - (202 - 172 * 27.5 / 30)) < 0.01)
    #expect(abs(ends[1] - (202 - 172 * 15.0 / 30)) < 0.01)
  }

  @Test func accuraciesThatAreLowAreNotCutOff() throws {
    let low = Self.figure(plain: [Self.course([0.1, 0.2])], batch: [Self.course([0.1, 0.95])])
    #expect(low.accuracyFloor == 0)
    #expect(simple.accuracyFloor == 0.7)
    #expect(try read(low.svg(.page)).texts.contains("20"))
  }

  @Test func theTableOfNumbersHasAllThatIsDrawn() {
    let lines = simple.csv.split(separator: "\n").map { $0.split(separator: ",").map(String.init) }
    #expect(lines.count == 4)
    #expect(lines[0].count == 20 && lines[0].prefix(2) == ["seed", "step"])
    #expect(lines[0][2] == "plain_accuracy" && lines[0][19] == "batch_layer_shift_sigma")
    let unit = ["2", "-0.75", "0.25", "1.25", "0.5", "2.0", "1.5", "2.5"]
    #expect(lines[2] == ["5", "100", "0.5"] + unit + ["0.9"] + unit)
  }

  @Test func severalSeedsGiveMeanAndRange() throws {
    let several = Self.figure(
      plain: [Self.course([0.1, 0.25, 0.85]), Self.course([0.1, 0.75, 0.95], seed: 6)],
      batch: [Self.course([0.1, 0.9, 0.975]), Self.course([0.1, 0.9, 0.975], seed: 6)])
    let seen = several.plain.accuracy[1]
    #expect(seen.step == 100 && seen.mean == 0.5 && seen.low == 0.25 && seen.high == 0.75)
    #expect(several.csv.contains("\n5,100,0.25,2,") && several.csv.contains("\n6,100,0.75,2,"))
    #expect(several.caption.contains("seeds 5 to 6"))
    let words = "In a mean and range (band) over the seeds; b and c show seed 5."
    #expect(several.caption.contains(words))
    let reader = try read(several.svg(.page))
    #expect(reader.paths.count { $0["fill-opacity"] != nil } == 4)
    #expect(several.table.contains("90.00 (85.00 to 95.00) %"))
    #expect(several.table.contains("| 200, never in 1 of 2 "))
  }

  @Test func aNetworkThatDivergedEndsEarly() throws {
    let short = Course(seed: 5, points: [Self.course([0.1]).first], divergedAt: 7)
    let figure = Self.figure(plain: [short], batch: [Self.course([0.1, 0.9, 0.975])])
    _ = try read(figure.svg(.page))
    #expect(figure.csv.contains("\n5,100,,,,,,,,,,0.9,"))
    #expect(figure.table.contains("never"))
  }

  @Test func theSummaryTellsWhatWasMeasured() throws {
    let rows = simple.markdown.split(separator: "\n").filter { $0.hasPrefix("| ") }
      .map { $0.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) } }
    func row(_ name: String) -> [String]? { rows.first { $0[0] == name }.map { Array($0[1...]) } }
    #expect(row("measured") == ["plain", "batch norm"])
    #expect(row("steps to test accuracy 80 %") == ["200", "100"])
    #expect(row("steps to test accuracy 97 %") == ["never", "200"])
    #expect(row("final test accuracy") == ["85.00 %", "97.50 %"])
    #expect(row("median of typical unit, step 0") == ["0.00", "0.00"])
    #expect(row("its farthest move from step 0") == ["0.50", "0.50"])
    #expect(row("its 15 to 85 % band, step 0") == ["2.00", "2.00"])
    #expect(row("its shift since step 0 (W₁)") == ["2.00", "2.00"])
    #expect(row("the same in its σ at step 0") == ["4.00", "4.00"])
    #expect(row("mean shift of its layer (W₁)") == ["1.50", "1.50"])
    #expect(simple.markdown.contains("first of 3 looks"))
    let width = simple.table.split(separator: "\n").map(\.unicodeScalars.count)
    #expect(Set(width).count == 1 && width[0] <= 80)
  }

  @Test func barsInCellsAreEscaped() {
    #expect(
      markdown(header: ["x", "long one"], rows: [["a|b", "σ"]])
        == "| x    | long one |\n| ---- | -------- |\n| a\\|b | σ        |\n")
  }
}
