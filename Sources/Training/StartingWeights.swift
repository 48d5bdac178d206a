package import NeuralNet
package import Numerics

/// Parameters from a file, with which networks begin in place of drawn ones.
package struct StartingWeights: Sendable, Equatable {
  /// The path of the file.
  package let file: String
  /// The hidden layers, the one next to the data first, and the map to logits; empty until the file
  /// has been read.
  package var layers: [Layer] = []
  /// What tells the file from others, as `fnv1a 1a2b3c4d5e6f7a8b`; empty until it has been read.
  package var fingerprint = ""

  /// One affine map, and the parameters of the normalization behind it that the file has.
  package struct Layer: Sendable, Equatable {
    /// W and b.
    package var dense: Dense<Float>
    /// γ, and β unless that is empty; nil where there are none.
    package var affine: Affine<Float>?
    /// The moving averages of mean and variance; nil where there are none.
    package var mean: [Float]?, variance: [Float]?
    /// The moving average of the units' correlations, units × units; nil where there is none.
    package var correlation: Matrix<Float>?
    /// How many mini-batches the moving averages are of; 0 where that is not known.
    package var batches = 0

    /// An affine map without anything behind it.
    package init(_ dense: Dense<Float>) { self.dense = dense }

    /// Whether there is anything of a normalization.
    package var isNormalized: Bool { affine != nil || mean != nil }

    /// Whether that is just what `normalization` has.
    func fits(_ normalization: Normalization<Float>) -> Bool {
      affine?.shift.isEmpty == normalization.affine?.shift.isEmpty
        && (mean == nil) == (normalization.running == nil)
        && (correlation == nil) == (normalization.correlation == nil)
    }
  }

  /// Weights from the file at that path, which has not been read.
  package init(file: String) { self.file = file }

  /// Puts W and b into `network`, and into normalizations what they have, where the file has just that;
  /// others stay as they are.
  func put(into network: inout Network<Float>) {
    for (index, layer) in layers.enumerated() {
      guard network.hidden.indices.contains(index) else {
        network.output = layer.dense
        continue
      }
      network.hidden[index].dense = layer.dense
      guard layer.isNormalized, layer.fits(network.hidden[index].normalization) else { continue }
      network.hidden[index].normalization.affine = layer.affine
      if let mean = layer.mean, let variance = layer.variance {
        network.hidden[index].normalization.running?.mean = mean
        network.hidden[index].normalization.running?.variance = variance
      }
      network.hidden[index].normalization.correlation = layer.correlation
    }
  }

  /// The last part of the path, fit for a line of words.
  var name: String { (file.split(separator: "/").last.map { String($0) } ?? file).quotable }

  /// Why layers of the sizes `own` suit no network of the sizes `wanted`; nil where they do.
  ///
  /// The inputs come first and the classes last; of many layers the first are named.
  package static func misfit(_ own: [Int], _ wanted: [Int]) -> String? {
    func words(_ sizes: [Int]) -> String {
      sizes.prefix(16).map { "\($0)" }.joined(separator: "–") + (sizes.count > 16 ? "–…" : "")
    }
    guard own != wanted else { return nil }
    return "it has layers \(words(own)), and the network has \(words(wanted))"
  }

  /// That nothing can begin with them, and why.
  func error(_ reason: String) -> ConfigurationError {
    ConfigurationError(.weights, "\(file.quotable): \(reason)")
  }

  /// Throws unless a network of `configuration` with so many inputs and classes can begin with them.
  func validate(_ configuration: Configuration, inputs: Int, classes: Int)
    throws(ConfigurationError)
  {
    guard !layers.isEmpty else {
      throw error("it has not been read")
    }
    let sizes = [layers[0].dense.weights.rows] + layers.map(\.dense.bias.count)
    if let reason = Self.misfit(sizes, [inputs] + configuration.hidden + [classes]) {
      throw error(reason)
    }
    let kind = configuration.normalization
    for (index, normalization) in configuration.normalizations(kind).enumerated()
    where layers[index].isNormalized && !layers[index].fits(normalization) {
      throw error(
        "it has parameters of a normalization that are not those of --norm \(kind.rawValue)")
    }
  }
}

/// The path of the file.
extension StartingWeights: Spelled {
  package init?(spelling: String) {
    guard !spelling.isEmpty else { return nil }
    self.init(file: spelling)
  }

  package var spelling: String { file }
}
