import NeuralNet
import Numerics
import Testing

@Suite struct DropoutTests {
  @Test(arguments: [0.1, 0.5, 0.9])
  func dropsItsShareAndKeepsTheExpectation(rate: Double) {
    var dropout = Dropout(rate: rate, seed: 1)
    let masks = dropout.masks(examples: 200, units: [100, 50])
    #expect(masks.map(\.rows) == [200, 200] && masks.map(\.columns) == [100, 50])
    for mask in masks {
      let count = Double(mask.elements.count)
      #expect(Set(mask.elements) == [0, Float(1 / (1 - rate))])
      let dropped = Double(mask.elements.count { $0 == 0 }) / count
      #expect(abs(dropped - rate) < 4 * (rate * (1 - rate) / count).squareRoot())
    }
    #expect(dropout.masks(examples: 200, units: [100, 50]) != masks, "every batch has its own")
    var again = Dropout(rate: rate, seed: 1)
    #expect(again.masks(examples: 200, units: [100, 50]) == masks)
  }

  @Test func rateZeroIsNoDropout() {
    var dropout = Dropout(rate: 0, seed: 1)
    #expect(dropout.masks(examples: 20, units: [10]).isEmpty)
  }

  @Test func theNextLayerReceivesWhatIsLeft() {
    let sample = Sample<Float>(.sigmoid, .batch)
    var dropout = Dropout(rate: 0.5, seed: 3)
    let masks = dropout.masks(examples: 9, units: [6, 5])
    let trace = sample.network.forward(sample.inputs, mode: .training, masks: masks)
    let plain = sample.network.forward(sample.inputs, mode: .training)
    #expect(trace.layers[0].a == plain.layers[0].a && trace.layers[1].z != plain.layers[1].z)
    for (layer, mask) in zip(trace.layers, masks) {
      #expect(layer.output.elements == zip(layer.a.elements, mask.elements).map { $0 * $1 })
    }
    #expect(plain.masks.isEmpty && trace.masks == masks)
  }
}
