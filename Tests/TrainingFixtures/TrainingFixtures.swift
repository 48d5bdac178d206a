package import Datasets
package import NeuralNet
import Numerics
package import Statistics
package import Training

extension Dataset {
  /// 3,000 points to train with and 1,000 to test with, in 3 classes.
  package static let spiral = {
    useOneThreadForProducts()
    return Dataset.toy(.spiral, seed: 1)
  }()

  /// The same with so few points to test with that the probe is all of them.
  package static let small = spiral(tested: 200)

  /// The same with `tested` points to test with.
  package static func spiral(tested: Int) -> Dataset {
    Dataset(
      name: "small", classes: 3, train: spiral.train,
      test: Examples(
        coordinates: spiral.test.batch(0..<tested).inputs.matrix.elements,
        labels: Array(spiral.test.labels.prefix(tested)), inputs: 2))
  }
}

extension Configuration {
  /// A network that makes thousands of steps a second; 100 mini-batches of the spiral an epoch.
  package static func tiny(
    _ normalization: NormalizationKind = .none, activation: Activation = .tanh,
    rule: UpdateRule = .sgd(momentum: 0), rate: Double = 0.1, seed: UInt64 = 1
  ) -> Configuration {
    var configuration = Configuration()
    configuration.hidden = [12, 10]
    configuration.activation = activation
    configuration.initialization = .xavier
    configuration.normalization = normalization
    configuration.rule = rule
    configuration.rate = rate
    configuration.batchSize = 30
    configuration.seed = seed
    return configuration
  }
}

extension Session {
  /// A session of `configuration` after `steps` steps.
  package init(_ configuration: Configuration, dataset: Dataset, steps: Int) {
    self.init(configuration, dataset: dataset)
    for _ in 0..<steps { advance() }
  }

  /// The pre-activations of each hidden layer over all test examples, with their own statistics.
  ///
  /// On `Dataset.small` that is what the probe sees. Throws where they are not finite.
  package func probeSamples() throws -> [UnitSamples] {
    let inputs = dataset.test.batch(0..<dataset.test.count).inputs
    return try network.forward(inputs, mode: .training).layers.map { layer in
      guard let samples = UnitSamples(layer.y.elements, units: layer.y.columns) else {
        throw NotFinite()
      }
      return samples
    }
  }
}

/// A number that is not finite where one was expected.
private struct NotFinite: Error {}
