import Dashboard
import Drawing
import Statistics
import Telemetry
import Testing

struct GradientsTests {
  /// A network whose deepest of three layers has gradients 100 times those of the first.
  private func network(
    _ normalization: NormalizationInfo? = nil, step: Int = 40, scale: Double = 1, zeros: Int = 0,
    tap: Tap = .gradient, layers: Int = 3, curvature: Double? = nil,
    sizes: [Double] = [0.01, 0.1, 1]
  ) -> NetworkSnapshot {
    func observe(_ step: Int, _ tap: Tap) -> Observation {
      let observed = (0..<layers).map { layer -> LayerObservation in
        let size = scale * sizes[min(layer, sizes.count - 1)]
        let values =
          (0..<400).map { Float(size * 1e-4) * (Float($0) / 200 - 1) }
          + Array(repeating: 0, count: zeros)
        let base = Sample.layer()
        return LayerObservation(
          pooled: Distribution(values), relative: base.relative, leftOut: 0,
          typical: base.typical, saturated: 0, shift: base.shift, windowShift: nil,
          gradient: step == 0
            ? nil
            : WeightGradient(
              norm: size, updateRatio: size / 100, effectiveRate: size / 1000, angle: size * 2))
      }
      let seen = Observation(
        step: step, rate: 0.5, normalization: normalization, trainLoss: 1.25, trainAccuracy: 0.5,
        testLoss: 1.5, testAccuracy: 0.75, gradientNorm: 0.3, tap: tap, markStep: 0,
        layers: observed)
      guard let curvature, step >= 250 else { return seen }
      return Observation(
        step: step, normalization: normalization,
        scalars: seen.scalars.merging([.gradientChange: curvature]) { $1 }, tap: tap, markStep: 0,
        layers: seen.layers)
    }
    var history = History()
    for step in 0...step { history.append(observe(step, .y)) }
    return NetworkSnapshot(
      current: observe(step, tap), mark: observe(0, tap), history: history,
      tapHistory: History(capacity: 2), markers: [], divergedAt: nil,
      landscape: curvature.map { curvature in
        Landscape(
          step: step, rate: 0.5, gradientNorm: 1,
          points: ([0] + Landscape.lengths).map { length in
            Landscape.Point(
              length: length, loss: 1 - 0.5 * length + curvature * length * length / 8,
              gradientChange: curvature * length / 4)
          })
      })
  }

  private func text(
    _ networks: [NetworkSnapshot], width: Int = 120, height: Int = 40,
    _ change: (inout ViewState) -> Void = { _ in }
  ) -> String {
    var state = ViewState(size: Size(width: width, height: height))
    state.view = .gradients
    change(&state)
    let sample = Sample.snapshot(networks)
    let snapshot = Snapshot(
      run: sample.run, status: sample.status, query: state.query, networks: networks)
    return Dashboard.render(snapshot, state).lines.joined(separator: "\n")
  }

