package import Statistics

/// One layer's transform of the latest training batch, stage by stage, as z → z − μ → x̂ → y.
package struct Anatomy: Sendable, Equatable {
  /// The layer, counted from 0.
  package let layer: Int
  /// Examples in the batch.
  package let examples: Int
  /// All units of the batch together, one distribution for each stage of the normalization; z alone
  /// without one.
  package let stages: [Distribution]
  /// The same for each unit.
  package let units: [UnitAnatomy]
  /// The step at which `UnitAnatomy.population` was estimated, nil where it was not.
  package let populationStep: Int?
  /// How the units vary over the batch in the last stage but one, ẑ, or in the only one, z; nil where
  /// fewer than two units do.
  package let correlation: UnitCorrelation?
  /// γ and β over the units as they were in this pass, before the update; nil where there are none.
  package let scale: Distribution?, shift: Distribution?

  /// A dissection of the given parts.
  package init(
    layer: Int, examples: Int, stages: [Distribution], units: [UnitAnatomy],
    populationStep: Int? = nil, correlation: UnitCorrelation? = nil, scale: Distribution?,
    shift: Distribution?
  ) {
    self.layer = layer
    self.examples = examples
    self.stages = stages
    self.units = units
    self.populationStep = populationStep
    self.correlation = correlation
    self.scale = scale
    self.shift = shift
  }
}

/// One unit's transform, and three estimates of its statistics.
package struct UnitAnatomy: Sendable, Equatable {
  /// The first example of the batch, one value for each stage.
  package let example: [Float]
  /// μ and √(σ² + ε) of the batch; where statistics are taken per example, of the first example.
  package let batch: UnitStatistics
  /// The moving averages after this batch, nil where inference needs none.
  package let moving: UnitStatistics?
  /// The averages over many mini-batches with the weights held fixed [Ioffe 2015, algorithm 2].
  package let population: UnitStatistics?
  /// γ and β as they were in this pass, before the update; nil where there are none.
  package let scale: Float?, shift: Float?

  /// A unit of the given parts.
  package init(
    example: [Float], batch: UnitStatistics, moving: UnitStatistics?, population: UnitStatistics?,
    scale: Float?, shift: Float?
  ) {
    self.example = example
    self.batch = batch
    self.moving = moving
    self.population = population
    self.scale = scale
    self.shift = shift
  }
}

/// A mean and a standard deviation.
package struct UnitStatistics: Sendable, Equatable {
  /// The mean; nil where none is taken off.
  package let mean: Float?
  /// The standard deviation.
  package let deviation: Float

  /// A mean and a standard deviation.
  package init(mean: Float?, deviation: Float) {
    self.mean = mean
    self.deviation = deviation
  }
}

/// What multiplying a layer's weights did, measured on the latest training batch.
package struct Scaling: Sendable, Equatable {
  /// The step at which it was done.
  package let step: Int
  /// The layer, counted from 0, and the factor.
  package let layer: Int, factor: Double
  /// The largest change of a logit in size.
  package let outputChange: Double
  /// ‖∂L/∂W‖₂ of the layer before and after.
  package let gradientBefore: Double, gradientAfter: Double

  /// A report of the given parts.
  package init(
    step: Int, layer: Int, factor: Double, outputChange: Double, gradientBefore: Double,
    gradientAfter: Double
  ) {
    self.step = step
    self.layer = layer
    self.factor = factor
    self.outputChange = outputChange
    self.gradientBefore = gradientBefore
    self.gradientAfter = gradientAfter
  }
}
