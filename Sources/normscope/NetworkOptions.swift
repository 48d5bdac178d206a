import ArgumentParser
import Datasets
import NeuralNet
import Numerics
import Telemetry
package import Training

/// The options that decide what is trained, common to all commands.
package struct NetworkOptions: ParsableArguments {
  @Option(help: "Units of each hidden layer, separated by commas.")
  var hidden = HiddenLayers(units: standard.hidden)

  @Option(help: "The nonlinearity of the hidden layers.")
  var activation = standard.activation

  @Flag(
    help: """
      Skip connections: every hidden layer that is as wide as the hidden layer before it adds what it \
      receives to what it hands on (He et al. 2016).
      """)
  var skip = false

  @Option(
    name: .customLong("init"),
    help: """
      How weights are drawn: gaussian:SIGMA (normal, with this σ), xavier (uniform in ±√(6 / \
      (inputs + units))) or he (normal, σ² = 2 / inputs).
      """)
  var initialization = standard.initialization

  @Option(help: "The normalization to start with.")
  var norm = standard.normalization

  @Flag(
    help: """
      Put normalizations behind the nonlinearity, a = norm(g(z)), where the next layer receives what they \
      put out, and not before it.
      """)
  var normAfter = false

  @Option(
    name: .customLong("noise"),
    help: """
      The strength of the noise behind --norm noisy, 0 to 100: 0 none, 1 that of Santurkar et al. \
      (default: 1)
      """)
  var chosenNoise: Double?

  @Option(
    help: """
      Groups of units in each layer behind --norm group. (default: 10, or as many as divide the \
      units and have 3 at least)
      """)
  var groups: Int?

  @Option(help: "The probability with which an output of a hidden layer is dropped in training.")
  var dropout = standard.dropout

  @Option(name: .customLong("lr"), help: "The learning rate.")
  var rate = standard.rate

  @Option(
    name: .customLong("momentum"),
    help: "The momentum of SGD. (default: \(standard.rule.momentum ?? 0))")
  var chosenMomentum: Double?

  @Option(
    help: """
      λ of weight decay, as in PyTorch: each step follows ∂L/∂W + λ W. Of the weights of all layers \
      only, not of biases, γ and β.
      """)
  var weightDecay = standard.weightDecay

  @Option(help: "The update rule.")
  var optimizer = standard.rule.name

  @Option(help: "Examples in a mini-batch.")
  var batch = standard.batchSize

  @Option(help: "The seed of weights, order of examples, probe, noise and dropout.")
  var seed = standard.seed

  @Option(
    help: """
      What to learn: mnist (inside the program), \(ToySet.allCases.map(\.rawValue).joined(separator: ", ")), \
      or a directory of IDX files under MNIST's names, raw or gzip'd.
      """)
  var data = standard.data

  @Option(
    help: """
      Train on the first N training examples of the data only; a small number overfits. (default: all)
      """)
  var examples: Int?

  @Flag(help: "Decorrelate the inputs and bring them to unit variance first (ZCA).")
  var whitenInputs = false

  @Flag(
    name: .customLong("no-shuffle"),
    help: "Learn from the examples in the order of the data in every epoch, not in a random one.")
  var keepsOrder = false

  @Option(
    name: .customLong("shift-test"),
    help: """
      Change the test images, and not the training images, and tell what that costs and what statistics \
      of the changed images repair: brightness:AMOUNT is added to every pixel (0 to 1), noise:SIGMA \
      is normal noise, blur:SIGMA is in pixels. (default: none)
      """)
  var shiftTest: String?

  @Option(
    name: .customLong("init-weights"),
    help: """
      Begin with the weights of this safetensors file, as --save-weights writes it, in place of --init.
      """)
  var weights: String?

  /// The default values.
  package init() {}

  /// The configuration that the options ask for, with weights from a file if there are such; exits with
  /// 2 when it can't be, and with 1 when the file can't be read.
  ///
  /// `units` are those of each hidden layer, where they are not what --hidden says.
  package func configuration(hidden units: [Int]? = nil) throws -> Configuration {
    var configuration = standard
    configuration.hidden = units ?? hidden.units
    configuration.activation = activation
    configuration.skips = skip || standard.skips
    configuration.initialization = initialization
    configuration.normalization = norm
    configuration.normalizesAfter = normAfter || standard.normalizesAfter
    configuration.noise = chosenNoise ?? standard.noise
    configuration.groups = groups ?? standard.groups
    configuration.dropout = dropout
    configuration.weightDecay = weightDecay
    configuration.rate = rate
    configuration.batchSize = batch
    configuration.seed = seed
    configuration.data = data
    configuration.examples = examples ?? standard.examples
    configuration.whitensInputs = whitenInputs || standard.whitensInputs
    configuration.keepsOrder = keepsOrder || standard.keepsOrder
    let momentum = optimizer == standard.rule.name ? standard.rule.momentum : nil
    do {
      configuration.rule = try UpdateRule(optimizer, momentum: chosenMomentum ?? momentum ?? 0)
      try configuration.validate()
      configuration.shiftTest = try chosenShift ?? standard.shiftTest
    } catch { throw Failure.inUse(error) }
    if let weights {
      guard let weights = StartingWeights(spelling: weights) else {
        throw Failure(
          message: "--init-weights: expected \(ConfigurationKey.weights.values)", status: 2)
      }
      configuration.weights = weights
    }
    return configuration
  }

  /// The change of test images that is asked for, if one is.
  private var chosenShift: TestShift? {
    get throws(ConfigurationError) {
      guard let shiftTest else { return nil }
      guard let shift = TestShift(spelling: shiftTest) else {
        throw ConfigurationError(
          .shiftTest,
          "expected \(ConfigurationKey.shiftTest.values), not “\(shiftTest.quotable)”")
      }
      return shift
    }
  }
}

/// What an option that is not given means.
private let standard = Defaults.current.configuration
