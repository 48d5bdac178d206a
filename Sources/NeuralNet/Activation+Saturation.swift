import CElementwise
package import Numerics

extension Activation {
  /// |y| from which on g'(y) is below 5 % of its maximum; nil for ReLU, which has g' = 0 up to 0.
  ///
  /// Sigmoid: a(1 − a) = 0.05 / 4, so |y| = ln((1 + √0.95) / (1 − √0.95)). Tanh: 1 − a² = 0.05, so
  /// |y| = artanh √0.95, half of that.
  package var saturation: Double? {
    switch self {
    case .sigmoid: 4.356_54
    case .tanh: 2.178_27
    case .relu: nil
    }
  }

  /// The share of each unit's values in y (examples × units) that are saturated, 0…1.
  ///
  /// |y| from `saturation` on, or for ReLU y ≤ 0; NaN is not saturated.
  package func saturatedShares(_ y: Matrix<Float>) -> [Float] {
    let limit = saturation.map { Float($0) }
    return Array(count: y.columns) {
      columns_outside_float(
        y.elements, y.rows, y.columns, limit.map { -$0 } ?? 0, limit ?? .infinity, $0)
    }
  }
}
