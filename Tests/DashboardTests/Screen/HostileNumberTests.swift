import Dashboard
import Drawing
import Statistics
import Telemetry
import Testing

/// Numbers that are none, on screens of every size.
@Suite struct HostileNumberTests {
  /// Values that a layer might have, none of them pleasant.
  private static let kinds: [(name: String, values: [Float])] = [
    ("nan", Array(repeating: .nan, count: 40)),
    ("infinite", [.infinity, -.infinity, .infinity, 0]),
    ("mixed", [.nan, 1, -.infinity, 2, 3, 1e30, .nan]),
    ("constant", Array(repeating: 0.5, count: 40)),
    ("zero", Array(repeating: 0, count: 40)),
    ("empty", []),
    ("one", [2]),
    ("huge", (0..<40).map { Float($0 - 20) * 1e30 }),
    ("greatest", [.greatestFiniteMagnitude, -.greatestFiniteMagnitude]),
    ("tiny", (0..<40).map { Float($0 - 20) * .leastNonzeroMagnitude }),
  ]
  private static let numbers: [Double] = [
    .nan, .infinity, -.infinity, 0, -0.0, 1e300, -1e300, .leastNonzeroMagnitude, 1e30, 1,
  ]

  private static func layer(_ values: [Float], _ number: Double) -> LayerObservation {
    let (distribution, value) = (Distribution(values), Float(number))
    return LayerObservation(
      pooled: distribution, relative: distribution, leftOut: 3,
      typical: UnitObservation(unit: 0, now: distribution, mark: distribution, shift: number),
      saturated: number, shift: Shift(raw: number, inSigma: number),
      windowShift: Shift(raw: number, inSigma: number),
      units: values.map {
        UnitSummary(
          q15: $0, q50: $0, q85: $0, mean: $0, sigma: value, saturated: value, shift: value)
      },
      gradient: WeightGradient(
        norm: number, updateRatio: number, effectiveRate: number, angle: number),
      gradientShift: GradientShift(ratio: number, cosine: number))
  }

  private static func network(_ values: [Float], _ number: Double) -> NetworkSnapshot {
    func observe(_ step: Int) -> Observation {
      let odd = step.isMultiple(of: 2) ? number : 1
      return Observation(
        step: step, rate: odd, normalization: step > 10 ? .batch : nil, trainLoss: odd,
        trainAccuracy: odd, testLoss: odd, testAccuracy: odd, gradientNorm: odd, markStep: 0,
        layers: (0..<3).map { _ in layer(values, odd) })
    }
    var history = History()
    for step in 0...20 { history.append(observe(step)) }
    return NetworkSnapshot(
      current: observe(20), mark: observe(0), history: history,
      markers: [
        Marker(step: 3, kind: .rate(number)),
        Marker(step: 4, kind: .scaled(layer: 0, factor: number)),
      ],
      divergedAt: number.isNaN ? 20 : nil)
  }

  /// For each kind a network of such values and numbers beside one whose numbers are sound.
  private static let snapshots = zip(kinds, numbers).map { kind, number in
    Sample.snapshot([network(kind.values, number), network(kind.values, 1)])
  }

  private func check(_ canvas: Canvas, _ size: Size, _ what: String) {
    let lines = canvas.lines
    #expect(lines.count == size.height, "\(what)")
    for line in lines {
      #expect(line.unicodeScalars.count == size.width, "\(what)")
      let words = line.lowercased().split { !$0.isLetter }
      #expect(!words.contains("nan") && !words.contains("inf"), "\(what): \(line)")
    }
  }

  /// 0…300 × 0…100 in steps that never meet, and the smallest screen that shows something.
  private static let sizes =
    zip((0...37).map { $0 * 67 % 301 }, (0...37).map { $0 * 29 % 101 })
    .map { Size(width: $0, height: $1) } + [
      Size(width: 0, height: 0), Size(width: 300, height: 100), Size(width: 60, height: 16),
      Size(width: 61, height: 17), Size(width: 300, height: 16), Size(width: 60, height: 100),
    ]

  @Test(arguments: View.allCases) func nothingOddIsDrawnAndNothingCrashes(view: View) {
    for (kind, snapshot) in zip(Self.kinds, Self.snapshots) {
      for size in Self.sizes {
        var state = ViewState(size: size)
        state.view = view
        state.unit = size.width.isMultiple(of: 2) ? 0 : nil
        state.showsUnit = size.height.isMultiple(of: 2)
        let canvas = Dashboard.render(snapshot, state).canvas
        check(canvas, size, "\(kind.name) \(size)")
        check(canvas.ascii, size, "\(kind.name) \(size)")
        #expect(canvas.ascii.lines.joined().utf8.allSatisfy { (0x20...0x7E).contains($0) })
      }
    }
  }

  /// Every one of 301 × 101 sizes, each with another view of other values than its neighbours.
  @Test(arguments: 0...100) func everySizeIsFilled(height: Int) {
    for width in 0...300 {
      let kind = (width + 3 * height) % Self.kinds.count
      var state = ViewState(size: Size(width: width, height: height))
      state.view = View.allCases[(width * 3 + height * 5) % View.allCases.count]
      check(
        Dashboard.render(Self.snapshots[kind], state).canvas, state.size,
        "\(Self.kinds[kind].name), \(state.view.name)")
    }
  }

  @Test func whatIsNotFiniteIsCountedAndMarked() {
    let distribution = Distribution([.nan, 1, -.infinity, 2, 3, .infinity, .nan])
    #expect(distribution.notFinite == 4)
    let text = Dashboard.render(
      Sample.snapshot([Self.network([1, 2, 3], .nan)]),
      ViewState(size: Size(width: 160, height: 50))
    ).lines.joined(separator: "\n")
    #expect(text.contains("n/a") && text.contains("diverged at step 20"))
  }
}
