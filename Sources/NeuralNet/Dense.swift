/// An affine map z = x Wᵀ + b.
package struct Dense<Element: Scalar>: Sendable, Equatable {
  /// W, units × inputs.
  package var weights: Matrix<Element>
  /// b, one per unit.
  package var bias: [Element]

  /// A map with the given weights (units × inputs) and biases (one per unit).
  package init(weights: Matrix<Element>, bias: [Element]) {
    precondition(weights.rows == bias.count, "a dense layer needs one bias per unit")
    self.weights = weights
    self.bias = bias
  }

  /// z = x Wᵀ + b, examples × units, from x of shape examples × inputs.
  package func forward(_ x: Matrix<Element>) -> Matrix<Element> {
    x.timesTransposed(weights, adding: bias)
  }

  /// ∂L/∂x = ∂L/∂z · W, examples × inputs.
  func backward(_ gradient: Matrix<Element>) -> Matrix<Element> { gradient.times(weights) }
}

/// The gradient of a dense layer, kept as the two factors whose product it is.
///
/// ∂L/∂W = δᵀ x has rank m at most, so the product is formed only by who needs its elements; plain
/// gradient descent adds it to W directly.
package struct DenseGradient<Element: Scalar>: Sendable {
  /// δ = ∂L/∂z, examples × units.
  package let delta: Matrix<Element>
  /// x, examples × inputs.
  package let input: Matrix<Element>

  /// ∂L/∂W = δᵀ x, units × inputs.
  package var weights: Matrix<Element> {
    @specialized(where Element == Float)
    get { delta.transposedTimes(input) }
  }
  /// ∂L/∂b, the sum of δ over the examples.
  package var bias: [Element] { delta.columnSums() }
}

extension DenseGradient {
  /// ‖∂L/∂W‖₂² = Σᵢⱼ (δ δᵀ)ᵢⱼ (x xᵀ)ᵢⱼ, which spares forming δᵀ x when examples are few.
  @specialized(where Element == Float)
  package func squaredNorm() -> Double {
    let zeros = [Element](repeating: 0, count: delta.rows)
    let deltas = delta.timesTransposed(delta, adding: zeros)
    let inputs = input.timesTransposed(input, adding: zeros)
    let sums = Array(count: delta.rows) {
      Element.kernels.columnSumOfProducts(
        deltas.elements, inputs.elements, delta.rows, delta.rows, $0)
    }
    return sums.reduce(0) { $0 + Double($1) }
  }

  /// The mean of the elements of ∂L/∂W: Σ over the examples of (Σ δ)(Σ x), divided by their count.
  @specialized(where Element == Float)
  package func mean() -> Double {
    let sum = zip(delta.rowSums(), input.rowSums()).reduce(0) {
      $0 + Double($1.0) * Double($1.1)
    }
    return sum / Double(delta.columns * input.columns)
  }
}
