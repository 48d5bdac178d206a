import Numerics

/// A nonlinearity g, applied to each element.
package enum Activation: String, CaseIterable, Sendable {
  /// g(y) = 1 / (1 + e⁻ʸ).
  case sigmoid
  /// g(y) = tanh y.
  case tanh
  /// g(y) = max(0, y).
  case relu

  /// g(y) for a matrix of any shape; NaN gives NaN.
  @specialized(where Element == Float)
  func forward<Element>(_ y: Matrix<Element>) -> Matrix<Element> {
    let function =
      switch self {
      case .sigmoid: Element.kernels.sigmoid
      case .tanh: Element.kernels.tanh
      case .relu: Element.kernels.relu
      }
    return Matrix(rows: y.rows, columns: y.columns) { function(y.elements, $0, y.elements.count) }
  }

  /// ∂L/∂y = ∂L/∂a · g'(y), with g' taken from a = g(y): a(1 − a), 1 − a², [a > 0].
  ///
  /// `gradient` is ∂L/∂a and `a` the activation's output, both of the same shape.
  @specialized(where Element == Float)
  func backward<Element>(_ gradient: Matrix<Element>, output a: Matrix<Element>)
    -> Matrix<Element>
  {
    let derivative =
      switch self {
      case .sigmoid: Element.kernels.sigmoidBackward
      case .tanh: Element.kernels.tanhBackward
      case .relu: Element.kernels.reluBackward
      }
    return Matrix(rows: a.rows, columns: a.columns) {
      derivative(gradient.elements, a.elements, $0, a.elements.count)
    }
  }
}
