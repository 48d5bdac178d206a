import NeuralNet
import Numerics
package import Training

extension SafeTensors {
  /// The parameters of the network in `session`, by the names that PyTorch gives them.
  ///
  /// They are those of an `nn.Sequential` of, for each hidden layer, Linear, the normalization if there
  /// is one, and the nonlinearity, or with `"norm-after":true` in the configuration Linear, the
  /// nonlinearity and the normalization; then Linear. A Linear at place i has `i.weight` (units × inputs) and
  /// `i.bias`. A normalization has `i.weight` and `i.bias` (γ and β) and `i.running_mean`,
  /// `i.running_var` and `i.num_batches_tracked` as far as there are such, and whitening besides
  /// `i.running_correlation` (units × units). A skip connection has no parameters: where `"skip":true`
  /// stands in the configuration, a hidden layer that is as wide as the one before it adds what it
  /// receives to what its three put out. The words are `step`, `normalization`, and
  /// `normscope_configuration`, which is JSON.
  package init(_ session: Session) {
    var tensors: [String: Tensor] = [:]
    var place = 0
    func add(_ dense: Dense<Float>) {
      let weights = dense.weights.transposed()
      tensors["\(place).weight"] = Tensor(weights.elements, shape: [weights.rows, weights.columns])
      tensors["\(place).bias"] = Tensor(dense.bias, shape: [weights.rows])
      place += 1
    }
    for (index, block) in session.network.hidden.enumerated() {
      add(block.dense)
      if block.normalizesAfter { place += 1 }
      let (normalization, units) = (block.normalization, block.dense.bias.count)
      let affine = normalization.affine
      let vectors = [
        ("weight", affine?.scale), ("bias", affine?.shift),
        ("running_mean", normalization.running?.mean),
        ("running_var", normalization.running?.variance),
      ]
      for case (let name, let numbers?) in vectors where !numbers.isEmpty {
        tensors["\(place).\(name)"] = Tensor(numbers, shape: [units])
      }
      if normalization.running != nil {
        let before = session.configuration.weights?.layers.dropFirst(index).first?.batches ?? 0
        tensors["\(place).num_batches_tracked"] = Tensor(
          .integer([Int64(before + session.step)]), shape: [])
      }
      if let correlation = normalization.correlation {
        tensors["\(place).running_correlation"] = Tensor(
          correlation.elements, shape: [units, units])
      }
      place += normalization.kind == .none ? 0 : 1
      if !block.normalizesAfter { place += 1 }
    }
    add(session.network.output)
    self.init(
      tensors,
      metadata: [
        "format": "pt", "step": "\(session.step)",
        "normalization": session.normalization.rawValue,
        "normscope_configuration": lineOfJSON(session.configuration),
      ])
  }
}
