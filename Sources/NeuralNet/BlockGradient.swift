package import Numerics

/// The gradients of one block; every matrix is examples × units.
package struct BlockGradient<Element: Scalar>: Sendable {
  /// ∂L/∂y.
  package internal(set) var y = Matrix<Element>()
  /// With respect to γ and β, if the block has them.
  package internal(set) var affine: Affine<Element>?
  /// With respect to what the normalization received; nil where there is none that changes it.
  var received: Matrix<Element>?
  /// ∂L/∂a, where dropout makes that differ from ∂L/∂output.
  private(set) var a: Matrix<Element>?
  /// What the block received, examples × inputs.
  var input = Inputs<Element>.dense(Matrix())
  private let normalizesAfter: Bool

  /// Gradients of nothing yet, of a block whose normalization stands behind the nonlinearity or not.
  init(normalizesAfter: Bool) { self.normalizesAfter = normalizesAfter }

  /// ∂L/∂z.
  var z: Matrix<Element> { normalizesAfter ? y : received ?? y }
  /// With respect to W and b.
  package var dense: DenseGradient<Element> { DenseGradient(delta: z, input: input) }

  /// Takes ∂L/∂a from ∂L/∂output, where there is dropout.
  @specialized(where Element == Float)
  mutating func drop(_ output: Matrix<Element>, mask: Matrix<Element>?) {
    guard let mask else {
      a = nil
      return
    }
    var dropped = a ?? Matrix()
    a = nil
    output.multiplied(by: mask, into: &dropped)
    a = dropped
  }
}
