import Foundation
import NeuralNet
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
  }

  struct Optimization: Decodable {
    let kind: String
    let rate: Double
    let momentum: Double?
    let losses: [Double]
    let layers: [Layer]
  }

  let name: String
  let activation: String
  let normalization: String
  let inputs: [[Double]]
  let labels: [Int]
  let layers: [Layer]
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
  var x: Matrix<Double> { Matrix(rows: inputs) }

  /// The network before training.
  func network() throws -> Network<Double> {
    let activation = try #require(Activation(rawValue: activation))
    let output = try #require(layers.last)
    return Network(
      hidden: layers.dropLast().map {
        Block(dense: $0.dense, normalization: $0.normalization, activation: activation)
      },
      output: output.dense)
  }
}

extension Golden.Layer {
  /// W and b.
  var dense: Dense<Double> { Dense(weights: Matrix(rows: weight), bias: bias) }

  /// γ and β with the population statistics of a fresh network.
  var normalization: Normalization<Double> {
    guard let gamma, let beta else { return .none }
    var batch = BatchNormalization<Double>(units: bias.count)
    batch.affine = Affine(scale: gamma, shift: beta)
    return .batch(batch)
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
