import Foundation
import NeuralNet
import Numerics
import Testing

/// A network forwarded, differentiated and trained by PyTorch; `make_goldens.py` says what is what.
struct Golden: Decodable, Sendable, CustomTestStringConvertible {
  struct Layer: Decodable {
    let weight: [[Double]]
    let bias: [Double]
    let gamma: [Double]?
    let beta: [Double]?
  }

  struct Trace: Decodable {
    let z: [[Double]]
    let normalized: [[Double]]?
    let y: [[Double]]
    let a: [[Double]]
  }

  struct Running: Decodable {
    let mean: [Double]
    let variance: [Double]
    let correlation: [[Double]]?
  }

  struct Optimization: Decodable {
    let kind: String
    let rate: Double
    let momentum: Double?
    let weightDecay: Double?
    let losses: [Double]
    let layers: [Layer]
  }

  let name: String
  let activation: String
  let normalization: String
  let skips: Bool?
  let normalizesAfter: Bool?
  let inputs: [[Double]]
  let labels: [Int]
  let layers: [Layer]
  let masks: [[[Double]]]?
  let trace: [Trace]
  let logits: [[Double]]
  let loss: Double
  let gradients: [Layer]
  let inputGradient: [[Double]]
  let running: [Running]
  let inferenceLogits: [[Double]]
  let optimizers: [Optimization]

  var testDescription: String { name }

  static func cases() throws -> [Golden] {
    struct File: Decodable { let cases: [Golden] }
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Goldens/network.json")
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    return try decoder.decode(File.self, from: Data(contentsOf: file)).cases
  }
}

extension Golden {
  /// The examples, one a row.
  var x: Inputs<Double> { .dense(Matrix(rows: inputs)) }

  /// What dropout multiplies the layers' outputs by.
  var dropout: [Matrix<Double>] { (masks ?? []).map { Matrix(rows: $0) } }

  /// The network before training.
  func network() throws -> Network<Double> {
    let activation = try #require(Activation(rawValue: activation))
    let kind = try #require(NormalizationKind(rawValue: normalization))
    let output = try #require(layers.last)
    return Network(
      hidden: layers.dropLast().enumerated().map { layer, parameters in
        var normalization = Normalization<Double>(
          kind, units: parameters.bias.count,
          settings: .init(noise: Noise(strength: 1, seed: UInt64(layer))))
        normalization.affine = parameters.affine
        return Block(
          dense: parameters.dense, normalization: normalization, activation: activation,
          skips: skips == true && layer > 0, normalizesAfter: normalizesAfter == true)
      },
      output: output.dense)
  }
}

extension Golden.Layer {
  /// W and b; PyTorch has one row for each unit.
  var dense: Dense<Double> { Dense(weights: Matrix(rows: weight).transposed(), bias: bias) }

  /// γ, and β where there is one.
  var affine: Affine<Double>? {
    gamma.map { Affine(scale: $0, shift: beta ?? []) }
  }
}

extension Golden.Optimization {
  /// The rule in our words.
  var rule: UpdateRule { kind == "adam" ? .adam : .sgd(momentum: momentum ?? 0) }
}

extension Matrix {
  /// A matrix from its rows.
  init(rows: [[Element]]) {
    self.init(rows: rows.count, columns: rows.first?.count ?? 0, elements: rows.flatMap { $0 })
  }
}
