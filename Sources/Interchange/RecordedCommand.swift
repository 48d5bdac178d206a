import NeuralNet
import Telemetry
import Training

/// A command as a line of a recording has it: a name, a step, and the fields that the name needs.
struct RecordedCommand: Encodable {
  var command: String?
  var step: Int?
  var network: Int?
  var layer: Int?
  var factor: Double?
  var rate: Double?
  var grafts: Bool?
  var folds: Bool?
  var isOn: Bool?
  var moment: Int?
  var change: String?
  var seed: UInt64?
  var activation: String?
  var batch: Int?
  var momentum: Double?
  var data: String?
  var hidden: String?
  var initialization: String?
  var optimizer: String?
  var dropout: Double?
  var decay: Double?

  /// The line of a command; nil for one that changes no numbers and does not pause.
  init?(_ stamped: StampedCommand) {
    step = stamped.step
    switch stamped.command {
    case .setRate(let rate):
      command = "rate"
      self.rate = rate
    case .mark: command = "mark"
    case .toggleNormalization(let network, let toggle):
      command = "toggle"
      (self.network, grafts, folds) = (network, toggle.grafts, toggle.folds)
    case .nextNormalization(let network, let toggle):
      command = "next_normalization"
      (self.network, grafts, folds) = (network, toggle.grafts, toggle.folds)
    case .scaleWeights(let network, let layer, let factor):
      command = "scale"
      (self.network, self.layer, self.factor) = (network, layer, factor)
    case .compare(let isOn, let network):
      command = "compare"
      (self.isOn, self.network) = (isOn, network)
    case .fork(let network, let moment, let change):
      command = "fork"
      (self.network, self.moment) = (network, moment)
      switch change {
      case nil: break
      case .toggle(let toggle):
        (self.change, grafts, folds) = ("toggle", toggle.grafts, toggle.folds)
      case .next(let toggle):
        (self.change, grafts, folds) = ("next_normalization", toggle.grafts, toggle.folds)
      }
    case .restart(let seed, let settings):
      command = "restart"
      self.seed = seed
      activation = settings?.activation.rawValue
      (batch, momentum) = (settings?.batchSize, settings?.momentum)
      (data, hidden) = (settings?.data, settings?.hidden?.spelling)
      initialization = settings?.initialization?.spelling
      optimizer = settings?.optimizer?.rawValue
      (dropout, decay) = (settings?.dropout, settings?.weightDecay)
    case .undo: command = "undo"
    case .setRunning(false): command = "end"
    case .setRunning, .advance, .advanceEpoch, .setPace, .query, .takeOver, .showRuns,
      .filter:
      return nil
    }
  }

  /// What the bytes of a line say.
  ///
  /// Nil where they are no flat JSON object or a field is of the wrong type; fields of other names are
  /// ignored.
  init?(line: ArraySlice<UInt8>) {
    guard let fields = RecordingFields(line) else { return nil }
    for (name, value) in fields.all where value != .null {
      let isRead =
        switch name {
        case "command": value.read(into: &command)
        case "step": value.read(into: &step)
        case "network": value.read(into: &network)
        case "layer": value.read(into: &layer)
        case "factor": value.read(into: &factor)
        case "rate": value.read(into: &rate)
        case "grafts": value.read(into: &grafts)
        case "folds": value.read(into: &folds)
        case "isOn": value.read(into: &isOn)
        case "moment": value.read(into: &moment)
        case "change": value.read(into: &change)
        case "seed": value.read(into: &seed)
        case "activation": value.read(into: &activation)
        case "batch": value.read(into: &batch)
        case "momentum": value.read(into: &momentum)
        case "data": value.read(into: &data)
        case "hidden": value.read(into: &hidden)
        case "initialization": value.read(into: &initialization)
        case "optimizer": value.read(into: &optimizer)
        case "dropout": value.read(into: &dropout)
        case "decay": value.read(into: &decay)
        default: true
        }
      guard isRead else { return nil }
    }
  }

  /// The command, if the name is known, its fields are there, and their values are possible.
  var stamped: StampedCommand? {
    guard let step, (0...1_000_000_000).contains(step), let decoded else { return nil }
    return StampedCommand(step: step, command: decoded)
  }

  private var decoded: Command? {
    let network = network.flatMap { (0...1).contains($0) ? $0 : nil }
    switch command {
    case "rate": return rate.flatMap { $0 > 0 && $0.isFinite ? .setRate($0) : nil }
    case "mark": return .mark
    case "toggle", "next_normalization":
      guard let network, let grafts, let folds else { return nil }
      let toggle = Toggle(grafts: grafts, folds: folds)
      return command == "toggle"
        ? .toggleNormalization(network: network, toggle)
        : .nextNormalization(network: network, toggle)
    case "scale":
      guard let network, let layer, layer >= 0, let factor, factor.isFinite else { return nil }
      return .scaleWeights(network: network, layer: layer, factor: factor)
    case "compare":
      guard let isOn, let network else { return nil }
      return .compare(isOn, beside: network)
    case "fork":
      guard let network, let moment, moment >= 0 else { return nil }
      guard let change else { return .fork(network: network, step: moment) }
      guard let grafts, let folds else { return nil }
      let toggle = Toggle(grafts: grafts, folds: folds)
      switch change {
      case "toggle": return .fork(network: network, step: moment, change: .toggle(toggle))
      case "next_normalization":
        return .fork(network: network, step: moment, change: .next(toggle))
      default: return nil
      }
    case "restart":
      guard let seed else { return nil }
      guard let activation, let batch else { return .restart(seed: seed) }
      return settings(activation, batch).map { .restart(seed: seed, $0) }
    case "undo": return .undo
    case "end": return .setRunning(false)
    default: return nil
    }
  }

  /// The settings of a restart; nil where a value is impossible.
  private func settings(_ activation: String, _ batch: Int) -> Settings? {
    guard let activation = Nonlinearity(rawValue: activation) else { return nil }
    var settings = Settings(activation: activation, batchSize: batch, momentum: momentum)
    (settings.data, settings.dropout, settings.weightDecay) = (data, dropout, decay)
    func read<Value>(_ text: String?, _ make: (String) -> Value?) -> (isRead: Bool, Value?) {
      let value = text.flatMap(make)
      return (text == nil || value != nil, value)
    }
    let units = read(hidden) { [Int](spelling: $0) }
    let weights = read(initialization) { InitialWeights(spelling: $0) }
    let rule = read(optimizer) { OptimizerChoice(rawValue: $0) }
    guard units.isRead, weights.isRead, rule.isRead else { return nil }
    (settings.hidden, settings.initialization, settings.optimizer) = (units.1, weights.1, rule.1)
    return settings
  }
}

extension InitialWeights {
  /// The way of drawing weights that is spelled as on the command line.
  fileprivate init?(spelling: String) {
    switch Initialization(spelling: spelling) {
    case .gaussian(let sigma): self = .gaussian(sigma: sigma)
    case .xavier: self = .xavier
    case .he: self = .he
    case nil: return nil
    }
  }

  /// How it is spelled there; nil for weights of a file, which stay as they are.
  fileprivate var spelling: String? {
    switch self {
    case .gaussian(let sigma): Initialization.gaussian(sigma).spelling
    case .xavier: Initialization.xavier.spelling
    case .he: Initialization.he.spelling
    case .file: nil
    }
  }
}
