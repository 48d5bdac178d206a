import Datasets
import NeuralNet
import Numerics
import Telemetry
import Training

/// Exits with 1 where there is no memory for a run; the data may be loaded already.
func expectRoom(
  for configuration: Configuration, on data: Extent, areLoaded: Bool, networks: Int,
  keepsPast: Bool
) throws {
  let memory = LeastMemory(
    of: configuration, on: data, networks: networks, keepsPast: keepsPast)
  let loaded = areLoaded ? memory.data : 0
  if let words = memory.lack(loaded: loaded, taken: loaded, isRunning: false) {
    throw Failure(message: words, status: 1)
  }
}

extension Snapshot {
  /// One line that says so where there is no memory for a start with settings that is among `commands`,
  /// beside the run that is there; nil where there is.
  func lackOfMemory(for commands: [Command]) -> String? {
    for case .restart(_, let settings?) in commands {
      guard let trainer = run.trainer,
        let present = trainer.leastMemory(with: Settings(of: trainer), networks: networks.count),
        let next = trainer.leastMemory(with: settings, networks: networks.count)
      else { continue }
      // Data from outside stay in memory.
      let areLoaded = settings.data == trainer.data || settings.data == DataChoice.given
      return next.lack(loaded: areLoaded ? next.data : 0, taken: present.total, isRunning: true)
    }
    return nil
  }
}

extension TrainerInfo {
  /// What so many `networks` with `settings` take; nil where their data are not known.
  fileprivate func leastMemory(with settings: Settings, networks: Int) -> LeastMemory? {
    guard let choice = dataChoices.first(where: { $0.argument == settings.data ?? data }) else {
      return nil
    }
    var configuration = Configuration()
    configuration.hidden = settings.hidden ?? hidden
    configuration.batchSize = settings.batchSize
    configuration.examples = examples
    configuration.rule =
      settings.optimizer == .adam ? .adam : .sgd(momentum: settings.momentum ?? 0)
    let extent = Extent(
      inputs: choice.inputs, classes: choice.classes, train: choice.examples, test: choice.tests)
    return LeastMemory(of: configuration, on: extent, networks: networks, keepsPast: true)
  }
}

/// The bytes that a run takes, by what takes them; really it takes more.
private struct LeastMemory {
  /// The data alone, without what networks keep of them at hand.
  let data: Double
  private let parts: [(name: String, bytes: Double)]

  /// All together.
  var total: Double { parts.reduce(0) { $0 + $1.bytes } }

  /// The data, what of them every network keeps at hand, a mini-batch on its way through the layers, the
  /// weights, and the past where it is kept.
  init(of configuration: Configuration, on data: Extent, networks: Int, keepsPast: Bool) {
    let (inputs, networks) = (Double(data.inputs), Double(networks))
    let number = Double(MemoryLayout<Float>.stride)
    let units = Double(configuration.hidden.reduce(0, +))
    let examples = Double(data.train) + Double(data.test)
    // Points of the plane take more than a byte a coordinate, but are few.
    self.data = examples * (inputs + 1)
    // The order of the examples, and those that are looked at, as numbers.
    let ordered = min(configuration.examples ?? data.train, data.train) + data.test
    let order = Double(ordered) * Double(MemoryLayout<Int>.stride)
    let probed = min(Double(data.test), Double(Probe.size + Probe.testSize)) * inputs * number
    let batch = Double(configuration.batchSize) * (inputs + 4 * units) * number
    let weights = Double(configuration.size(inputs: data.inputs, classes: data.classes))
    // As they are, as they were at the mark, and as gradients; then a summary of every unit at every
    // moment that is kept.
    let moments = keepsPast ? History().capacity : 0
    let past = min(
      Double(PastBudget.historyBytes), Double(moments * MemoryLayout<UnitSummary>.stride) * units)
    parts = [
      ("data", self.data + networks * (order + probed)), ("mini-batch", networks * batch),
      ("weights", networks * 3 * weights), ("past", networks * past),
    ]
  }

  /// One line that says so where that is more than there is; nil where it is not.
  ///
  /// Of it so many bytes are `loaded` already, and with them so many are `taken`; `isRunning` says
  /// whether another run has the room that products need.
  func lack(loaded: Double, taken: Double, isRunning: Bool) -> String? {
    let isPossible =
      total <= Double(1 << 60)
      && hasRoom(for: Int(total - loaded), besides: Int(taken), makesProducts: isRunning)
    if isPossible { return nil }
    let words = parts.filter { $0.bytes >= mebibyte }.map { "\($0.name) \(mebibytes($0.bytes))" }
    return "such a run takes at least \(mebibytes(total)) MiB of memory ("
      + words.joined(separator: ", ") + "), more than there is"
  }
}

private let mebibyte = Double(1 << 20)

private func mebibytes(_ bytes: Double) -> String {
  let number = (bytes / mebibyte).rounded(.up)
  return number < 1e15 ? "\(Int(number))" : "\(number)"
}
