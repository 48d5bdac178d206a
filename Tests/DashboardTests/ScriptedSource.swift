import Statistics
import Synchronization
import Telemetry

/// A source that is no trainer: it hands out snapshots that were written down beforehand.
final class ScriptedSource: SnapshotSource {
  /// What may be known of a layer, or of a network, besides its distributions.
  struct Facets: OptionSet {
    let rawValue: Int
    static let units = Facets(rawValue: 1), saturated = Facets(rawValue: 2)
    static let shift = Facets(rawValue: 4), windowShift = Facets(rawValue: 8)
    static let gradient = Facets(rawValue: 16), gradientShift = Facets(rawValue: 32)
    static let parameters = Facets(rawValue: 64)
    /// Every combination.
    static let combinations = (0..<128).map { Facets(rawValue: $0) }
  }

  private struct State {
    var snapshots: ArraySlice<Snapshot>
    var commands: [Command] = []
    var isHeld = false
    var listener: @Sendable () -> Void = {}
  }

  private let state: Mutex<State>

  init(_ snapshots: [Snapshot]) { state = Mutex(State(snapshots: snapshots[...])) }

  /// What it was asked for and accepts.
  var commands: [Command] { state.withLock { $0.commands } }
  var failure: String? { nil }

  func takeSnapshot() -> (shown: Snapshot, expected: Snapshot)? {
    state.withLock { state in
      state.isHeld ? nil : state.snapshots.popFirst().map { ($0, $0) }
    }
  }

  func listen(_ listener: @escaping @Sendable () -> Void) {
    state.withLock { $0.listener = listener }
    listener()
  }

  func send(_ command: Command) { state.withLock { $0.commands.append(command) } }
  func hold(_ isHeld: Bool) { state.withLock { $0.isHeld = isHeld } }
  func stop() { state.withLock { $0.snapshots = [] } }
}

extension ScriptedSource {
  /// Names that another program might give its layers.
  static let names = [
    "encoder.block.0.attention.output.dense.kernel/histogram.summar", "", "\u{1B}[31mred\u{7}",
    "卷積層一", "e\u{301}\u{327}\u{301}cole", "a\nb\tc", "\u{202E}left", "🙂🙂", "layer 3", "dense",
  ]
  /// Steps as they come in a log.
  static let steps = [0, 3, 4, 17, 100, 1003, 40_000]
  /// Why it does nothing that it is asked for.
  static let reason = "this was written by another program: it can only be looked at"
  static let refusesAll = Dictionary(uniqueKeysWithValues: Request.allCases.map { ($0, reason) })

  /// Bins with a gap and with ends of different widths.
  static func bins(_ center: Double, count: Int = 9) -> Distribution {
    Distribution(bins: [
      Bin(left: center - 4, right: center - 1, count: count),
      Bin(left: center - 1, right: center, count: 0),
      Bin(left: center, right: center, count: count),
      Bin(left: center, right: center + 0.5, count: 7 * count),
      Bin(left: center + 2, right: center + 3, count: count),
    ]) ?? Distribution([])
  }

  /// A layer of which only `facets` are known.
  static func layer(_ order: Int, _ facets: Facets, _ pooled: Distribution) -> LayerObservation {
    let units = UnitsObservation(
      summaries: (0..<(order % 3 + 1)).map { unit in
        UnitSummary(
          q15: -1, q50: Float(unit), q85: 3, mean: 1, sigma: 1, saturated: 0.75, shift: 0.5)
      }, relative: pooled, leftOut: 1,
      typical: UnitObservation(unit: 0, now: pooled, mark: pooled, shift: 0.5))
    return LayerObservation(
      id: LayerID(name: names[order % names.count], order: order), pooled: pooled,
      units: facets.contains(.units) ? units : nil,
      saturated: facets.contains(.saturated) ? 0.5 : nil,
      shift: facets.contains(.shift) ? Shift(raw: 0.5, inSigma: 2) : nil,
      windowShift: facets.contains(.windowShift) ? Shift(raw: 0.25, inSigma: 1) : nil,
      gradient: facets.contains(.gradient)
        ? WeightGradient(norm: 0.1, updateRatio: 0.01, effectiveRate: 0.05, angle: 0.6) : nil,
      gradientShift: facets.contains(.gradientShift) ? GradientShift(ratio: 0.1, cosine: 1) : nil,
      parameters: facets.contains(.parameters) ? ParameterNorms(weights: 3, bias: 0) : nil)
  }

  /// A network of so many layers, seen at irregular steps.
  static func network(
    layers: Int, _ facets: Facets, scalars: [ScalarName: Double] = [:],
    _ pooled: (_ layer: Int) -> Distribution
  ) -> NetworkSnapshot {
    let seen = (0..<layers).map { layer($0, facets, pooled($0)) }
    func observe(_ step: Int) -> Observation {
      Observation(step: step, normalization: nil, scalars: scalars, markStep: 0, layers: seen)
    }
    var history = History()
    for step in steps { history.append(observe(step)) }
    return NetworkSnapshot(
      current: observe(steps.last ?? 0), mark: observe(0), history: history, markers: [],
      divergedAt: nil)
  }

  /// A snapshot that another program's log might give.
  static func snapshot(_ networks: [NetworkSnapshot], trainer: TrainerInfo? = nil) -> Snapshot {
    Snapshot(
      run: RunInfo(
        facts: [Fact("log \u{1B}[2J of 卷"), Fact("η", .scalar(.rate)), Fact("p", .constant(0.5))],
        trainer: trainer),
      status: Status(isRunning: true, pace: .unlimited, refused: refusesAll), networks: networks)
  }

  /// One snapshot for every combination of facets; what else may differ takes turns.
  static let everything: [Snapshot] = Facets.combinations.map { facets in
    let index = facets.rawValue
    let scalars: [ScalarName: Double] =
      index % 4 == 1 ? [.testAccuracy: 0.5] : index % 4 == 2 ? [.trainLoss: .nan, .rate: 0.1] : [:]
    let networks = (0...(index % 2)).map { place in
      network(
        layers: [1, 3, 70, 0, 2, 12][(index + place * index / 7) % 6], facets, scalars: scalars
      ) {
        switch (index + $0) % 4 {
        case 0: Distribution([])
        case 1: Distribution([-1, 0, 0.5, 2])
        case 2: bins(0, count: 0)
        default: bins(Double($0))
        }
      }
    }
    return snapshot(networks, trainer: index % 5 == 0 ? Sample.trainer : nil)
  }
}
