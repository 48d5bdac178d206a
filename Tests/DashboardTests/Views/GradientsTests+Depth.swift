import Dashboard
import Drawing
import Statistics
import Telemetry
import Testing

/// What becomes of the gradient on its way down through the layers.
extension GradientsTests {
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
}
