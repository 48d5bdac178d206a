import Dashboard
import Drawing
import Statistics
import Telemetry
import Testing

/// View 5: the size of gradients and steps, layer by layer.
struct GradientsTests {
  /// A network whose deepest of three layers has gradients 100 times those of the first.
  ///
  /// A `curvature` bends the loss along a step; with a `rise` the loss changes evenly instead, by so much.
  func network(
    _ normalization: NormalizationInfo? = nil, step: Int = 40, scale: Double = 1, zeros: Int = 0,
    tap: Tap = .gradient, layers: Int = 3, curvature: Double? = nil,
    rise: Double? = nil, sizes: [Double] = [0.01, 0.1, 1]
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
              length: length,
              loss: rise.map { 1 + $0 * length / 4 }
                ?? 1 - 0.5 * length + curvature * length * length / 8,
              gradientChange: curvature * length / 4)
          })
      })
  }

  /// View 5 as text.
  func text(
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
