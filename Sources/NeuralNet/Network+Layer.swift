package import Numerics

extension Network {
  /// y of a hidden layer (counted from 0) in training mode for what it receives, `x` of shape examples ×
  /// its inputs; examples × units.
  package func preactivations(of layer: Int, for x: Inputs<Element>) -> Matrix<Element> {
    hidden[layer].forward(x, mode: .training, draw: draw).y
  }
}
