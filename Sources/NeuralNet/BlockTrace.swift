package import Numerics

/// What a block computed for one batch; every matrix is examples × units.
package struct BlockTrace<Element: Scalar>: Sendable {
  /// The affine map's output.
  package internal(set) var z = Matrix<Element>()
  /// What the nonlinearity makes of what it receives: g(y).
  var activated = Matrix<Element>()
  /// The normalization's intermediate results, if there is one.
  package internal(set) var normalized: NormalizationPass<Element>?
  /// What is handed on, where dropout or a skip connection makes that differ from a.
  private var handedOn: Matrix<Element>?
  /// Whether y is kept; else it is made of x̂ each time that it is asked for, where there is a
  /// normalization in front of the nonlinearity.
  let keepsY: Bool
  private let normalizesAfter: Bool

  /// A trace of nothing yet, of a block whose normalization stands behind the nonlinearity or not.
  init(normalizesAfter: Bool, keepsY: Bool = true) {
    (self.normalizesAfter, self.keepsY) = (normalizesAfter, keepsY)
  }

  /// What the normalization receives, or would if there were one: z, or g(z) where it stands behind the
  /// nonlinearity.
  package var received: Matrix<Element> { normalizesAfter ? activated : z }
  /// The pre-activation: what the nonlinearity receives.
  package var y: Matrix<Element> { normalizesAfter ? z : normalized?.output ?? z }
  /// The nonlinearity's output, or what a normalization behind it made of that.
  package var a: Matrix<Element> {
    normalizesAfter ? normalized?.output ?? activated : activated
  }
  /// What the next layer receives: a, or what dropout left of it, plus x where the block skips.
  package var output: Matrix<Element> { handedOn ?? a }
  /// The output as what the next layer takes.
  package var asInputs: Inputs<Element> { .dense(output) }

  /// Makes the output from a: times `mask`, plus `skipped`, where there are such.
  @specialized(where Element == Float)
  mutating func handOn(mask: Matrix<Element>?, skipped: Inputs<Element>?) {
    guard mask != nil || skipped != nil else {
      handedOn = nil
      return
    }
    var made = handedOn.take() ?? Matrix()
    if let mask { a.multiplied(by: mask, into: &made) } else { made.copy(a) }
    if let skipped { made.add(skipped.matrix) }
    handedOn = made
  }
}
