import Dashboard
import Drawing
import Telemetry
import Testing

/// View 8: dots, lines, names at their ends, and the table of numbers.
@Suite struct LearningTests {
  /// A network whose train loss jumps between 1 and 2 and whose test loss is 0.6, and 0.3 from step
  /// `change` on, with batch norm.
  private func network(
    change: Int = 400, step: Int = 600, start: NormalizationInfo? = nil, divergedAt: Int? = nil,
    isNext: Bool = false, modes: AccuracyModes? = nil, shiftTest: ShiftTest? = nil
  ) -> NetworkSnapshot {
    func observe(_ step: Int) -> Observation {
      Observation(
        step: step, rate: 0.5, normalization: step > change ? .batch : start,
        trainLoss: (step / 10).isMultiple(of: 2) ? 1 : 2, trainAccuracy: 0.5,
        testLoss: step > change ? 0.3 : 0.6, testAccuracy: step > change ? 0.9 : 0.095,
        gradientNorm: 0.004, markStep: 0, layers: [Sample.layer()])
    }
    var history = History()
    for step in stride(from: 0, through: step, by: 10) { history.append(observe(step)) }
    let change = Marker(step: change, kind: .inserted(.batch, grafts: false), isNext: isNext)
    return NetworkSnapshot(
      current: observe(step), mark: observe(0), history: history,
      markers: start == nil ? [change] : [], divergedAt: divergedAt, accuracyModes: modes,
      shiftTest: shiftTest)
  }

  private func canvas(
    _ networks: [NetworkSnapshot], width: Int = 120, height: Int = 40, past: Int? = nil
  ) -> Canvas {
    var state = ViewState(size: Size(width: width, height: height))
    state.view = .learning
    let base = Sample.snapshot(networks)
    var query = Query()
    query.step = past
    return Dashboard.render(
      Snapshot(run: base.run, status: base.status, query: query, networks: networks), state
    ).canvas
  }

  private func isBraille(_ glyph: Unicode.Scalar) -> Bool {
    (0x2801...0x28FF).contains(glyph.value)
  }

