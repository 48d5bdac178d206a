import Datasets
import Foundation
import Interchange
import NeuralNet
import Testing
import Training

/// The same weights, examples and order give the losses that PyTorch has; `make_parity.py` says how.
@Suite struct ParityTests {
  private struct Case: Decodable, Sendable, CustomTestStringConvertible {
    let normalization: String
    let optimizer: String
    let rate: Double
    let losses: [Double]
    let accuracy: Double

    var testDescription: String { "\(normalization), \(optimizer)" }

    static func all() throws -> [Case] {
      struct File: Decodable { let cases: [Case] }
      return try JSONDecoder().decode(
        File.self, from: Data(contentsOf: goldens.appending(path: "parity.json"))
      ).cases
    }
  }

  private static let goldens = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "Goldens")
  private static let mnist = Result { try Dataset.mnist() }

  @Test func allCasesAreThere() throws {
    let names = try Case.all().map(\.testDescription)
    let expected = ["none", "batch", "layer", "group", "rms"].flatMap { normalization in
      ["sgd", "momentum", "adam"].map { "\(normalization), \($0)" }
    }
    #expect(names == expected)
    #expect(try Case.all().allSatisfy { $0.losses.count == 200 })
  }

  @Test(arguments: try Case.all()) private func lossesAndAccuracy(golden: Case) throws {
    let data = try Data(contentsOf: Self.goldens.appending(path: "weights.safetensors"))
    var configuration = Configuration()
    configuration.hidden = [16, 12]
    configuration.normalization = try #require(NormalizationKind(rawValue: golden.normalization))
    if configuration.normalization == .group { configuration.groups = 2 }
    configuration.rule =
      switch golden.optimizer {
      case "adam": .adam
      case "momentum": .sgd(momentum: 0.9)
      default: .sgd(momentum: 0)
      }
    configuration.rate = golden.rate
    configuration.keepsOrder = true
    configuration.weights = try StartingWeights(data, file: "weights.safetensors")
    let dataset = try Self.mnist.get()
    try configuration.validate(dataset)
    var session = Session(configuration, dataset: dataset)
    var worst = 0.0
    for expected in golden.losses {
      session.advance()
      let loss = try #require(session.latest).loss
      worst = max(worst, abs(loss - expected) / expected)
    }
    #expect(worst <= 1e-5)
    while session.step < 1000 { session.advance() }
    let accuracy = session.evaluate(dataset.test).accuracy
    #expect(abs(accuracy - golden.accuracy) <= 0.003, "\(accuracy) \(golden.accuracy)")
  }
}
