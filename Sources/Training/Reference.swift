import NeuralNet
import Statistics
import Telemetry

/// What a network is compared with when it is observed: the mark, the window, the typical units.
///
/// Everything in it changes at steps that depend on the run alone, never on who looks.
struct Reference: Sendable {
  /// Steps in the window of the window shift.
  static let window = 250

  /// The step of the mark.
  private(set) var markStep: Int
  private var mark: [UnitSamples]
  /// Where the current window began; nil behind a change of normalization, until the next one.
  private var windowStart: [UnitSamples]?
  private var windowShifts: [Shift]?
  /// The unit of each layer that is shown by itself.
  private var typical: [Int]

  /// A mark and the beginning of a window at `step`.
  init(step: Int, _ samples: [UnitSamples]) {
    markStep = step
    mark = samples
    windowStart = samples
    typical = samples.map { $0.typicalUnit(since: $0) }
  }

  /// Whether `update` has something to do at `step`.
  func isDue(at step: Int) -> Bool {
    step.isMultiple(of: Self.window) || [1, 10, 50, 100].contains(step - markStep)
  }

  /// Elects the typical units anew and, at a multiple of the window, closes it.
  mutating func update(step: Int, _ samples: [UnitSamples]) {
    typical = zip(samples, mark).map { $0.typicalUnit(since: $1) }
    guard step.isMultiple(of: Self.window) else { return }
    windowShifts = windowStart.map { start in zip(start, samples).map { Shift(from: $0, to: $1) } }
    windowStart = samples
  }

  /// Sets the mark; `isNewTransform` when normalization came or went, which is no shift.
  mutating func setMark(step: Int, _ samples: [UnitSamples], isNewTransform: Bool) {
    markStep = step
    mark = samples
    guard isNewTransform else { return }
    windowStart = nil
    windowShifts = nil
  }

  /// Compares the layers, whose nonlinearity is `activation`, with all this.
  func observe(_ samples: [UnitSamples], activation: Activation) -> [LayerObservation] {
    samples.indices.map { layer in
      let (now, mark, unit) = (samples[layer], mark[layer], typical[layer])
      let relative = now.relative(to: mark)
      let distances = wasserstein(mark, now)
      return LayerObservation(
        pooled: Distribution(now.sorted), relative: Distribution(relative.values),
        leftOut: relative.leftOut,
        typical: UnitObservation(
          unit: unit, now: Distribution(sorted: now.values(of: unit)),
          mark: Distribution(sorted: mark.values(of: unit)),
          shift: distances[unit]),
        saturated: activation.saturatedShare(now.sorted),
        shift: Shift(distances: distances, from: mark),
        windowShift: windowShifts?[layer])
    }
  }
}

extension UnitSamples {
  /// The unit whose shift from `mark` is the median, or the lower one of two.
  fileprivate func typicalUnit(since mark: UnitSamples) -> Int {
    let distances = wasserstein(mark, self)
    return distances.indices.sorted { distances[$0] < distances[$1] }[(units - 1) / 2]
  }
}
