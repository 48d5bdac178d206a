import ArgumentParser
import Datasets
import Foundation
import NeuralNet
import Numerics
import Testing
import Training
import normscope

/// Configurations on their way between the command line and files.
@Suite struct ConfigurationTests {
  /// What the real parser makes of the options that stand for `configuration`.
  private func parsed(_ configuration: Configuration) throws -> Configuration {
    var arguments: [String] = []
    for key in ConfigurationKey.allCases {
      switch configuration.value(of: key) {
      case nil: break
      case let isOn as Bool: arguments += isOn ? ["--\(key.rawValue)"] : []
      case let value?: arguments.append("--\(key.rawValue)=\(value.spelling)")
      }
    }
    return try NetworkOptions.parse(arguments).configuration()
  }

  @Test func goFromTheCommandLineToJSONAndBackUnchanged() throws {
    for round in 0..<2_000 {
      var generator = SeededGenerator(seed: 21, stream: UInt64(round))
      let configuration = Configuration.random(using: &generator)
      let given = try parsed(configuration)
      #expect(given == configuration)
      let read = try JSONDecoder().decode(
        Configuration.self, from: JSONEncoder().encode(given))
      #expect(read == configuration)
      #expect(try parsed(read) == configuration)
    }
  }

  @Test func theDefaultsAreThoseOfTheCommandLine() throws {
    #expect(try NetworkOptions.parse([]).configuration() == Configuration())
  }
}

extension Configuration {
  /// Any configuration that the command line can ask for.
  fileprivate static func random(using generator: inout SeededGenerator) -> Configuration {
    func any<Value>(_ values: [Value]) -> Value {
      values[Int.random(in: values.indices, using: &generator)]
    }
    func number(_ range: Range<Double>) -> Double { Double.random(in: range, using: &generator) }
    var configuration = Configuration()
    configuration.hidden = (0..<Int.random(in: 1...64, using: &generator)).map { _ in
      any([Int.random(in: 1...4096, using: &generator), 100])
    }
    let canSkip = zip(configuration.hidden, configuration.hidden.dropFirst()).contains { $0 == $1 }
    configuration.skips = canSkip && Bool.random(using: &generator)
    configuration.activation = any(Activation.allCases)
    configuration.initialization = any([.xavier, .he, .gaussian(number(0..<2)), .gaussian(1e-300)])
    configuration.normalization = any(NormalizationKind.allCases)
    configuration.normalizesAfter = Bool.random(using: &generator)
    configuration.noise = any([0, 1, 100, number(0..<100)])
    configuration.dropout = any([0, number(0..<1)])
    configuration.rule = any([.adam, .sgd(momentum: 0), .sgd(momentum: number(0..<1))])
    configuration.weightDecay = any([0, number(0..<1)])
    configuration.rate = any([number(1e-9..<10), 1e-30, 1e30])
    configuration.batchSize = Int.random(in: 2...100_000, using: &generator)
    configuration.seed = any([0, UInt64.max, generator.next()])
    configuration.data = any(
      [.mnist, .directory("./spiral"), .directory("-x = \"y\"/ü\\n")]
        + ToySet.allCases.map(Dataset.Source.toy))
    configuration.examples = any(
      [
        nil, configuration.batchSize,
        configuration.batchSize + Int.random(in: 1...60_000, using: &generator),
      ])
    configuration.whitensInputs = Bool.random(using: &generator)
    configuration.keepsOrder = Bool.random(using: &generator)
    return configuration
  }
}
