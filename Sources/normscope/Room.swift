import Datasets
import Numerics
import Telemetry
import Training

/// Exits with 1 where there is no memory for a run.
///
/// Asked for together: the data, where they are not loaded yet, what of them every network keeps at
/// hand, a mini-batch on its way through the layers, the weights, and the past where it is kept. It is
/// less than what a run really takes.
func expectRoom(
  for configuration: Configuration, on data: Extent, areLoaded: Bool, networks: Int,
  keepsPast: Bool
) throws {
  let (inputs, networks) = (Double(data.inputs), Double(networks))
  let number = Double(MemoryLayout<Float>.stride)
  let units = Double(configuration.hidden.reduce(0, +))
  let examples = Double(data.train) + Double(data.test)
  // Points of the plane take more than a byte a coordinate, but are few.
  let stored = examples * (inputs + 1)
  // The order of the examples, and those that are looked at, as numbers.
  let order = examples * Double(MemoryLayout<Int>.stride)
  let probed = min(Double(data.test), Double(Probe.size + Probe.testSize)) * inputs * number
  let batch = Double(configuration.batchSize) * (inputs + 4 * units) * number
  let weights = Double(configuration.size(inputs: data.inputs, classes: data.classes))
  // As they are, as they were at the mark, and as gradients; then a summary of every unit at every
  // moment that is kept.
  let moments = keepsPast ? History().capacity : 0
  let past = min(
    Double(PastBudget.historyBytes), Double(moments * MemoryLayout<UnitSummary>.stride) * units)
  let parts = [
    ("data", stored + networks * (order + probed)), ("mini-batch", networks * batch),
    ("weights", networks * 3 * weights), ("past", networks * past),
  ]
  let total = parts.reduce(0) { $0 + $1.1 }
  let taken = areLoaded ? stored : 0
  let most = Double(1 << 60)
  guard total > most || !hasRoom(for: Int(total - taken), besides: Int(taken)) else { return }
  let words = parts.filter { $0.1 >= mebibyte }.map { "\($0.0) \(mebibytes($0.1))" }
  throw Failure(
    message: "such a run takes at least \(mebibytes(total)) MiB of memory ("
      + words.joined(separator: ", ") + "), more than there is", status: 1)
}

private let mebibyte = Double(1 << 20)

private func mebibytes(_ bytes: Double) -> String {
  let number = (bytes / mebibyte).rounded(.up)
  return number < 1e15 ? "\(Int(number))" : "\(number)"
}
