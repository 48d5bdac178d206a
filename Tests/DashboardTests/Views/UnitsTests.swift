import Dashboard
import Drawing
import Telemetry
import Testing

/// View 6: every unit of a layer.
struct UnitsTests {
  /// Units whose medians descend from 3 to −3; the first is saturated on every example.
  func units(_ count: Int, wild: Float? = nil) -> [UnitSummary] {
    (0..<count).map { unit in
      let median = wild ?? 3 - 6 * Float(unit) / Float(max(1, count - 1))
      return UnitSummary(
        q15: median - 1, q50: median, q85: median + 1, mean: median, sigma: 0.75,
        saturated: unit == 0 ? 1 : 0.25, shift: 0.5)
    }
  }

  /// A layer with these units.
  func layer(_ units: [UnitSummary]) -> LayerObservation {
    let base = Sample.layer(spread: 4)
    return LayerObservation(
      pooled: base.pooled, relative: base.relative, leftOut: 0, typical: base.typical,
      saturated: 0, shift: base.shift, windowShift: nil, units: units)
  }

  /// `networks` alike, whose layers have these units.
  func snapshot(
    _ layers: [[UnitSummary]], networks: Int = 1, activation: Nonlinearity = .sigmoid
  ) -> Snapshot {
    let network = Sample.network(layers: layers.map(layer))
    let sample = Sample.snapshot(Array(repeating: network, count: networks))
    guard activation == .relu else { return sample }
    let run = TrainerInfo(
      sizes: Sample.trainer.sizes, activation: .relu, saturation: nil, initialization: .he,
      optimizer: "SGD", batchSize: 60, dataset: "MNIST", stepsPerEpoch: 1000, testSample: 1000,
      testCount: 10000, probeSize: 256, window: 250, seed: 7)
    return Snapshot(run: RunInfo(run), status: sample.status, networks: sample.networks)
  }

  /// View 6 in a size.
  func state(_ width: Int, _ height: Int) -> ViewState {
    var state = ViewState(size: Size(width: width, height: height))
    state.view = .units
    return state
  }

  /// The lines of view 6.
  func lines(
    _ snapshot: Snapshot, width: Int = 120, height: Int = 40,
    _ change: (inout ViewState) -> Void = { _ in }
  ) -> [String] {
    var state = state(width, height)
    change(&state)
    return Dashboard.render(snapshot, state).lines
  }

  @Test func saysWhatIsShownAndTheNumbersOfTheTypicalUnit() {
    let text = lines(snapshot([units(13), units(13), units(13)])).joined(separator: "\n")
    for words in [
      "y of every unit over 256 held-out examples", "in order of medians", "▸layer 1", "layer 3",
      "saturated 1 of 13", "layer 1, unit 7, typical", "median 0.00", "at the mark 0.00",
      "15–85 % −1.00 … 1.00", "σ 0.75", "saturated 25 %", "shift 0.50 since step 0",
      "●", "▲",
    ] { #expect(text.contains(words), "\(words)") }
  }

  @Test func saturationIsShownWhereTheAxisReachesIt() {
    let wide = Sample.layer(spread: 6)
    let reached = lines(Sample.snapshot([Sample.network(layers: [wide])])).joined()
    #expect(reached.contains("saturated beyond ±4.36") && reached.contains("╌╌╌"))
    let near = lines(snapshot([units(13)])).joined()
    #expect(!near.contains("saturated beyond") && !near.contains("╌╌╌"))
  }

  @Test func aChosenUnitIsPointedOut() {
    let text = lines(snapshot([units(13)])) { $0.unit = 12 }.joined(separator: "\n")
    #expect(text.contains("layer 1, unit 13  median −3.00"))
    let beyond = lines(snapshot([units(13)])) { $0.unit = 99 }.joined(separator: "\n")
    #expect(beyond.contains("unit 13"))
  }

  @Test func neighboursShareAColumnWhereTheyMust() {
    let text = lines(snapshot([units(1000)]), width: 80, height: 24).joined(separator: "\n")
    #expect(text.contains("saturated 1 of 1 000  up to 14 units a column"))
    #expect(!lines(snapshot([units(70)]), width: 80).joined().contains("units a column"))
  }

  @Test func deadUnitsAreToldFromSaturatedOnes() {
    let text = lines(snapshot([units(13)], activation: .relu)).joined(separator: "\n")
    for words in ["dead 1", "mostly inactive 0", "×", "dead: inactive on all examples"] {
      #expect(text.contains(words), "\(words)")
    }
    #expect(!lines(snapshot([units(13)])).joined().contains("×"))
  }

  @Test func mediansBeyondTheAxisAreSaid() {
    let text = lines(snapshot([units(5, wild: 1e20)])).joined(separator: "\n")
    #expect(text.contains("↑↑") || text.contains("↑ "))
    #expect(text.contains("median beyond the axis"))
  }

  @Test func layersThatDoNotFitAreSaid() {
    let deep = snapshot(Array(repeating: units(13), count: 8))
    let text = lines(deep, height: 24) { $0.layer = 7 }.joined()
    #expect(text.contains("▸layer 8"))
    #expect(text.contains("saturated in 1–8: 1 1 1 1 1 1 1 1   layer 8 of 8, ↑↓ for more"))
  }

  @Test func withoutUnitsItSaysSo() {
    #expect(lines(snapshot([[], []])).joined().contains("single units are not known here"))
  }

  @Test func everySizeIsFilledExactly() {
    let odd = units(3, wild: .nan) + units(3, wild: .infinity) + units(300)
    let twins = snapshot([units(100), [], odd], networks: 2)
    for width in stride(from: 0, through: 300, by: 13) {
      for height in stride(from: 0, through: 100, by: 11) {
        for layer in 0..<3 {
          let all = lines(twins, width: width, height: height) { $0.layer = layer }
          #expect(all.count == height)
          #expect(all.allSatisfy { $0.unicodeScalars.count == width })
          #expect(!all.joined().lowercased().contains("nan"))
        }
      }
    }
  }
}
