/// What can be chosen anew when a run starts again; what is nil stays as it is.
package struct Settings: Sendable, Hashable {
  /// The nonlinearity.
  package var activation: Nonlinearity
  /// Examples in a mini-batch, at least 2.
  package var batchSize: Int
  /// The momentum of SGD, from 0 up and below 1; nil with another update rule.
  package var momentum: Double?
  /// What is learned: the argument of a `DataChoice`.
  package var data: String?
  /// Units of each hidden layer, the one next to the data first.
  package var hidden: [Int]?
  /// How the first weights are drawn.
  package var initialization: InitialWeights?
  /// The update rule.
  package var optimizer: OptimizerChoice?
  /// The probability with which dropout sets an output of a hidden layer to 0, from 0 up and below 1.
  package var dropout: Double?
  /// λ of weight decay, from 0 up and below 1.
  package var weightDecay: Double?

  /// Settings of the given values.
  package init(
    activation: Nonlinearity, batchSize: Int, momentum: Double?, data: String? = nil,
    hidden: [Int]? = nil, initialization: InitialWeights? = nil, optimizer: OptimizerChoice? = nil,
    dropout: Double? = nil, weightDecay: Double? = nil
  ) {
    self.activation = activation
    self.batchSize = batchSize
    self.momentum = momentum
    self.data = data
    self.hidden = hidden
    self.initialization = initialization
    self.optimizer = optimizer
    self.dropout = dropout
    self.weightDecay = weightDecay
  }

  /// The settings that a run has.
  package init(of run: TrainerInfo) {
    self.init(
      activation: run.activation, batchSize: run.batchSize, momentum: run.momentum, data: run.data,
      hidden: run.hidden, initialization: run.initialization,
      optimizer: run.momentum == nil ? .adam : .sgd, dropout: run.dropout,
      weightDecay: run.weightDecay)
  }
}

/// An update rule.
package enum OptimizerChoice: String, CaseIterable, Sendable {
  /// Gradient descent, with momentum or without; Adam.
  case sgd, adam
}

/// A data set that a run can start again with.
package struct DataChoice: Sendable, Equatable {
  /// What commands call those data of a run that are not built in.
  package static let given = "given"

  /// What commands call it: the name of a built-in set, or `given`.
  package let argument: String
  /// What the screen calls it.
  package let name: String
  /// Numbers in an example, and classes.
  package let inputs: Int, classes: Int
  /// Examples to train with, of which a run may learn from the first ones only, and to test with.
  package let examples: Int, tests: Int
  /// Whether the examples are images.
  package let hasImages: Bool

  /// A data set of the given extent.
  package init(
    argument: String, name: String, inputs: Int, classes: Int, examples: Int, tests: Int,
    hasImages: Bool
  ) {
    self.argument = argument
    self.name = name
    self.inputs = inputs
    self.classes = classes
    self.examples = examples
    self.tests = tests
    self.hasImages = hasImages
  }
}

extension TrainerInfo {
  /// Units of each hidden layer.
  package var hidden: [Int] { Array(sizes.dropFirst().dropLast()) }

  /// More weights than these are refused, unless the run has as many already.
  private static let mostWeights = 4_000_000

  /// Why the run can't start again with `settings`, in one line; nil where it can.
  ///
  /// Whatever a source would not start with is refused here, before anything changes.
  package func refusal(of settings: Settings) -> String? {
    let chosen = dataChoices.first { $0.argument == settings.data }
    let hidden = settings.hidden ?? hidden
    let isOther = hidden != self.hidden || chosen.map { $0.argument != data } ?? false
    if let chosen, let examples, examples > chosen.examples {
      return "data: \(chosen.name) has no more than \(chosen.examples) examples for --examples"
    }
    if let examples, settings.batchSize > examples {
      return "mini-batch: no more than the \(examples) examples of --examples"
    }
    if let chosen, settings.batchSize > chosen.examples {
      return "mini-batch: \(chosen.name) has no more than \(chosen.examples) examples"
    }
    if let chosen, !chosen.hasImages, testShift != .none {
      return "data: \(chosen.name) has no images for --shift-test to change"
    }
    if skips, !zip(hidden, hidden.dropFirst()).contains(where: { $0 == $1 }) {
      return "layers: --skip needs one that is as wide as the one before it"
    }
    if isOther, case .file(let name) = settings.initialization ?? initialization {
      return "weights: those of \(name) fit no other network; choose how they are drawn"
    }
    if let groups {
      for units in hidden where !units.isMultiple(of: groups) || units == groups && units > 1 {
        return "width: \(units) units do not make the \(groups) groups of --groups"
      }
    }
    let ends = chosen.map { ($0.inputs, $0.classes) } ?? (sizes[0], sizes[sizes.count - 1])
    let count = Self.weights([ends.0] + hidden + [ends.1])
    guard count <= max(Self.mostWeights, Self.weights(sizes)) else {
      let millions = Double(count / 100_000) / 10
      return "that is \(millions) million weights, more than 4 million: fewer layers or units"
    }
    return nil
  }

  private static func weights(_ sizes: [Int]) -> Int {
    zip(sizes, sizes.dropFirst()).reduce(0) { $0 + $1.0 * $1.1 }
  }
}
