package import Numerics

/// An affine map z = x W + b.
package struct Dense<Element: Scalar>: Sendable, Equatable {
  /// W, inputs × units.
  package var weights: Matrix<Element>
  /// b, one per unit.
  package var bias: [Element]

  /// A map with the given weights (inputs × units) and biases (one per unit).
  package init(weights: Matrix<Element>, bias: [Element]) {
    precondition(weights.columns == bias.count, "a dense layer needs one bias per unit")
    self.weights = weights
    self.bias = bias
  }

  /// `z` ← x W + b, examples × units, from x of shape examples × inputs.
  @specialized(where Element == Float)
  func forward(_ x: Inputs<Element>, into z: inout Matrix<Element>) {
    x.times(weights, adding: bias, into: &z)
  }

  /// `input` ← ∂L/∂x = ∂L/∂z · Wᵀ, examples × inputs.
  @specialized(where Element == Float)
  func backward(_ gradient: Matrix<Element>, into input: inout Matrix<Element>) {
    gradient.timesTransposed(weights, into: &input)
  }

  /// W ← W s and b ← s (b − μ), with one s and one μ per unit.
  mutating func multiply(by factors: [Element], around mean: [Element]) {
    for input in 0..<weights.rows {
      for unit in bias.indices { weights[input, unit] *= factors[unit] }
    }
    for unit in bias.indices {
      bias[unit] = factors[unit] * (bias[unit] - mean[unit])
    }
  }

  /// The map of `units` numbers to themselves.
  init(identity units: Int) {
    self.init(
      weights: Matrix(rows: units, columns: units), bias: [Element](repeating: 0, count: units))
    for unit in 0..<units { weights[unit, unit] = 1 }
  }

  /// Does `map` first: with M and c its weights and biases, b ← c W + b and W ← M W.
  mutating func absorb(_ map: Dense) {
    var moved = Matrix(rows: 1, columns: bias.count, elements: bias)
    moved.add(1, times: Matrix(rows: 1, columns: map.bias.count, elements: map.bias), weights)
    bias = moved.elements
    weights = map.weights.times(weights)
  }

  /// W ← W γ and b ← γ b + β.
  mutating func apply(_ affine: Affine<Element>) {
    multiply(by: affine.scale, around: [Element](repeating: 0, count: bias.count))
    for unit in affine.shift.indices { bias[unit] += affine.shift[unit] }
  }
}

/// The gradient of a dense layer, kept as the two factors whose product it is.
///
/// ∂L/∂W = xᵀ δ has rank m at most, so the product is formed only by who needs its elements; plain
/// gradient descent adds it to W directly.
package struct DenseGradient<Element: Scalar>: Sendable {
  /// δ = ∂L/∂z, examples × units.
  package let delta: Matrix<Element>
  /// x, examples × inputs.
  package let input: Inputs<Element>

  /// ∂L/∂W = xᵀ δ, inputs × units.
  package var weights: Matrix<Element> {
    @specialized(where Element == Float)
    get {
      var product = Matrix<Element>()
      input.transposedTimes(delta, into: &product)
      return product
    }
  }
  /// ∂L/∂b, the sum of δ over the examples.
  package var bias: [Element] { delta.columnSums() }
}

extension DenseGradient {
  /// ‖∂L/∂W‖₂, from the elements of xᵀ δ, whose squares are added up in double precision.
  ///
  /// It takes room for inputs × units numbers, however many examples there are.
  package var norm: Double { weights.norm }
}
