package import Statistics

/// One layer's transform of the latest training batch, stage by stage: z → z − μ → x̂ → y = γ x̂ + β.
package struct Anatomy: Sendable, Equatable {
  /// The layer, counted from 0.
  package let layer: Int
  /// Examples in the batch.
  package let examples: Int
  /// All units of the batch together: z, z − μ, x̂, y; without normalization only the first.
  package let stages: [Distribution]
  /// The same for each unit: mean and σ at every stage.
  package let units: [UnitAnatomy]
  /// γ and β over the units; nil where there are none.
  package let scale: Distribution?, shift: Distribution?

  /// A dissection of the given parts.
  package init(
    layer: Int, examples: Int, stages: [Distribution], units: [UnitAnatomy],
    scale: Distribution?, shift: Distribution?
  ) {
    self.layer = layer
    self.examples = examples
    self.stages = stages
    self.units = units
    self.scale = scale
    self.shift = shift
  }
}

/// One unit's transform, and three estimates of its statistics.
package struct UnitAnatomy: Sendable, Equatable {
  /// The first example of the batch: z, z − μ, x̂, y; without normalization only the first.
  package let example: [Float]
  /// μ and √(σ² + ε) of the batch; in layer normalization of the first example over the units.
  package let batch: UnitStatistics
  /// The moving averages (algorithm 2's place holder in practice), nil where inference needs none.
  package let moving: UnitStatistics?
  /// The averages over several mini-batches with the weights held fixed [Ioffe 2015, algorithm 2].
  package let population: UnitStatistics?
  /// γ and β, nil where there are none.
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
  /// The mean.
  package let mean: Float
  /// The standard deviation.
  package let deviation: Float

  /// A mean and a standard deviation.
  package init(mean: Float, deviation: Float) {
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
