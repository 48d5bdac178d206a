import NeuralNet
import Numerics
import Testing

/// A small network with parameters of all sizes, and a batch for it.
struct Sample<Element: Scalar> {
  var network: Network<Element>
  var inputs: Inputs<Element>
  let labels: [Int]
  /// What dropout multiplies the layers' outputs by in training mode.
  var masks: [Matrix<Element>] = []

  /// Weights N(0, σ²); with normalization γ in 0.5…1.5 and β in ±0.5, where it has them, and
  /// population statistics that are not those of the batch.
  init(
    _ activation: Activation, _ kind: NormalizationKind, sizes: [Int] = [4, 6, 5, 3],
    examples: Int = 9, sigma: Double = 0.8, seed: UInt64 = 1, skips: Bool = false,
    normalizesAfter: Bool = false
  ) {
    var generator = SeededGenerator(seed: seed, stream: 99)
    func numbers(_ count: Int, _ number: (inout SeededGenerator) -> Double) -> [Element] {
      (0..<count).map { _ in Element(number(&generator)) }
    }
    network = Network(
      inputs: sizes[0], hidden: Array(sizes[1..<sizes.count - 1]), classes: sizes[sizes.count - 1],
      activation: activation, initialization: .gaussian(sigma), seed: seed,
      skips: skips, normalizesAfter: normalizesAfter)
    var populations: [RunningStatistics<Element>] = []
    for layer in network.hidden.indices {
      let units = sizes[layer + 1]
      network.hidden[layer].dense.bias = numbers(units) { $0.normal() / 2 }
      guard kind != .none else { continue }
      var normalization = Normalization<Element>(
        kind, units: units, settings: .init(noise: Noise(strength: 1, seed: UInt64(layer))))
      normalization.affine = Affine(
        scale: numbers(units) { $0.uniform() + 0.5 }, shift: numbers(units) { $0.uniform() - 0.5 })
      var population = BatchNormalization<Element>(units: units).running
      population.mean = numbers(units) { $0.normal() }
      population.variance = numbers(units) { $0.uniform() + 0.5 }
      populations.append(population)
      network.hidden[layer].normalization = normalization
    }
    inputs = .dense(
      Matrix(
        rows: examples, columns: sizes[0], elements: numbers(examples * sizes[0]) { $0.normal() }))
    labels = (0..<examples).map { $0 % sizes[sizes.count - 1] }
    guard !populations.isEmpty else { return }
    // Whitening knows correlations from having seen a batch.
    if kind == .whitening { network.track(network.forward(inputs, mode: .training)) }
    for layer in network.hidden.indices {
      network.hidden[layer].normalization.running = populations[layer]
    }
  }

  /// The loss in training mode.
  func loss(of network: Network<Element>) -> Double {
    CrossEntropy(
      logits: network.forward(inputs, mode: .training, masks: masks).logits, labels: labels
    ).loss
  }

  /// The gradients of the loss in training mode.
  func gradients() -> Gradients<Element> {
    let trace = network.forward(inputs, mode: .training, masks: masks)
    let error = CrossEntropy(logits: trace.logits, labels: labels)
    return network.backward(error.gradient, trace: trace)
  }

  /// The derivatives of the loss with respect to the parameters at `place`, by central differences.
  func differences(_ place: WritableKeyPath<Network<Element>, [Element]>) -> [Element] {
    let h: Element = 1e-5
    return network[keyPath: place].indices.map { i in
      var (above, below) = (network, network)
      above[keyPath: place][i] += h
      below[keyPath: place][i] -= h
      return Element((loss(of: above) - loss(of: below)) / (2 * Double(h)))
    }
  }

  /// Expects the gradient of every parameter to be within `bound` of its central differences, and not
  /// to be below `least` everywhere; of b in hidden layers only where that `movesBias`.
  func expectDerivatives(within bound: Element, atLeast least: Element, movesBias: Bool) {
    func check(_ analytic: [Element], _ place: WritableKeyPath<Network<Element>, [Element]>) {
      #expect(analytic.contains { abs($0) > least }, "\(place): all but 0 everywhere")
      let distances = zip(analytic, differences(place)).map { abs($0 - $1) }
      #expect(distances.allSatisfy { $0 < bound }, "\(place)")
    }
    let gradients = gradients()
    for (layer, gradient) in gradients.hidden.enumerated() {
      check(gradient.dense.weights.elements, \.hidden[layer].dense.weights.elements)
      if movesBias { check(gradient.dense.bias, \.hidden[layer].dense.bias) }
      guard let affine = gradient.affine else { continue }
      check(affine.scale, \.hidden[layer].scale)
      if !affine.shift.isEmpty { check(affine.shift, \.hidden[layer].shift) }
    }
    check(gradients.output.weights.elements, \.output.weights.elements)
    check(gradients.output.bias, \.output.bias)
  }

  /// The logits in inference mode.
  func inference() -> Matrix<Element> { network.forward(inputs, mode: .inference).logits }
}

extension Block {
  /// γ of the normalization, empty if there is none.
  var scale: [Element] {
    get { normalization.affine?.scale ?? [] }
    set { normalization.affine?.scale = newValue }
  }

  /// β of the normalization, empty if there is none.
  var shift: [Element] {
    get { normalization.affine?.shift ?? [] }
    set { normalization.affine?.shift = newValue }
  }
}

extension Dropout {
  /// Fresh masks of `examples` × units, one per layer.
  mutating func masks(examples: Int, units: [Int]) -> [Matrix<Float>] {
    var masks: [Matrix<Float>] = []
    draw(&masks, examples: examples, units: units)
    return masks
  }
}