  @Test func singleBatchesArePaleAndTheirMeanIsNot() {
    let canvas = canvas([network(change: 900)])
    let loss = canvas.lines.indices.flatMap { y in
      (0..<58).filter { isBraille(canvas[$0, y].glyph) }.map { canvas[$0, y].style.foreground }
    }
    // Dots at 1 and 2, lines at 1.5 and 0.6.
    for tone in [Palette.network(nil), Palette.faint(nil)] {
      #expect(loss.count { $0 == tone.foreground } > 20)
    }
    #expect(
      canvas.lines.contains { $0.contains("· train batch  ─ mean of 7 batches  ━ test, thick") })
  }

  @Test(arguments: [(80, 24), (120, 40), (200, 50)])
  func linesEndWithNameAndNumber(width: Int, height: Int) {
    func text(_ networks: [NetworkSnapshot]) -> String {
      canvas(networks, width: width, height: height).lines.joined(separator: "\n")
    }
    let alone = text([network()])
    for words in ["batch norm 0.30", "batch norm 90 %"] {
      #expect(
        alone.contains(words) || alone.contains(words.replacing("norm", with: "norm test")))
    }
    #expect(text([network(), network(change: 0)]).contains("batch norm twin"))
  }

  @Test func theNumbersOfAnAxisStandEvenlyInTheRowsOfTheirValues() {
    for height in 24...60 {
      let canvas = canvas([network(change: 900)], height: height)
      let labels = canvas.lines.enumerated().compactMap { row, line -> (row: Int, value: Double)? in
        guard line.hasPrefix("│") else { return nil }
        let words = line.dropFirst().prefix(6).split(separator: " ")
        return words.count == 1 ? Double(words[0]).map { (row, $0) } : nil
      }
      let pairs = zip(labels, labels.dropFirst())
      #expect(labels.count >= 3, "\(height)")
      #expect(Set(pairs.map { $1.row - $0.row }).count == 1, "\(height): \(labels)")
      // Half of the single batches have a loss of 1, the others one of 2.
      for label in labels where label.value == 1 || label.value == 2 {
        #expect((7..<40).contains { isBraille(canvas[$0, label.row].glyph) }, "\(height)")
      }
    }
  }

  @Test func columnsForNamesAreKeptOnlyWhereTheseHaveNoRoom() throws {
    func steps(_ step: Int) throws -> Substring {
      let lines = canvas([network(step: step)]).lines
      return try #require(lines.first { $0.hasPrefix("│step") }).prefix(59)
    }
    #expect(try steps(600).hasSuffix("1000"))
    #expect(try steps(980).contains("1000") && !steps(980).hasSuffix("1000"))
  }

  @Test func theHalfBeforeTheKeyHasItsOwnName() throws {
    let lines = canvas([network()]).lines
    let row = try #require(lines.first { $0.prefix(58).contains("plain") })
    let end = try #require(row.ranges(of: "plain").first).upperBound
    let marker = try #require(lines.dropFirst(4).compactMap { $0.firstIndex(of: "┊") }.first)
    let column = lines[4].distance(from: lines[4].startIndex, to: marker)
    #expect(row.distance(from: row.startIndex, to: end) <= column)
  }

  @Test func plainIsDashedAndNormalizedIsFull() {
    func gaps(_ network: NetworkSnapshot) -> Int {
      let canvas = canvas([network])
      // The test loss is the lowest line: the row with most braille in the lower half.
      return (20..<36).map { y in
        let columns = (7..<40).filter { isBraille(canvas[$0, y].glyph) }
        guard let first = columns.first, let last = columns.last, columns.count > 8 else {
          return 0
        }
        return last - first + 1 - columns.count
      }.max() ?? 0
    }
    #expect(gaps(network(change: 900)) > 4)
    #expect(gaps(network(change: -1)) == 0)
  }

  @Test func divergenceLeavesTheChartAtTheTop() throws {
    let canvas = canvas([network(change: 900, divergedAt: 601)])
    let row = try #require(canvas.lines.firstIndex { $0.contains("diverged at step 601 ↑") })
    #expect(row < 7)
    // The line stands upright behind the words, up to the edge.
    let x = try #require((20..<58).first { isBraille(canvas[$0, row].glyph) })
    #expect((3..<20).allSatisfy { isBraille(canvas[x, $0].glyph) }, "\(x)")
  }

  @Test func thePastShowsTheWholeSpanWithAPlayhead() {
    let now = network()
    let past = NetworkSnapshot(
      current: now.history.points[20], mark: now.mark, history: now.history, markers: now.markers,
      divergedAt: nil, newestStep: 600)
    let canvas = canvas([past], past: 200)
    #expect(canvas.lines.contains { $0.contains("▼") })
    #expect(canvas.lines.contains { $0.contains("▲200") })
    // After the playhead all is pale, before it plain has its colour; a name stays bright.
    let styles = canvas.lines.indices.flatMap { y in
      (0..<58).filter { isBraille(canvas[$0, y].glyph) }
        .map { (x: $0, color: canvas[$0, y].style.foreground) }
    }
    func isDrawn(in tone: Style) -> Bool { styles.contains { $0.color == tone.foreground } }
    #expect(isDrawn(in: Palette.network(nil)) && isDrawn(in: Palette.faint(.batch)))
    #expect(!isDrawn(in: Palette.network(.batch)))
    #expect((styles.map(\.x).max() ?? 0) > 26)
    // The line ends as the line of batch norm, whatever it was at the moment shown.
    let text = canvas.lines.joined(separator: "\n")
    #expect(text.contains("batch norm 0.30") || text.contains("batch norm test 0.30"), "\(text)")
    #expect(!text.contains("plain 0.30") && !text.contains("plain test"), "\(text)")
  }

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
    func test(_ repaired: Double?) -> ShiftTest {
      ShiftTest(
        shift: TestShift(.noise, 0.5), unchanged: 0.9, changed: 0.4, repaired: repaired,
        examples: 5_040, step: 1_200)
    }
    let lines = canvas(
      [network(change: 900, shiftTest: test(nil)), network(change: 0, shiftTest: test(0.7))],
      width: width, height: height
    ).lines
    let head = try #require(lines.firstIndex { $0.contains("images, noise σ 0.5") })
    for word in ["unchanged", "changed", "repaired"] { #expect(lines[head].contains(word)) }
    let rows = lines[(head + 1)...(head + 2)]
    #expect(rows.allSatisfy { $0.contains("90.0 %") && $0.contains("40.0 %") })
    #expect(rows.first?.contains("plain") == true && rows.first?.contains("–") == true)
    #expect(rows.last?.contains("70.0 %") == true)
    #expect(lines.contains { $0.contains("loss, cross-entropy") || $0.contains("loss in nats") })
  }

  @Test(arguments: [(false, "b"), (true, "n")])
  func aMarkerHasTheKeyThatMadeIt(isNext: Bool, letter: String) {
    let text = canvas([network(isNext: isNext)]).lines.joined(separator: "\n")
    #expect(text.contains("\(letter) batch norm in at 400"))
  }

  @Test func ratesSayWhereTheyCameFrom() {
    let markers = [
      Marker(step: 5, kind: .rate(1, from: 0.5)), Marker(step: 9, kind: .rate(0.2, from: 1)),
      Marker(step: 12, kind: .removed(.batch, folds: true)),
      Marker(step: 15, kind: .removed(.layer, folds: false), isNext: true),
    ]
    let text = canvas([Sample.network(markers: markers)]).lines.joined(separator: "\n")
    for words in [
      "+ rate 0.5 → 1 at 5", "− rate 1 → 0.2 at 9", "b batch norm out at 12",
      "n layer norm out (drop) at 15",
    ] { #expect(text.contains(words), "\(words)") }
  }

  @Test func everyNormalizationHasItsOwnHue() {
    let ids = [
      "batch", "layer", "rms", "group", "renorm", "centring", "scaling", "detached-mean",
      "detached", "noisy", "whitening", "new",
    ]
    let colors = ids.map { id in
      let canvas = canvas([network(change: 900, start: Sample.normalization(id, "it"))])
      return canvas[1, 38].style.foreground
    }
    #expect(Set(colors + [canvas([network(change: 900)])[1, 38].style.foreground]).count == 13)
  }
}
