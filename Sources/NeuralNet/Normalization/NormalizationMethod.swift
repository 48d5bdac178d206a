package import Numerics

/// One way to normalize what a layer's affine map puts out, with all that is asked of it.
///
/// A new one is a file with a type that conforms, and a case of `NormalizationKind`: training,
/// insertion and removal, the screen, the help and the command line know it by these members alone.
package protocol NormalizationMethod<Element>: Sendable, Equatable {
  /// The numbers of the network that it is in.
  associatedtype Element: Scalar

  /// What can be said of it in words and facts.
  static var traits: NormalizationTraits { get }

  /// A normalization of `units` units that has seen nothing yet: γ = 1 and β = 0 where it has such,
  /// running statistics of mean 0 and variance 1.
  init(units: Int, settings: NormalizationSettings)

  /// γ and β, nil where there are none; setting them changes nothing there.
  var parameters: Affine<Element>? { get set }
  /// The mean and the variance that inference normalizes by, nil where it needs none.
  var runningStatistics: RunningStatistics<Element>? { get set }

  /// Normalizes `z` (examples × units); `draw` is the number of the draw of noise.
  ///
  /// `training` takes the statistics of the batch and, where these are per unit, traps for fewer than
  /// two examples, which have no variance; `inference` takes the running statistics.
  func forward(_ z: Matrix<Element>, mode: Mode, draw: UInt64) -> NormalizationPass<Element>

  /// ∂L/∂z and the gradients of γ and β, from ∂L/∂y (examples × units).
  ///
  /// `pass` is what `forward` returned in training mode.
  func backward(_ gradient: Matrix<Element>, through pass: NormalizationPass<Element>)
    -> (input: Matrix<Element>, affine: Affine<Element>?)

  /// The same as `forward`, with y written to `output` and all else to `pass`, whose memory is used
  /// again where a method can.
  func forward(
    _ z: Matrix<Element>, mode: Mode, draw: UInt64, into pass: inout NormalizationPass<Element>,
    output: inout Matrix<Element>)

  /// The same as `backward`, written to `input`, ∂L/∂z, and `affine`, whose memory is used again where a
  /// method can.
  func backward(
    _ gradient: Matrix<Element>, through pass: NormalizationPass<Element>,
    into input: inout Matrix<Element>, _ affine: inout Affine<Element>?)

  /// Lets `change` change γ and β where they are, if there are such.
  mutating func changeParameters(_ change: (inout Affine<Element>) -> Void)

  /// Takes notice of a step that was made with a training-mode pass: moves the running statistics, where
  /// there are any, towards those of the pass.
  mutating func track(_ pass: NormalizationPass<Element>, examples: Int)

  /// Moves the running statistics, where there are any, towards those of a training-mode pass, which get
  /// the weight `weight` (0…1).
  mutating func average(_ pass: NormalizationPass<Element>, examples: Int, weight: Element)

  /// Takes the running statistics of `z` (examples × units, two examples at least).
  mutating func start(from z: Matrix<Element>)

  /// Changes `dense` so that it gives what this normalization made of it in inference; does nothing
  /// where no affine map can.
  func fold(into dense: inout Dense<Element>)

  /// The values of every stage of `traits.stages` in a pass over `z`, each examples × units.
  func stages(of z: Matrix<Element>, _ pass: NormalizationPass<Element>) -> [Matrix<Element>]
}

/// A normalization with γ and β, one of each per unit.
package protocol AffineNormalization: NormalizationMethod {
  /// γ and β.
  var affine: Affine<Element> { get set }
}

/// A normalization that takes moving averages in inference.
package protocol RunningNormalization: NormalizationMethod {
  /// The moving averages, one of each per unit.
  var running: RunningStatistics<Element> { get set }
}

extension AffineNormalization {
  /// γ and β.
  package var parameters: Affine<Element>? {
    get { affine }
    set { if let newValue { affine = newValue } }
  }

  /// Lets `change` change γ and β where they are.
  package mutating func changeParameters(_ change: (inout Affine<Element>) -> Void) {
    change(&affine)
  }
}

extension RunningNormalization {
  /// The moving averages.
  package var runningStatistics: RunningStatistics<Element>? {
    get { running }
    set { if let newValue { running = newValue } }
  }

  /// Moves the moving averages towards the statistics of a training-mode pass over `examples`.
  package mutating func average(
    _ pass: NormalizationPass<Element>, examples: Int, weight: Element
  ) {
    running.track(pass, examples: examples, weight: weight)
  }
}

extension NormalizationMethod {
  /// None.
  package var parameters: Affine<Element>? {
    get { nil }
    set {}
  }

  /// None: an example brings its own statistics in inference, too.
  package var runningStatistics: RunningStatistics<Element>? {
    get { nil }
    set {}
  }

  /// Changes γ and β, if there are such, by way of a copy.
  package mutating func changeParameters(_ change: (inout Affine<Element>) -> Void) {
    guard var changed = parameters else { return }
    change(&changed)
    parameters = changed
  }

  /// `pass` ← what `forward` returns, and `output` ← its y.
  package func forward(
    _ z: Matrix<Element>, mode: Mode, draw: UInt64, into pass: inout NormalizationPass<Element>,
    output: inout Matrix<Element>
  ) {
    pass = forward(z, mode: mode, draw: draw)
    output = pass.output
  }

  /// `input` and `affine` ← what `backward` returns.
  package func backward(
    _ gradient: Matrix<Element>, through pass: NormalizationPass<Element>,
    into input: inout Matrix<Element>, _ affine: inout Affine<Element>?
  ) {
    (input, affine) = backward(gradient, through: pass)
  }

  /// Moves the running statistics, where there are any, by the momentum of moving averages.
  package mutating func track(_ pass: NormalizationPass<Element>, examples: Int) {
    average(pass, examples: examples, weight: RunningStatistics<Element>.momentum)
  }

  /// Moves the running statistics, where there are any, towards those of a training-mode pass.
  package mutating func average(
    _ pass: NormalizationPass<Element>, examples: Int, weight: Element
  ) {
    runningStatistics?.track(pass, examples: examples, weight: weight)
  }

  /// Takes the running statistics of `z`, where there are any.
  package mutating func start(from z: Matrix<Element>) {
    if runningStatistics != nil { runningStatistics = RunningStatistics(of: z) }
  }

  /// Absorbs y = γ (z − μ) / √(σ² + ε) + β with the running statistics, where there are any.
  package func fold(into dense: inout Dense<Element>) {
    guard let running = runningStatistics else { return }
    let inverse = Normalization.inverseDeviations(running.variance)
    dense.multiply(by: inverse, around: running.mean)
    if let parameters { dense.apply(parameters) }
  }

  /// z, z − μ, x̂ and y.
  package func stages(of z: Matrix<Element>, _ pass: NormalizationPass<Element>)
    -> [Matrix<Element>]
  {
    [z, z.centred(by: pass.mean, per: Self.traits.axis), pass.normalized, pass.output]
  }

  /// Whether `other` is the same method in the same state.
  func isEqual(to other: (any NormalizationMethod<Element>)?) -> Bool { other as? Self == self }
}

extension Matrix {
  /// The difference of each element and the mean of its column or, per example, of its row or of its
  /// group in the row; `mean` has as many for each row as it has groups.
  func centred(by mean: [Element], per axis: NormalizationTraits.Axis) -> Matrix {
    Matrix(
      rows: rows, columns: columns,
      elements: elements.indices.map {
        elements[$0] - mean[axis == .unit ? $0 % columns : $0 / (elements.count / mean.count)]
      })
  }
}
