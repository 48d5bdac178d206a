import NeuralNet
import Numerics
import Testing

/// The loss and its gradient along a step, against networks whose parameters are moved here one by one.
@Suite struct LossAlongStepTests {
  @Test(arguments: Activation.allCases, NormalizationKind.allCases)
  func everyParameterTakesTheStep(activation: Activation, kind: NormalizationKind) {
    var sample = Sample<Double>(activation, kind)
    sample.masks = [6, 5].map { units in
      Matrix(rows: 9, columns: units, elements: (0..<9 * units).map { $0 % 3 == 0 ? 0 : 1.5 })
    }
    let distances = [0.1, 0.7, 3]
    let line = LossAlongStep(
      from: sample.network, sample.inputs, labels: sample.labels, masks: sample.masks)
    let here = sample.gradients()
    #expect(abs(line.loss - sample.loss(of: sample.network)) < 1e-12)
    #expect(abs(line.gradientNorm / norm(of: flat(here)) - 1) < 1e-12)
    for distance in distances {
      let point = line.point(at: distance)
      var moved = sample
      moved.network.take(here, times: distance)
      #expect(abs(point.loss - moved.loss(of: moved.network)) < 1e-9, "\(distance)")
      let change = zip(flat(here), flat(moved.gradients())).map { $0 - $1 }
      #expect(abs(point.gradientChange - norm(of: change) / line.gradientNorm) < 1e-7)
      #expect(point.gradientChange > 1e-3)
    }
  }

  @Test(arguments: [NormalizationKind.none, .batch, .layer, .rms])
  func nearTheNetworkTheLossFallsByTheSquareOfTheGradient(kind: NormalizationKind) {
    let sample = Sample<Double>(.tanh, kind)
    let line = LossAlongStep(from: sample.network, sample.inputs, labels: sample.labels)
    let slope = (line.loss - line.point(at: 1e-5).loss) / 1e-5
    #expect(abs(slope / (line.gradientNorm * line.gradientNorm) - 1) < 1e-3)
  }

  private func norm(of numbers: [Double]) -> Double {
    numbers.reduce(0) { $0 + $1 * $1 }.squareRoot()
  }

  private func flat(_ gradients: Gradients<Double>) -> [Double] {
    gradients.hidden.flatMap { layer in
      layer.dense.weights.elements + layer.dense.bias
        + (layer.affine.map { $0.scale + $0.shift } ?? [])
    } + gradients.output.weights.elements + gradients.output.bias
  }
}

extension Network<Double> {
  /// Moves all parameters along −gradients, `size` times as far.
  fileprivate mutating func take(_ gradients: Gradients<Double>, times size: Double) {
    func moved(_ numbers: [Double], _ gradient: [Double]) -> [Double] {
      zip(numbers, gradient).map { $0 - size * $1 }
    }
    func moved(_ dense: Dense<Double>, _ gradient: DenseGradient<Double>) -> Dense<Double> {
      let weights = moved(dense.weights.elements, gradient.weights.elements)
      return Dense(
        weights: Matrix(
          rows: dense.weights.rows, columns: dense.weights.columns, elements: weights),
        bias: moved(dense.bias, gradient.bias))
    }
    for layer in hidden.indices {
      let gradient = gradients.hidden[layer]
      let bias = hidden[layer].dense.bias
      hidden[layer].dense = moved(hidden[layer].dense, gradient.dense)
      // A bias that the normalization takes out again stays.
      if hidden[layer].normalization.traits?.makesBiasRedundant == true {
        hidden[layer].dense.bias = bias
      }
      guard let affine = hidden[layer].normalization.affine, let slope = gradient.affine else {
        continue
      }
      hidden[layer].normalization.affine = Affine(
        scale: moved(affine.scale, slope.scale), shift: moved(affine.shift, slope.shift))
    }
    output = moved(output, gradients.output)
  }
}
