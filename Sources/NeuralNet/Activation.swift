import Numerics

/// A nonlinearity g, applied to each element.
package enum Activation: String, CaseIterable, Sendable {
  /// g(y) = 1 / (1 + e⁻ʸ).
  case sigmoid
  /// g(y) = tanh y.
  case tanh
  /// g(y) = max(0, y).
  case relu

  /// `a` ← g(y) for a matrix of any shape; NaN gives NaN.
  @specialized(where Element == Float)
  func forward<Element>(_ y: Matrix<Element>, into a: inout Matrix<Element>) {
    a.reshape(rows: y.rows, columns: y.columns)
    function(of: Element.self)(y.elements, &a.elements, y.elements.count)
  }

  /// `y` ← g(y), as in `forward`.
  @specialized(where Element == Float)
  func apply<Element>(to y: inout Matrix<Element>) {
    let function = function(of: Element.self)
    y.elements.withUnsafeMutableBufferPointer { y in
      guard let first = y.baseAddress else { return }
      function(first, first, y.count)
    }
  }

  /// g of many numbers.
  private func function<Element: Scalar>(of _: Element.Type) -> Kernels<Element>.Function {
    switch self {
    case .sigmoid: Element.kernels.sigmoid
    case .tanh: Element.kernels.tanh
    case .relu: Element.kernels.relu
    }
  }

  /// `y` ← ∂L/∂y = ∂L/∂a · g'(y), with g' taken from a = g(y): a(1 − a), 1 − a², [a > 0].
  ///
  /// `gradient` is ∂L/∂a and `a` the activation's output, both of the same shape.
  @specialized(where Element == Float)
  func backward<Element>(
    _ gradient: Matrix<Element>, output a: Matrix<Element>, into y: inout Matrix<Element>
  ) {
    let derivative =
      switch self {
      case .sigmoid: Element.kernels.sigmoidBackward
      case .tanh: Element.kernels.tanhBackward
      case .relu: Element.kernels.reluBackward
      }
    y.reshape(rows: a.rows, columns: a.columns)
    derivative(gradient.elements, a.elements, &y.elements, a.elements.count)
  }
}
