import Datasets
import Telemetry

/// All that a command has replaced: the networks with their past, and what they started from.
struct Earlier: Sendable {
  let configuration: Configuration
  let dataset: Dataset
  let runs: [Run]
  let catchUp: CatchUp?
}

extension TrainingLoop {
  /// The most bytes of weights that are kept only to be brought back.
  private static let limit = 512 << 20

  /// Whether all networks with their past, however long that gets, are small enough to be kept.
  var keepsEarlier: Bool {
    workers.reduce(0) { $0 + $1.withRun { $0.mostBytes } } <= Self.limit
  }

  /// Keeps what is there now for `undo`, or nothing where that is too large.
  mutating func keepEarlier() { earlier = keepsEarlier ? present : nil }

  /// Changes places with what was kept.
  mutating func undo() {
    guard let earlier else { return }
    self.earlier = present
    (configuration, dataset) = (earlier.configuration, earlier.dataset)
    replaceNetworks(by: earlier.runs, catchUp: earlier.catchUp)
    pacer = Pacer(status.pace)
  }

  /// Goes on with `runs` in place of all networks.
  mutating func replaceNetworks(by runs: [Run], catchUp: CatchUp?) {
    workers = runs.map { Worker($0, name: "run") }
    self.catchUp = catchUp
    query.step = nil
    pastCache = PastCache()
  }

  private var present: Earlier {
    Earlier(
      configuration: configuration, dataset: dataset, runs: workers.map { $0.withRun { $0 } },
      catchUp: catchUp)
  }
}
