package import Numerics

extension Matrix {
  /// How the columns (one per unit) vary over the rows (one per example): the root mean square of the
  /// correlation of two columns, over all pairs, and the smallest and the largest σ of a column.
  ///
  /// With r the correlations and k columns it is √(Σ r² / (k (k − 1))), the sum over i ≠ j, from 0 to 1;
  /// σ is biased. Rounding counts as no variance: a column whose σ is at most a millionth of its mean is
  /// constant, has no correlation and is left out of all three. Nil where fewer than two columns vary, and
  /// where a number is not finite. It takes as long as a product of rows × columns × columns.
  @specialized(where Element == Float)
  package func columnCorrelation() -> (rms: Double, sigmas: ClosedRange<Double>)? {
    guard rows > 1 else { return nil }
    let (means, variances) = columnMoments()
    guard (means + variances).allSatisfy(\.isFinite) else { return nil }
    let sigmas = variances.map { $0.squareRoot() }
    let varies = zip(sigmas, means).map { $0 > abs($1) * Element(1e-6) }
    let kept = zip(sigmas, varies).compactMap { $1 ? Double($0) : nil }
    guard kept.count > 1, let least = kept.min(), let most = kept.max() else { return nil }
    let root = Element(rows).squareRoot()
    let inverses = zip(sigmas, varies).map { $1 ? 1 / ($0 * root) : 0 }
    let (standardized, _) = normalized(mean: means, inverse: inverses, Affine(units: columns))
    let correlations = standardized.transposedTimes(standardized)
    var sum = 0.0
    for i in 0..<columns {
      for j in 0..<i {
        let correlation = Double(correlations[i, j])
        sum += correlation * correlation
      }
    }
    let pairs = Double(kept.count * (kept.count - 1) / 2)
    return ((sum / pairs).squareRoot(), least...most)
  }
}
