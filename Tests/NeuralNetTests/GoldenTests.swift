import NeuralNet
import Numerics
import Testing

/// PyTorch's numbers, in double precision.
@Suite struct GoldenTests {
  @Test func allCasesAreThere() throws {
    let names = try Golden.cases().map(\.name)
    #expect(
      names == [
        "sigmoid-none", "sigmoid-batch", "tanh-none", "tanh-batch", "relu-none", "relu-batch",
        "tanh-layer", "sigmoid-detached-mean", "tanh-detached", "relu-noisy",
        "tanh-whitening",
        "tanh-none-dropout", "relu-batch-dropout", "sigmoid-rms",
        "tanh-group", "tanh-centring", "sigmoid-scaling", "relu-none-skip", "tanh-batch-skip",
        "sigmoid-batch-skip-dropout", "relu-batch-after", "tanh-layer-after", "sigmoid-rms-after",
        "tanh-whitening-after", "relu-batch-skip-dropout-after",
      ])
  }

  @Test(arguments: try Golden.cases())
  func forward(golden: Golden) throws {
    let trace = try golden.network().forward(
      golden.x, mode: .training, masks: golden.dropout)
    #expect(trace.layers.count == golden.trace.count)
    for (layer, expected) in zip(trace.layers, golden.trace) {
      #expect(distance(layer.z, Matrix(rows: expected.z)) <= 1e-12)
      #expect(distance(layer.y, Matrix(rows: expected.y)) <= 1e-12)
      #expect(distance(layer.a, Matrix(rows: expected.a)) <= 1e-12)
      #expect((layer.normalized == nil) == (golden.normalization == "none"))
      if let normalized = layer.normalized {
        let expected = Matrix(rows: try #require(expected.normalized))
        #expect(distance(normalized.normalized, expected) <= 1e-12)
        #expect(normalized.output == (golden.normalizesAfter == true ? layer.a : layer.y))
      }
    }
    #expect(distance(trace.logits, Matrix(rows: golden.logits)) <= 1e-12)
    let loss = CrossEntropy(logits: trace.logits, labels: golden.labels).loss
    #expect(abs(loss - golden.loss) <= 1e-12)
  }

  @Test(arguments: try Golden.cases())
  func gradients(golden: Golden) throws {
    let network = try golden.network()
    let trace = network.forward(golden.x, mode: .training, masks: golden.dropout)
    let error = CrossEntropy(logits: trace.logits, labels: golden.labels)
    let gradients = network.backward(error.gradient, trace: trace)
    #expect(gradients.hidden.count == golden.gradients.count - 1)
    let dense = gradients.hidden.map(\.dense) + [gradients.output]
    for (gradient, expected) in zip(dense, golden.gradients) {
      #expect(distance(gradient.weights.transposed(), Matrix(rows: expected.weight)) <= 1e-12)
      #expect(distance(gradient.bias, expected.bias) <= 1e-12)
    }
    for (gradient, expected) in zip(gradients.hidden, golden.gradients) {
      #expect((gradient.affine == nil) == (expected.gamma == nil))
      guard let affine = gradient.affine else { continue }
      #expect(distance(affine.scale, try #require(expected.gamma)) <= 1e-12)
      #expect(distance(affine.shift, expected.beta ?? []) <= 1e-12)
    }
    // ∂L/∂x = δ Wᵀ of the first layer.
    let (delta, weights) = (gradients.hidden[0].dense.delta, network.hidden[0].dense.weights)
    let inputs = (0..<delta.rows).map { i in
      (0..<weights.rows).map { j in
        (0..<weights.columns).reduce(0) { $0 + delta[i, $1] * weights[j, $1] }
      }
    }
    #expect(distance(Matrix(rows: inputs), Matrix(rows: golden.inputGradient)) <= 1e-12)
  }

  @Test(arguments: try Golden.cases())
  func populationStatisticsAndInference(golden: Golden) throws {
    var network = try golden.network()
    network.track(network.forward(golden.x, mode: .training, masks: golden.dropout))
    let populations = network.hidden.compactMap(\.normalization.running)
    #expect(populations.count == golden.running.count)
    for (population, expected) in zip(populations, golden.running) {
      #expect(distance(population.mean, expected.mean) <= 1e-12)
      #expect(distance(population.variance, expected.variance) <= 1e-12)
    }
    for (block, expected) in zip(network.hidden, golden.running) {
      guard let whitening = block.normalization.method as? Whitening<Double> else { continue }
      let correlation = Matrix(rows: try #require(expected.correlation))
      #expect(distance(whitening.correlation, correlation) <= 1e-12)
    }
    let logits = network.forward(golden.x, mode: .inference).logits
    #expect(distance(logits, Matrix(rows: golden.inferenceLogits)) <= 1e-12)
  }

  @Test(arguments: try Golden.cases(), 0..<5)
  func tenSteps(golden: Golden, optimizer index: Int) throws {
    let expected = golden.optimizers[index]
    var network = try golden.network()
    var optimizer = Optimizer<Double>(
      expected.rule, weightDecay: expected.weightDecay ?? 0, layers: network.hidden.count)
    #expect(golden.optimizers.count == 5 && expected.losses.count == 10)
    for loss in expected.losses {
      let trace = network.forward(golden.x, mode: .training, masks: golden.dropout)
      let error = CrossEntropy(logits: trace.logits, labels: golden.labels)
      #expect(abs(error.loss - loss) <= 1e-12)
      let gradients = network.backward(error.gradient, trace: trace)
      optimizer.step(&network, gradients: gradients, rate: expected.rate)
    }
    let dense = network.hidden.map(\.dense) + [network.output]
    #expect(dense.count == expected.layers.count)
    for (i, (layer, expected)) in zip(dense, expected.layers).enumerated() {
      #expect(distance(layer.weights, expected.dense.weights) <= 1e-12, "layer \(i)")
      let traits = NormalizationKind(rawValue: golden.normalization)?.traits
      let isRedundant =
        traits?.makesBiasRedundant == true && golden.normalizesAfter != true
        && i < network.hidden.count
      #expect(distance(layer.bias, expected.bias) <= (isRedundant ? 1e-8 : 1e-12), "layer \(i)")
    }
    for (block, expected) in zip(network.hidden, expected.layers) {
      #expect((block.normalization.affine == nil) == (expected.gamma == nil))
      guard let affine = block.normalization.affine else { continue }
      #expect(distance(affine.scale, try #require(expected.gamma)) <= 1e-12)
      #expect(distance(affine.shift, expected.beta ?? []) <= 1e-12)
    }
  }
}
