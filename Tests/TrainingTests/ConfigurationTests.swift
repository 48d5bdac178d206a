import Datasets
import NeuralNet
import Telemetry
import Testing
import Training
import TrainingFixtures

@Suite struct ConfigurationTests {
  /// A change of the default configuration and what is said about it.
  struct Fault: Sendable, CustomTestStringConvertible {
    let message: String
    let change: @Sendable (inout Configuration) -> Void
    var testDescription: String { message }

    init(_ message: String, _ change: @escaping @Sendable (inout Configuration) -> Void) {
      self.message = message
      self.change = change
    }
  }

  static let faults = [
    Fault("--hidden: at least one layer is needed") { $0.hidden = [] },
    Fault("--hidden: at most 64 layers are possible, not 65") {
      $0.hidden = Array(repeating: 2, count: 65)
    },
    Fault("--hidden: a layer has 1 to 4096 units, not 0") { $0.hidden = [100, 0] },
    Fault("--hidden: a layer has 1 to 4096 units, not 4097") { $0.hidden = [4_097, 0] },
    Fault(
      "--skip: expected a hidden layer that is as wide as the one before it, and there is none in "
        + "100,50,100"
    ) { ($0.skips, $0.hidden) = (true, [100, 50, 100]) },
    Fault(
      "--skip: expected a hidden layer that is as wide as the one before it, and there is none in 7"
    ) { ($0.skips, $0.hidden) = (true, [7]) },
    Fault("--lr: the learning rate is a positive number, not 0.0") { $0.rate = 0 },
    Fault("--lr: the learning rate is a positive number, not -1.0") { $0.rate = -1 },
    Fault("--lr: the learning rate is a positive number, not nan") { $0.rate = .nan },
    Fault("--lr: the learning rate is a positive number, not inf") { $0.rate = .infinity },
    Fault("--init: σ is a number from 0 up, not -0.1") { $0.initialization = .gaussian(-0.1) },
    Fault("--init: σ is a number from 0 up, not nan") { $0.initialization = .gaussian(.nan) },
    Fault("--momentum: a number from 0 up and below 1, not 1.0") {
      $0.rule = .sgd(momentum: 1)
    },
    Fault("--momentum: a number from 0 up and below 1, not -0.5") {
      $0.rule = .sgd(momentum: -0.5)
    },
    Fault("--momentum: a number from 0 up and below 1, not nan") {
      $0.rule = .sgd(momentum: .nan)
    },
    Fault("--noise: a number from 0 to 100, not -0.5") { $0.noise = -0.5 },
    Fault("--noise: a number from 0 to 100, not inf") { $0.noise = .infinity },
    Fault("--noise: a number from 0 to 100, not 1e+308") { $0.noise = 1e308 },
    Fault("--groups: at least 1 group, not 0") { $0.groups = 0 },
    Fault(
      "--groups: expected a number that divides a layer’s 100 units into groups of 2 or more, "
        + "not 7"
    ) { $0.groups = 7 },
    Fault(
      "--groups: expected a number that divides a layer’s 6 units into groups of 2 or more, not 6"
    ) { ($0.groups, $0.hidden) = (6, [12, 6]) },
    Fault("--weight-decay: a number from 0 up and below 1, not 1.0") { $0.weightDecay = 1 },
    Fault("--weight-decay: a number from 0 up and below 1, not nan") { $0.weightDecay = .nan },
    Fault("--dropout: a number from 0 up and below 1, not 1.0") { $0.dropout = 1 },
    Fault("--dropout: a number from 0 up and below 1, not -0.1") { $0.dropout = -0.1 },
    Fault("--dropout: a number from 0 up and below 1, not nan") { $0.dropout = .nan },
    Fault("--batch: at least 2 examples, not 1: one has no variance to normalize by") {
      $0.batchSize = 1
    },
    Fault("--batch: at least 2 examples, not -3: one has no variance to normalize by") {
      $0.batchSize = -3
    },
    Fault("--examples: at least the 60 of a mini-batch, not 59") { $0.examples = 59 },
    Fault("--examples: at least the 60 of a mini-batch, not -1") { $0.examples = -1 },
  ]

