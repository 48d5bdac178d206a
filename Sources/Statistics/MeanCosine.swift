/// The mean cosine of the angle between two rows of the same class, over all pairs of such rows: 1 where
/// they point the same way, 0 where they have nothing to do with each other.
///
/// `values` holds one row of `width` numbers after the other, and `classes` the class of each row, from 0
/// up. With r̂ the rows at length 1 and n of them in a class it is
/// Σ (‖Σ r̂‖² − n) / Σ n (n − 1), the inner sum over the rows of a class, the outer ones over the classes.
/// A row of zeros has no direction and is left out; NaN where there is no pair, or a number is not
/// finite.
package func meanCosine(ofRows values: [Float], width: Int, classes: [Int]) -> Double {
  precondition(values.count == width * classes.count, "each row has a class")
  var sums = [[Double]](
    repeating: Array(repeating: 0, count: width), count: (classes.max() ?? -1) + 1)
  var counts = [Double](repeating: 0, count: sums.count)
  for (row, kind) in classes.enumerated() {
    let numbers = values[row * width..<(row + 1) * width].map { Double($0) }
    let length = numbers.reduce(0) { $0 + $1 * $1 }.squareRoot()
    guard length != 0 else { continue }
    for place in numbers.indices { sums[kind][place] += numbers[place] / length }
    counts[kind] += 1
  }
  let products = zip(sums, counts).map { sum, count in sum.reduce(-count) { $0 + $1 * $1 } }
  let pairs = counts.reduce(0) { $0 + $1 * ($1 - 1) }
  return pairs > 0 ? products.reduce(0, +) / pairs : .nan
}
