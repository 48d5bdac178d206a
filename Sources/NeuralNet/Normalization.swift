/// The normalization in a block's slot between affine map and nonlinearity.
package enum Normalization<Element: Scalar>: Sendable, Equatable {
  /// y = z.
  case none
  /// Batch normalization.
  case batch(BatchNormalization<Element>)
  /// Layer normalization.
  case layer(LayerNormalization<Element>)
  /// Normalization outside of the gradient step.
  case detached(DetachedNormalization<Element>)
  /// Batch normalization with noise behind it.
  case noisy(NoisyBatchNormalization<Element>)
  /// Decorrelation of all units.
  case whitening(Whitening<Element>)

  /// ε, added to every variance, not to σ.
  package static var epsilon: Element { 1e-5 }

  /// A normalization that has seen nothing yet; only a noisy one asks for `noise`.
  package init(_ kind: NormalizationKind, units: Int, noise: Noise) {
    switch kind {
    case .none: self = .none
    case .batch: self = .batch(BatchNormalization(units: units))
    case .layer: self = .layer(LayerNormalization(units: units))
    case .detachedMean: self = .detached(DetachedNormalization(units: units, scales: false))
    case .detached: self = .detached(DetachedNormalization(units: units, scales: true))
    case .noisy:
      self = .noisy(NoisyBatchNormalization(batch: BatchNormalization(units: units), noise: noise))
    case .whitening: self = .whitening(Whitening(units: units))
    }
  }

  /// Which one it is.
  package var kind: NormalizationKind {
    switch self {
    case .none: .none
    case .batch: .batch
    case .layer: .layer
    case .detached(let detached): detached.scales ? .detached : .detachedMean
    case .noisy: .noisy
    case .whitening: .whitening
    }
  }

  /// Normalizes `z` (examples × units); nil where y = z.
  ///
  /// `draw` is the number of the draw of noise.
  @specialized(where Element == Float)
  package func forward(_ z: Matrix<Element>, mode: Mode, draw: UInt64 = 0) -> Normalized<Element>? {
    switch self {
    case .none: nil
    case .batch(let batch): batch.forward(z, mode: mode)
    case .layer(let layer): layer.forward(z)
    case .detached(let detached): detached.forward(z, mode: mode)
    case .noisy(let noisy): noisy.forward(z, mode: mode, draw: draw)
    case .whitening(let whitening): whitening.forward(z, mode: mode)
    }
  }

  /// ∂L/∂z, and the gradients of γ and β where there are any, from ∂L/∂y (examples × units).
  ///
  /// `pass` is what `forward` returned in training mode, nil where y = z.
  @specialized(where Element == Float)
  package func backward(_ gradient: Matrix<Element>, through pass: Normalized<Element>?)
    -> (input: Matrix<Element>, affine: Affine<Element>?)
  {
    guard let pass else { return (gradient, nil) }
    switch self {
    case .none: return (gradient, nil)
    case .batch(let batch): return batch.backward(gradient, through: pass)
    case .layer(let layer): return layer.backward(gradient, through: pass)
    case .detached(let detached): return (detached.backward(gradient, through: pass), nil)
    case .noisy(let noisy): return noisy.backward(gradient, through: pass)
    case .whitening(let whitening): return whitening.backward(gradient, through: pass)
    }
  }

  /// Moves the population statistics, where there are any, towards those of a training-mode pass
  /// over `examples`.
  @specialized(where Element == Float)
  mutating func track(_ pass: Normalized<Element>, examples: Int) {
    switch self {
    case .none, .layer: return
    case .batch(var batch):
      self = .none
      batch.population.track(pass, examples: examples)
      self = .batch(batch)
    case .detached(var detached):
      self = .none
      detached.population.track(pass, examples: examples)
      self = .detached(detached)
    case .noisy(var noisy):
      self = .none
      noisy.batch.population.track(pass, examples: examples)
      self = .noisy(noisy)
    case .whitening(var whitening):
      self = .none
      whitening.track(pass, examples: examples)
      self = .whitening(whitening)
    }
  }
}

extension Normalization {
  /// γ and β, nil where there are none; setting them changes nothing there.
  package var affine: Affine<Element>? {
    get {
      switch self {
      case .none, .detached: nil
      case .batch(let batch): batch.affine
      case .layer(let layer): layer.affine
      case .noisy(let noisy): noisy.batch.affine
      case .whitening(let whitening): whitening.affine
      }
    }
    set {
      guard let newValue else { return }
      switch self {
      case .none, .detached: return
      case .batch(var batch):
        batch.affine = newValue
        self = .batch(batch)
      case .layer(var layer):
        layer.affine = newValue
        self = .layer(layer)
      case .noisy(var noisy):
        noisy.batch.affine = newValue
        self = .noisy(noisy)
      case .whitening(var whitening):
        whitening.affine = newValue
        self = .whitening(whitening)
      }
    }
  }

  /// The mean and the variance that inference uses, nil where it needs none.
  package var population: Population<Element>? {
    switch self {
    case .none, .layer: nil
    case .batch(let batch): batch.population
    case .detached(let detached): detached.population
    case .noisy(let noisy): noisy.batch.population
    case .whitening(let whitening): whitening.population
    }
  }
}