  @Test(arguments: faults)
  func saysWhichOptionIsImpossible(fault: Fault) throws {
    var configuration = Configuration()
    fault.change(&configuration)
    let thrown = #expect(throws: ConfigurationError.self) { try configuration.validate() }
    let error = try #require(thrown)
    #expect(error.description == fault.message)
    #expect(throws: error) { try configuration.validate(.spiral) }
    #expect(throws: error) { try HeadlessRun(configuration, dataset: .spiral, compare: false) }
  }

  @Test func limitsArePossible() throws {
    try Configuration().validate()
    var configuration = Configuration()
    configuration.hidden = [1, 4_096] + Array(repeating: 5, count: 62)
    configuration.rate = 1e-30
    configuration.initialization = .gaussian(0)
    configuration.rule = .sgd(momentum: 0.999)
    configuration.batchSize = 2
    try configuration.validate()
    configuration.batchSize = 3_000
    try configuration.validate(.spiral)
  }

  @Test func theDataMustFillABatchAndTheProbe() {
    var configuration = Configuration()
    configuration.batchSize = 3_001
    let tooLarge = #expect(throws: ConfigurationError.self) {
      try configuration.validate(.spiral)
    }
    #expect(
      tooLarge?.description
        == "--batch: at most the 3000 training examples of spiral, not 3001")
    let one = Examples(coordinates: [1, 2], labels: [0], inputs: 2)
    let set = Dataset(name: "few", classes: 3, train: Dataset.spiral.train, test: one)
    let tooFew = #expect(throws: ConfigurationError.self) { try Configuration().validate(set) }
    #expect(tooFew?.description == "--data: few has fewer than 2 test examples to observe")
  }

  @Test func asManyExamplesAreLearnedFromAsAreWanted() throws {
    var configuration = Configuration()
    configuration.examples = 3_001
    let tooMany = #expect(throws: ConfigurationError.self) { try configuration.validate(.spiral) }
    #expect(
      tooMany?.description == "--examples: at most the 3000 training examples of spiral, not 3001")
    configuration.examples = 200
    let few = configuration.prepared(.spiral)
    // What is limited already is still what it was.
    for dataset in [.spiral, few] { try configuration.validate(dataset) }
    #expect(few == Dataset.spiral.limited(to: 200))
    let info = TrainerInfo(configuration, dataset: few)
    #expect(info.stepsPerEpoch == 3 && info.examples == 200)
    #expect(RunInfo(info).facts.map(\.words).contains("first 200 of spiral"))
    configuration.whitensInputs = true
    #expect(configuration.prepared(.spiral) == few.whitened())
    configuration.batchSize = 200
    try configuration.validate(few)
    #expect(Session(configuration, dataset: few).stepsPerEpoch == 1)
    configuration.examples = nil
    #expect(configuration.prepared(.spiral) == Dataset.spiral.whitened())
  }

  @Test func descriptionsAreInWords() {
    var configuration = Configuration()
    let plain = TrainerInfo(configuration, dataset: .spiral)
    #expect(plain.sizes == [2, 100, 100, 100, 3])
    #expect(plain.activation == .sigmoid && plain.saturation == Activation.sigmoid.saturation)
    #expect(plain.initialization.words == "N(0, σ 0.1)" && plain.optimizer == "SGD")
    #expect(plain.batchSize == 60 && plain.stepsPerEpoch == 50 && plain.dataset == "spiral")
    #expect(plain.testSample == 1_000 && plain.testCount == 1_000 && plain.probeSize == 256)
    #expect(plain.window == 250 && plain.seed == 1)
    configuration.activation = .relu
    configuration.initialization = .he
    configuration.rule = .sgd(momentum: 0.9)
    let other = TrainerInfo(configuration, dataset: .small)
    #expect(other.activation == .relu && other.saturation == nil)
    #expect(other.initialization.words == "He" && other.optimizer == "SGD momentum 0.9")
    #expect(other.testSample == 200 && other.probeSize == 200)
    configuration.initialization = .xavier
    configuration.rule = .adam
    (configuration.skips, configuration.normalizesAfter) = (true, true)
    let third = TrainerInfo(configuration, dataset: .spiral)
    #expect(!other.skips && third.skips)
    #expect(RunInfo(third).facts.map(\.words).contains("skip connections"))
    #expect(RunInfo(third).facts.map(\.words).contains("norm after ReLU"))
    #expect(!RunInfo(other).facts.map(\.words).contains("skip connections"))
    #expect(third.initialization.words == "Xavier" && third.optimizer == "Adam")
  }
}
