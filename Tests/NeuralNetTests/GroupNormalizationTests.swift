import NeuralNet
import Numerics
import Testing

@Suite struct GroupNormalizationTests {
  private let z = Matrix<Double>(rows: [[1, 3, 10, 30, 7, 7], [0, 4, 5, 5, -1, 1]])

  @Test func everyGroupOfEveryExampleHasItsOwnStatistics() {
    let group = GroupNormalization<Double>(units: 6, settings: .init(groups: 3))
    let pass = group.forward(z)
    #expect(distance(pass.mean, [2, 20, 7, 2, 5, 0]) < 1e-14)
    #expect(distance(pass.variance, [1, 100, 0, 4, 0, 1]) < 1e-14)
    let one = 1 / 1.000_01.squareRoot()
    #expect(distance(pass.normalized.elements.prefix(2) + [], [-one, one]) < 1e-14)
    #expect(pass.normalized[0, 4] == 0 && pass.normalized[0, 5] == 0, "units that are equal")
    #expect(
      group.stages(of: z, pass)[1]
        == Matrix(rows: [[-1, 1, -10, 10, 0, 0], [-2, 2, 0, 0, -1, 1]]))
  }

  @Test func oneGroupIsLayerNormalization() {
    var group = GroupNormalization<Double>(units: 6, settings: .init(groups: 1))
    var layer = LayerNormalization<Double>(units: 6)
    group.affine = Affine(scale: [1, -2, 3, 0.5, 1, 2], shift: [0, 1, 2, -3, 4, 5])
    layer.affine = group.affine
    let (a, b) = (group.forward(z), layer.forward(z))
    #expect(a.mean == b.mean && a.variance == b.variance && a.normalized == b.normalized)
    #expect(distance(a.output, b.output) < 1e-15)
    let gradient = Matrix<Double>(rows: [[1, -1, 2, 0.5, 3, 1], [0.2, 1, -1, 4, 1, -2]])
    let (c, d) = (group.backward(gradient, through: a), layer.backward(gradient, through: b))
    #expect(distance(c.input, d.input) < 1e-15)
    #expect(c.affine == d.affine)
    let two = GroupNormalization<Double>(units: 6, settings: .init(groups: 2)).forward(z)
    #expect(distance(two.normalized, a.normalized) > 0.1, "two groups are not one")
  }

  @Test(arguments: [
    (100, 10), (12, 4), (10, 2), (64, 8), (97, 1), (6, 2), (5, 1), (1, 1), (4096, 8),
  ])
  func thereAreTenGroupsOrAsManyAsDivide(units: Int, groups: Int) {
    #expect(GroupNormalization<Float>.standardGroups(of: units) == groups)
    #expect(GroupNormalization<Float>(units: units).groups == groups)
  }

  @Test func otherExamplesDoNotMatter() {
    let sample = Sample<Float>(.tanh, .group, sizes: [12, 20, 16, 10], examples: 60)
    let all = sample.network.forward(sample.inputs, mode: .training).logits
    let first = Matrix<Float>(
      rows: 1, columns: 12, elements: Array(sample.inputs.matrix.elements.prefix(12)))
    let alone = sample.network.forward(.dense(first), mode: .training).logits
    #expect(distance(alone.elements, Array(all.elements.prefix(10))) < 1e-5)
    #expect(sample.network.forward(sample.inputs, mode: .inference).logits == all)
  }
}
