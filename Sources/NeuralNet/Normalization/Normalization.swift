package import Numerics

/// The slot in a block between affine map and nonlinearity, or behind the nonlinearity, with the
/// normalization that is in it.
///
/// What it normalizes is called z and what it makes of that y, wherever it stands.
package struct Normalization<Element: Scalar>: Sendable {
  /// Which one it is.
  package let kind: NormalizationKind
  /// What can be said of it; nil where there is none.
  package let traits: NormalizationTraits?
  /// What it does; nil where y = z.
  package internal(set) var method: (any NormalizationMethod<Element>)?

  /// ε, added to every variance, not to σ.
  package static var epsilon: Element { 1e-5 }

  /// 1 / √(σ² + ε) of each of the given variances.
  @specialized(where Element == Float)
  static func inverseDeviations(_ variances: [Element]) -> [Element] {
    variances.map { 1 / ($0 + epsilon).squareRoot() }
  }

  /// y = z.
  package static var none: Normalization { Normalization(.none, units: 0) }

  /// A normalization that has seen nothing yet.
  package init(
    _ kind: NormalizationKind, units: Int, settings: NormalizationSettings = .init()
  ) {
    self.kind = kind
    traits = kind.traits
    method = kind.method(of: Element.self)?.init(units: units, settings: settings)
  }

  /// Normalizes `z` (examples × units); nil where y = z.
  ///
  /// `draw` is the number of the draw of noise.
  @specialized(where Element == Float)
  package func forward(_ z: Matrix<Element>, mode: Mode, draw: UInt64 = 0)
    -> NormalizationPass<Element>?
  {
    method?.forward(z, mode: mode, draw: draw)
  }

  /// `output` ← y and `pass` ← the rest of what `forward` returns; where y = z, `pass` ← nil and
  /// `output` stays.
  @specialized(where Element == Float)
  func forward(
    _ z: Matrix<Element>, mode: Mode, draw: UInt64, into pass: inout NormalizationPass<Element>?,
    output: inout Matrix<Element>
  ) {
    guard let method else {
      pass = nil
      return
    }
    var made = pass.take() ?? NormalizationPass()
    method.forward(z, mode: mode, draw: draw, into: &made, output: &output)
    pass = made
  }

  /// `input` ← ∂L/∂z and `affine` ← the gradients of γ and β, where there are any, from ∂L/∂y (examples ×
  /// units).
  ///
  /// `pass` is what `forward` returned in training mode. Does nothing where y = z.
  @specialized(where Element == Float)
  func backward(
    _ gradient: Matrix<Element>, through pass: NormalizationPass<Element>,
    into input: inout Matrix<Element>, _ affine: inout Affine<Element>?
  ) {
    method?.backward(gradient, through: pass, into: &input, &affine)
  }

  /// Moves the running statistics, where there are any, towards those of a training-mode pass
  /// over `examples`.
  @specialized(where Element == Float)
  mutating func track(_ pass: NormalizationPass<Element>, examples: Int) {
    method?.track(pass, examples: examples)
  }

  /// Moves the running statistics, where there are any, towards those of a training-mode pass over
  /// `examples`, which get the weight `weight`; with weight 1 they become those.
  mutating func average(_ pass: NormalizationPass<Element>, examples: Int, weight: Element) {
    // What is there already, however large, leaves no rounding behind.
    if weight == 1 { running = running.map { .empty(units: $0.mean.count) } }
    method?.average(pass, examples: examples, weight: weight)
  }

  /// γ and β, nil where there are none; setting them changes nothing there.
  package var affine: Affine<Element>? {
    get { method?.parameters }
    set { method?.parameters = newValue }
  }

  /// The mean and the variance that inference uses, nil where it needs none.
  package var running: RunningStatistics<Element>? {
    get { method?.runningStatistics }
    set { method?.runningStatistics = newValue }
  }

  /// Takes the statistics of `z` (examples × units), and for a graft the γ and β that undo the
  /// normalization of `z`.
  mutating func start(_ insertion: Insertion, from z: Matrix<Element>) {
    method?.start(from: z)
    guard insertion == .graft, traits?.canGraft == true else { return }
    guard let pass = forward(z, mode: .training) else { return }
    let scale = pass.inverseDeviation.map { 1 / $0 }
    let (old, new) = (z.columnMoments().mean, pass.normalized.columnMoments().mean)
    affine = Affine(
      scale: scale, shift: scale.indices.map { old[$0] - scale[$0] * new[$0] })
  }
}

extension Normalization: Equatable {
  /// Whether both are the same kind in the same state.
  package static func == (a: Normalization, b: Normalization) -> Bool {
    guard a.kind == b.kind else { return false }
    return a.method?.isEqual(to: b.method) ?? true
  }
}
