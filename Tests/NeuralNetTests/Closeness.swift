import NeuralNet

/// The largest distance of two numbers of the same place; infinite when one is NaN or missing.
func distance<Element: Scalar>(_ a: [Element], _ b: [Element]) -> Double {
  guard a.count == b.count else { return .infinity }
  return zip(a, b).reduce(0) { worst, pair in
    let difference = abs(Double(pair.0) - Double(pair.1))
    return difference.isNaN ? .infinity : max(worst, difference)
  }
}

/// The largest distance of two elements of the same place; infinite for matrices of other shape.
func distance<Element: Scalar>(_ a: Matrix<Element>, _ b: Matrix<Element>) -> Double {
  a.rows == b.rows && a.columns == b.columns ? distance(a.elements, b.elements) : .infinity
}

/// The largest distance of two parameters of the same place.
func distance<Element: Scalar>(_ a: Network<Element>, _ b: Network<Element>) -> Double {
  guard a.hidden.count == b.hidden.count else { return .infinity }
  let hidden = zip(a.hidden, b.hidden).map { a, b in
    let affine =
      switch (a.batch, b.batch) {
      case (nil, nil): 0.0
      case (let a?, let b?):
        max(
          distance(a.affine.scale, b.affine.scale), distance(a.affine.shift, b.affine.shift),
          distance(a.populationMean, b.populationMean),
          distance(a.populationVariance, b.populationVariance))
      default: Double.infinity
      }
    return max(distance(a.dense, b.dense), affine)
  }
  return max(hidden.max() ?? 0, distance(a.output, b.output))
}

private func distance<Element: Scalar>(_ a: Dense<Element>, _ b: Dense<Element>) -> Double {
  max(distance(a.weights, b.weights), distance(a.bias, b.bias))
}

extension Block {
  /// The batch normalization, if that is what is in the slot.
  var batch: BatchNormalization<Element>? {
    get {
      guard case .batch(let batch) = normalization else { return nil }
      return batch
    }
    set { normalization = newValue.map { .batch($0) } ?? .none }
  }
}
