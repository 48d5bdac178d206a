import CElementwise
package import Numerics

extension Matrix {
  /// The angle in degrees by which a step along −`direction`, `rate` times as long, has turned what is
  /// now this matrix, all elements taken as one vector: 0 for no step, NaN from or to a matrix of zeros.
  ///
  /// From the part of the step that is perpendicular, as the cosine of a small angle is lost in rounding.
  package func angle(afterStep direction: Matrix, times rate: Double) -> Double {
    let (_, cosine, length, directionNorm) = compared(with: direction)
    let step = rate * directionNorm
    guard length != 0, step != 0 else { return length == 0 ? .nan : 0 }
    let sine = max(0, 1 - cosine * cosine).squareRoot()
    let along = length + step * cosine
    guard along != 0 || sine != 0 else { return .nan }
    return elementwise_atan2(step * sine, along) * 180 / .pi
  }
}
