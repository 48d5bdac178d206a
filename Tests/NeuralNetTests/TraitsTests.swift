import NeuralNet
import Testing

/// What a normalization says of itself, against what it does.
@Suite struct TraitsTests {
  private static let kinds = NormalizationKind.allCases.filter { $0 != .none }

  @Test(arguments: kinds)
  func namesAndStagesAreThere(kind: NormalizationKind) throws {
    let traits = try #require(kind.traits)
    #expect(!traits.words.isEmpty && !traits.scope.isEmpty && !traits.summary.isEmpty)
    #expect(traits.stages.first?.symbol == "z" && traits.stages.last?.symbol == "y")
    #expect(traits.stages.allSatisfy { !$0.formulas.isEmpty })
    for stage in traits.stages {
      let widths = stage.formulas.map(\.count)
      #expect(widths == widths.sorted(by: >), "the longest wording first")
    }
    #expect(traits.arithmetic.contains("{z}"))
    let sample = Sample<Double>(.tanh, kind)
    let trace = sample.network.forward(sample.inputs, mode: .training).layers[0]
    let method = try #require(sample.network.hidden[0].normalization.method)
    let stages = method.stages(of: trace.z, try #require(trace.normalized))
    #expect(stages.count == traits.stages.count)
    #expect(stages.first == trace.z && stages.last == trace.y)
  }

  /// The formulas of ẑ and y, and the words that say what is normalized by what.
  @Test(
    arguments: [
      (.batch, "(z − μ)/√(σ² + ε)", "γ ẑ + β", "each unit by its own μ and σ"),
      (.layer, "(z − μ)/√(σ² + ε)", "γ ẑ + β", "each example by its own μ and σ"),
      (.rms, "z/√(mean z² + ε)", "γ ẑ", "each example by its own root mean square"),
      (.group, "(z − μ)/√(σ² + ε)", "γ ẑ + β", "each group of an example’s units"),
      (.renorm, "r(z − μ)/√(σ² + ε) + d", "γ ẑ + β", "drawn towards the moving averages"),
      (.centring, "z − μ", "γ ẑ + β", "each unit by its own μ"),
      (.scaling, "z/√(σ² + ε)", "γ ẑ + β", "each unit by its own σ"),
      (.detachedMean, "z − μ", "ẑ", "which the gradient takes for a constant"),
      (.detached, "(z − μ)/√(σ² + ε)", "ẑ", "which the gradient takes for constants"),
      (.noisy, "(z − μ)/√(σ² + ε)", "s(γ ẑ + β) + m", "each unit by its own μ and σ"),
      (.whitening, "L⁻¹(z − μ)/√(σ² + ε)", "γ ẑ + β", "all units decorrelated"),
    ] as [(NormalizationKind, String, String, String)])
  func everyKindHasItsOwnFormulas(
    kind: NormalizationKind, normalized: String, output: String, scope: String
  ) throws {
    let traits = try #require(kind.traits)
    #expect(traits.stages.dropLast().last?.formulas.first == "→ ẑ = \(normalized)")
    #expect(traits.stages.last?.formulas.first == "→ y = \(output)")
    #expect(traits.scope.contains(scope))
  }

  @Test func namesDiffer() {
    #expect(Set(Self.kinds.compactMap { $0.traits?.words }).count == Self.kinds.count)
    #expect(NormalizationKind.none.traits == nil)
  }

  @Test(arguments: kinds)
  func statisticsAreTakenOverTheAxisThatIsStated(kind: NormalizationKind) throws {
    let traits = try #require(kind.traits)
    let sample = Sample<Double>(.tanh, kind)
    let pass = try #require(
      sample.network.forward(sample.inputs, mode: .training).layers[0].normalized)
    #expect(pass.variance.count == (traits.axis == .unit ? 6 : kind == .group ? 18 : 9))
    #expect(pass.mean.count == (traits.statistics.count == 1 ? 0 : pass.variance.count))
    #expect((sample.network.hidden[0].normalization.running != nil) == (traits.axis == .unit))
  }
}
