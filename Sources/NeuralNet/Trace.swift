package import Numerics

/// What a network computed for one batch.
package struct Trace<Element: Scalar>: Sendable {
  /// x, examples × inputs.
  package var input = Inputs<Element>.dense(Matrix())
  /// What dropout multiplied the layers' outputs by, one per hidden layer; none without dropout.
  package var masks: [Matrix<Element>] = []
  /// One entry per hidden layer.
  package internal(set) var layers: [BlockTrace<Element>] = []
  /// One logit per class, examples × classes.
  package internal(set) var logits = Matrix<Element>()

  /// Whether y of every layer is kept, for who looks at it; a training step does without.
  let keepsY: Bool

  /// A trace of no example.
  package init(keepsY: Bool = true) { self.keepsY = keepsY }

  /// What a layer receives: a hidden one, counted from 0, or behind these the map to logits.
  func input(of layer: Int) -> Inputs<Element> {
    layer == 0 ? input : layers[layer - 1].asInputs
  }

  /// The mask of a hidden layer, counted from 0.
  func mask(of layer: Int) -> Matrix<Element>? { masks.isEmpty ? nil : masks[layer] }
}

/// The gradients of a network's parameters.
package struct Gradients<Element: Scalar>: Sendable {
  /// One entry per hidden layer.
  package internal(set) var hidden: [BlockGradient<Element>] = []
  /// With respect to the map to logits.
  package internal(set) var output = DenseGradient<Element>(
    delta: Matrix(), input: .dense(Matrix()))
  /// Whether ∂L/∂y of every layer is kept, for who looks at it; a training step does without.
  let keepsY: Bool
  var room = Room()

  /// What the backward pass takes from layer to layer; every matrix is examples × units.
  struct Room: Sendable {
    /// ∂L/∂output of the layer whose turn it is, and of the one below it.
    var above = Matrix<Element>(), below = Matrix<Element>()
    /// ∂L/∂a of that layer, where dropout makes it differ from ∂L/∂output.
    var dropped = Matrix<Element>()
    /// With respect to what stands between its normalization and its nonlinearity.
    var between = Matrix<Element>()
  }

  /// Gradients of no example.
  package init(keepsY: Bool = true) { self.keepsY = keepsY }

  /// ‖∂L/∂W‖₂ over the weights of all layers together.
  package var norm: Double {
    let norms = (hidden.map(\.dense) + [output]).map(\.norm)
    return norms.reduce(0) { $0 + $1 * $1 }.squareRoot()
  }
}
