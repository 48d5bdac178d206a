import Dashboard
import Statistics
import Telemetry
import Testing

/// The distribution of ∂L/∂y in each layer.
extension GradientsTests {
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
}
