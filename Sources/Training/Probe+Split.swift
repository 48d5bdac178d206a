import NeuralNet
import Numerics
import Statistics
package import Telemetry

extension Probe {
  /// Whose doing each hidden layer's shift from `old` to `new` is, networks of the same sizes, with the
  /// probe's own batch statistics; nil where numbers are not finite.
  ///
  /// A layer whose parameters are those of `new` on what it received in `old` shows its own part; one
  /// with those of `old` on what it receives in `new`, that of the layers before.
  func splits(from old: Network<Float>, to new: Network<Float>) -> [ShiftSplit]? {
    let (then, now) = (trace(of: old), trace(of: new))
    func units(_ matrix: Matrix<Float>) -> UnitSamples? {
      UnitSamples(matrix.elements, units: matrix.columns)
    }
    var splits: [ShiftSplit] = []
    for layer in old.hidden.indices {
      guard let mark = units(then.layers[layer].y),
        let own = units(new.preactivations(of: layer, for: then.input(of: layer))),
        let earlier = layer == 0
          ? mark : units(old.preactivations(of: layer, for: now.input(of: layer)))
      else { return nil }
      splits.append(
        ShiftSplit(earlier: Shift(from: mark, to: earlier), own: Shift(from: mark, to: own)))
    }
    return splits
  }
}

extension Trace<Float> {
  /// What a hidden layer receives.
  fileprivate func input(of layer: Int) -> Inputs<Float> {
    layer == 0 ? input : layers[layer - 1].asInputs
  }
}

extension Run {
  /// The steps after which a snapshot tells that anew while training goes on: it takes the time of some.
  package static let splitStride = 500

  /// Whose doing the layers' shifts since the mark are; nil where numbers are not finite.
  package var splits: [ShiftSplit]? {
    probe.splits(from: reference.markNetwork, to: session.network)
  }
}
