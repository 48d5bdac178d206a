package import Numerics

/// The gradients of one block; every matrix is examples × units.
package struct BlockGradient<Element: Scalar>: Sendable {
  /// ∂L/∂z.
  var z = Matrix<Element>()
  /// ∂L/∂y; nil where it is not kept.
  package internal(set) var y: Matrix<Element>?
  /// With respect to γ and β, if the block has them.
  package internal(set) var affine: Affine<Element>?
  /// What the block received, examples × inputs.
  var input = Inputs<Element>.dense(Matrix())

  /// With respect to W and b.
  package var dense: DenseGradient<Element> { DenseGradient(delta: z, input: input) }
}
