import Dashboard
import Drawing
import Telemetry
import Testing

/// View 8: dots, lines and names at their ends.
@Suite struct LearningTests {
  /// A network whose train loss jumps between 1 and 2 and whose test loss is 0.6, and 0.3 from step
  /// `change` on, with batch norm.
  func network(
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

  /// View 8, of a moment of the `past` where one is given.
  func canvas(
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

  /// Whether the glyph is a pattern of dots, as lines are drawn.
  func isBraille(_ glyph: Unicode.Scalar) -> Bool {
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