  @Test func chartsHaveTitlesDecadesAndTheGuide() {
    let all = text([network()])
    for words in [
      "size of the gradient ‖∂L/∂W‖", "log axis", "0.01", "0.1", "update:data log₁₀",
      " −3 ", "−2", "−4", "L1", "L2", "L3", "step",
    ] { #expect(all.contains(words), "\(words)") }
  }

  @Test(arguments: [
    [0.71, 0.44, 0.34], [0.34, 0.44, 0.71], [0.44, 0.71, 0.34], [0.5, 0.02, 0.49],
    [0.11, 0.12, 0.13, 0.14, 0.15, 0.16, 0.17, 0.18], [0.9, 0.9, 0.8, 0.8, 0.7, 0.7, 0.6, 0.6],
  ])
  func namesStandInTheOrderInWhichTheLinesEnd(sizes: [Double]) throws {
    for (size, networks) in [((120, 40), 1), ((200, 60), 1), ((120, 40), 2)] {
      let seen = network(layers: sizes.count, sizes: sizes)
      let lines = text(Array(repeating: seen, count: networks), width: size.0, height: size.1)
        .split(separator: "\n").map { $0.prefix(size.0 / 2) }
      let title = try #require(lines.firstIndex { $0.contains("gradient ‖∂L/∂W‖") })
      let chart = lines[(title + 1)...].prefix { !$0.hasPrefix("│step") }
      let rows = sizes.indices.map { layer in
        chart.firstIndex { $0.contains("L\(layer + 1)") }
      }
      let named = zip(sizes, rows).compactMap { size, row in row.map { (size: size, row: $0) } }
      #expect(named.count >= 3, "\(sizes)")
      for (upper, lower) in named.flatMap({ a in named.map { (a, $0) } })
      where upper.size > lower.size {
        #expect(upper.row < lower.row, "\(sizes) at \(size)")
      }
    }
  }

  /// A run of `network` in whose layers, the last one first, rms ∂L/∂y and the cosines are `flows`.
  private func descent(
    _ network: NetworkSnapshot, _ flows: [(rms: Double, cosine: Double)], width: Int = 200,
    activation: Nonlinearity = .relu, skips: Bool = false, after: Bool = false
  ) -> String {
    let units = Array(repeating: 9, count: flows.count)
    let trainer = TrainerInfo(
      sizes: [784] + units + [10], activation: activation, skips: skips, normalizesAfter: after,
      saturation: nil, initialization: .he, optimizer: "SGD", batchSize: 60, dataset: "MNIST",
      stepsPerEpoch: 9, testSample: 9, testCount: 9, probeSize: 9, window: 9, seed: 1)
    var state = ViewState(size: Size(width: width, height: 50))
    state.view = .gradients
    let seen = NetworkSnapshot(
      current: network.current.with(
        flows: flows.reversed().map { GradientFlow(rms: $0.rms, correlation: $0.cosine) }),
      mark: network.mark, history: network.history, markers: [], divergedAt: nil)
    let snapshot = Snapshot(
      run: RunInfo(trainer), status: Status(isRunning: false, pace: .unlimited),
      query: state.query, networks: [seen])
    return Dashboard.render(snapshot, state).lines.joined(separator: "\n")
  }

  /// The network's gradient grows from 1e-4 to 9e-4 on its way down, and the examples lose each other.
  private static let growing = [(rms: 1e-4, cosine: 0.75), (3e-4, 0.5), (9e-4, 0.25)]

  @Test func whatBecomesOfTheGradientOnItsWayDownIsTold() {
    let start = network(.batch, step: 0)
    let whole = descent(start, Self.growing)
    #expect(whole.contains("L3 → L1: rms ∂L/∂y 1.0e−4 → 9.0e−4, ×3.00 a layer (theory: ×1.21); "))
    #expect(whole.contains("cosine within a class 0.75 → 0.25"))
    #expect(descent(start, Self.growing, width: 60).contains("×3.00 a layer"))
    // Later on theory is drawn, but what it says is of the first step.
    let later = descent(network(.batch), Self.growing)
    #expect(later.contains("×3.00 a layer; ") && later.contains("dotted: theory"))
    // It speaks of ReLU behind batch norm and of nothing else.
    for other in [
      descent(network(nil, step: 0), Self.growing), descent(network(.layer, step: 0), Self.growing),
      descent(start, Self.growing, activation: .tanh), descent(start, Self.growing, skips: true),
      descent(start, Self.growing, after: true),
    ] {
      #expect(other.contains("×3.00 a layer") && !other.contains("theory"))
    }
    #expect(!text([network()]).contains("a layer"))
  }

  @Test func sizeAndLikenessOfTheGradientAreDrawnAgainstDepth() throws {
    func rows(_ growth: Double, layers: Int = 12) throws -> [String] {
      let flows = (0..<layers).map { (powerOfTen(decimalExponent(growth) * Double($0)), 0.5) }
      let start = network(.batch, step: 0, layers: layers)
      let lines = descent(start, flows).split(separator: "\n").map(String.init)
      let title = try #require(
        lines.firstIndex { $0.contains("rms ∂L/∂y, log; dotted: theory") })
      // In a deep network these charts come first, below the words and the edge.
      #expect(layers < 10 || title == 4)
      #expect(lines[title].contains("cosine of ∂L/∂y within a class"))
      let rest = lines[(title + 1)...]
      let axis = try #require(rest.firstIndex { $0.contains(/layer +1 .*\b(4|12)\b/) })
      return Array(rest[..<axis])
    }
    func dots(_ rows: [String]) -> Int {
      rows.joined().unicodeScalars.count { ("\u{2801}"..."\u{28FF}").contains($0) }
    }
    // A gradient that grows as theory has it lies upon theory's line.
    let (asExpected, otherwise) = (try rows(GradientFlow.explosion), try rows(1.5))
    #expect(dots(asExpected) < dots(otherwise))
    _ = try rows(1.5, layers: 4)
  }

