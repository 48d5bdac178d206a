import Telemetry

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
      guard let activation = Nonlinearity(rawValue: activation) else { return nil }
      let settings = Settings(activation: activation, batchSize: batch, momentum: momentum)
      return .restart(seed: seed, settings)
    case "undo": return .undo
    case "end": return .setRunning(false)
    default: return nil
    }
  }
}
