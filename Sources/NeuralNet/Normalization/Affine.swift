package import Numerics

/// A scale γ and a shift β per unit: y = γ x̂ + β; also the gradient with respect to the two.
package struct Affine<Element: Scalar>: Sendable, Equatable {
  /// γ, one per unit.
  package var scale: [Element]
  /// β, one per unit; empty where a normalization has none.
  package var shift: [Element]

  /// A scale and a shift per unit; both arrays must be of the same length, or `shift` empty.
  package init(scale: [Element], shift: [Element]) {
    self.scale = scale
    self.shift = shift
  }

  /// γ = 1 and β = 0 for `units` units.
  package init(units: Int) {
    scale = Array(repeating: 1, count: units)
    shift = Array(repeating: 0, count: units)
  }

  /// ∂L/∂γ = Σ g x̂ and ∂L/∂β = Σ g over the examples, from g = ∂L/∂y (examples × units).
  @specialized(where Element == Float)
  init(gradient: Matrix<Element>, normalized: Matrix<Element>) {
    scale = Array(count: gradient.columns) {
      Element.kernels.columnSumOfProducts(
        gradient.elements, normalized.elements, gradient.rows, gradient.columns, $0)
    }
    shift = gradient.columnSums()
  }
}