  @Test func aStepHasItsAngleAndItsEffectiveRateWhereThereIsRoom() {
    let large = text([network()], width: 200, height: 60)
    for words in [
      "angle of a step: how far it turns W of each layer, in degrees",
      "effective learning rate η/‖W‖² of each layer", "angle 2.0e0 deg  η/‖W‖² 1.0e−3",
    ] { #expect(large.contains(words), "\(words)") }
    #expect(text([network()]).contains("angle of a step"))
    #expect(!text([network()], width: 80, height: 24).contains("angle of a step"))
    #expect(text([network(step: 0)], width: 200, height: 60).contains("no step yet"))
  }

  @Test func theLossAlongAStepHasItsPicture() {
    let twins = [network(step: 520, curvature: 3), network(.batch, step: 520, curvature: 0.5)]
    let large = text(twins, width: 200, height: 60)
    for words in [
      "change of the gradient along a step", "change of the gradient within 4 steps", "plain",
      "batch norm",
    ] { #expect(large.contains(words), "\(words)") }
    #expect(large.contains(/steps 0 +2 +4/))
    // Each network is on the axis of both.
    #expect(large.split(separator: "\n").contains { $0.contains(/│ +3\s.*││ +3\s/) })
    let single = text([network(step: 520, curvature: 3)])
    #expect(single.contains("loss along a step, in nats"))
    #expect(single.contains("‖∇L'−∇L‖/‖∇L‖ along a step"))
    let small = text(twins, width: 80, height: 24)
    #expect(small.contains("4 steps on: loss +4.00, ∇L off 300 %"))
    #expect(small.contains("4 steps on: loss −1.00, ∇L off 50 %"))
    #expect(text([network(step: 0)]).contains("no step yet: the first one is step 1"))
    #expect(text([network()], width: 200, height: 60).contains("first measured at step 250"))
  }

  @Test func aLossThatIsNotFiniteAlongAStepLeavesAGap() {
    for curvature in [Double.nan, .infinity, 1e300] {
      #expect(text([network(step: 300, curvature: curvature)]).contains("loss along"))
    }
  }

  @Test func everyLayerHasItsNumbers() {
    let all = text([network()], width: 160)
    for words in [
      "L3 ‖∂L/∂W‖ 1.0e0  update:data 1.0e−2  σ 5.8e−5",
      "L2 ‖∂L/∂W‖ 1.0e−1  update:data 1.0e−3  σ 5.8e−6",
      "L1 ‖∂L/∂W‖ 1.0e−2  update:data 1.0e−4  σ 5.8e−7",
      "∂L/∂y at step 40, line: at the mark; one scale for all, logarithmic from ±1e−7", "█",
      "−1e−4    −1e−5      −1e−6      −1e−7  0 1e−7       1e−6       1e−5      1e−4",
    ] { #expect(all.contains(words), "\(words)") }
    #expect(!all.contains("zeros "))
  }

  /// The columns of the panel at the right in which a bar stands.
  private func columns(_ text: String) -> Int {
    var filled: Set<Int> = []
    for line in text.split(separator: "\n") {
      for (column, glyph) in line.unicodeScalars.enumerated().dropFirst(80)
      where ("▁"..."█").contains(glyph) { filled.insert(column) }
    }
    return filled.count
  }

  @Test(arguments: [1e-20, 1e-6, 1, 1e6]) func thePictureUsesItsWidthAtEveryScale(scale: Double) {
    // At the mark no outline stands in place of low bars.
    for layers in [1, 3] {
      let start = network(step: 0, scale: scale, layers: layers)
      #expect(columns(text([start], width: 160)) > 60, "\(layers)")
    }
  }

  @Test func mostlyTinyGradientsAreNoSpike() {
    // Two thirds of them are a thousandth of the others.
    let values = (0..<600).map { index in
      Float(index % 3 == 0 ? 1 : 1e-3) * (Float(index) / 300 - 1)
    }
    let base = Sample.layer()
    let layer = LayerObservation(
      pooled: Distribution(values), relative: base.relative, leftOut: 0, typical: base.typical,
      saturated: 0, shift: base.shift, windowShift: nil)
    let now = Observation(
      step: 1, rate: 0.5, normalization: nil, trainLoss: 1, trainAccuracy: 1, testLoss: 1,
      testAccuracy: 1, gradientNorm: 1, tap: .gradient, markStep: 1, layers: [layer])
    let network = NetworkSnapshot(
      current: now, mark: now, history: History(), markers: [], divergedAt: nil)
    #expect(columns(text([network], width: 160)) > 50)
  }

  @Test func zerosAreCounted() {
    #expect(text([network(zeros: 400)], width: 160).contains("zeros 50 %"))
  }

  @Test func zerosHaveNoBarAndAreSaidToHaveNone() {
    let (none, many) = (network(step: 0), network(step: 0, zeros: 1_200))
    let texts = [none, many].map { text([$0], width: 160) }
    // Three quarters of them are 0, and still the others stand as they did.
    #expect(columns(texts[1]) > columns(texts[0]) * 9 / 10)
    #expect(!texts[1].contains("↑75 %"))
    #expect(texts[1].contains("∂L/∂y without zeros, line: at the mark; one scale, logarithmic"))
    #expect(!texts[0].contains("without"))
    #expect(text([many], width: 80, height: 24).contains("∂L/∂y without zeros"))
  }

  @Test func axesAreCommonToTheTwins() throws {
    let lines = text([network(), network(.batch, scale: 0.01)]).split(separator: "\n")
    let axis = try #require(lines.last { $0.contains("−") && $0.hasPrefix("│") })
    let halves = axis.split(separator: "││").map { $0.trimmingPrefix("│").trimmingSuffix("│") }
    #expect(halves.count == 2)
    #expect(halves.first == halves.last)
  }

  @Test func saysWhatIsMissing() {
    #expect(text([network(step: 0)]).contains("no gradient yet"))
    #expect(text([network(tap: .y)]).contains("∂L/∂y has not been measured"))
  }

  @Test func manyLayersScroll() {
    let all = text([network(layers: 20)]) { $0.layer = 19 }
    #expect(all.contains("of 20, ↑↓ for more"))
    #expect(all.contains("▸L20"))
  }

  @Test(arguments: [Double.nan, .infinity, 1e300, 1e-300, 0])
  func everySizeIsFilledExactly(_ scale: Double) {
    let wild = network(scale: scale, layers: 5)
    for width in stride(from: 0, through: 217, by: 31) {
      for height in stride(from: 0, through: 60, by: 10) {
        for networks in [[wild], [wild, network(.batch, layers: 5)]] {
          let lines = text(networks, width: width, height: height)
            .split(separator: "\n", omittingEmptySubsequences: false)
          #expect(height == 0 || lines.count == height)
          #expect(lines.allSatisfy { height == 0 || $0.unicodeScalars.count == width })
        }
      }
    }
  }
}

extension Substring {
  /// The text without `suffix` at its end.
  fileprivate func trimmingSuffix(_ suffix: String) -> Substring {
    hasSuffix(suffix) ? dropLast(suffix.count) : self
  }
}
