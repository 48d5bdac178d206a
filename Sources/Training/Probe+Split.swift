import NeuralNet
import Numerics
import Statistics
package import Telemetry

extension ProbeLook {
  /// Whose doing each hidden layer's shift from this moment to `later` is, of networks of the same
  /// sizes; nil where numbers are not finite.
  ///
  /// A layer whose parameters are those of `later` on what it received before shows its own part; one
  /// with those of before on what it receives later, that of the layers before. That of the first
  /// layer, which receives the same, is all its own.
  func splits(to later: ProbeLook) -> [ShiftSplit]? {
    var splits: [ShiftSplit] = []
    for layer in samples.indices {
      let before = samples[layer].values
      let whole = Shift(from: before, to: later.samples[layer].values)
      guard layer > 0 else {
        splits.append(ShiftSplit(of: whole, earlier: Shift(raw: 0, inSigma: 0), own: whole))
        continue
      }
      func shift(_ network: Network<Float>, on inputs: Inputs<Float>) -> Shift? {
        let y = network.preactivations(of: layer, for: inputs)
        return UnitSamples(y.elements, units: y.columns).map { Shift(from: before, to: $0) }
      }
      guard let own = shift(later.network, on: inputs[layer]),
        let earlier = shift(network, on: later.inputs[layer])
      else { return nil }
      splits.append(ShiftSplit(of: whole, earlier: earlier, own: own))
    }
    return splits
  }
}

extension Run {
  /// The steps after which a snapshot tells that anew while training goes on: it takes the time of some.
  package static let splitStride = 500

  /// Whose doing the layers' shifts since the mark are; nil where numbers are not finite.
  package var splits: [ShiftSplit]? {
    guard let mark = probe.look(at: reference.markNetwork),
      let now = probe.look(at: session.network)
    else { return nil }
    return mark.splits(to: now)
  }
}
