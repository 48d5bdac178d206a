import Foundation
import NeuralNet
import Numerics
import Testing

@Suite struct ActivationTests {
  /// −100…100 in steps of 1/64, and numbers near 0 down to the smallest.
  private let arguments: [Float] =
    (-6_400...6_400).map { Float($0) / 64 }
    + (-149 ... -1).flatMap { [exp2(Float($0)), -1.7 * exp2(Float($0))] } + [0, -0.0]

  @Test func singlePrecisionSigmoidIsWithinThreeUlp() {
    let results = apply(.sigmoid, arguments)
    for (x, a) in zip(arguments, results) {
      let exact = 1 / (1 + exp(-Double(x)))
      // Below −87 the exponential stops; what is left out is below 1e-37.
      let bound = 3 * Double(Float(exact).ulp) + (x < -87 ? 1e-37 : 0)
      #expect(abs(Double(a) - exact) <= bound, "x = \(x)")
    }
    #expect(results.allSatisfy { (0...1).contains($0) })
    #expect(apply(.sigmoid, [0, 100, -100]).first == 0.5)
  }

  @Test func singlePrecisionTanhIsWithinThreeUlp() {
    let results = apply(.tanh, arguments)
    for (x, a) in zip(arguments, results) {
      let exact = tanh(Double(x))
      #expect(abs(Double(a) - exact) <= 3 * Double(Float(exact).ulp), "x = \(x)")
    }
    #expect(results.allSatisfy { (-1...1).contains($0) })
  }

  @Test func doublePrecisionIsThatOfTheLibrary() {
    let arguments = arguments.map { Double($0) }
    #expect(apply(.sigmoid, arguments) == arguments.map { 1 / (1 + exp(-$0)) })
    #expect(apply(.tanh, arguments) == arguments.map { tanh($0) })
    #expect(apply(.relu, arguments) == arguments.map { max(0, $0) })
  }

  @Test func infinities() {
    expectLimits(Float.self)
    expectLimits(Double.self)
  }

  private func expectLimits<Element: Scalar>(_ type: Element.Type) {
    let sigmoid = apply(.sigmoid, [Element.infinity, -.infinity])
    #expect(sigmoid[0] == 1 && (0...1e-37).contains(sigmoid[1]))
    #expect(apply(.tanh, [Element.infinity, -.infinity]) == [1, -1])
    #expect(apply(.relu, [Element.infinity, -.infinity]) == [.infinity, 0])
  }

  @Test(arguments: Activation.allCases)
  func notANumberStaysOneAndAlone(activation: Activation) {
    for place in 0..<40 {
      var x = [Float](repeating: 0.5, count: 40)
      x[place] = place.isMultiple(of: 2) ? .nan : -.nan
      let a = apply(activation, x)
      #expect(a.indices.filter { a[$0].isNaN } == [place])
      #expect(apply(activation, x.map { Double($0) })[place].isNaN)
    }
  }

  @Test(arguments: Activation.allCases)
  func everyCountGivesTheSameNumbers(activation: Activation) {
    // Vector loops have a rest that is done apart.
    let x = (0..<70).map { Float($0) / 7 - 5 }
    let all = apply(activation, x)
    for count in 1...70 {
      let part = apply(activation, Array(x.prefix(count)))
      #expect(distance(part, Array(all.prefix(count))) <= 1.2e-7)
    }
  }

  @Test func reluIsExact() {
    let x: [Float] = [-3, -0x1p-140, -0.0, 0, 0x1p-140, 2.5]
    #expect(apply(.relu, x) == [0, 0, 0, 0, 0x1p-140, 2.5])
  }

  /// g(y) of each of `y`: a block of one unit with weight 1 and bias 0.
  private func apply<Element: Scalar>(_ activation: Activation, _ y: [Element]) -> [Element] {
    let dense = Dense(weights: Matrix(rows: 1, columns: 1, repeating: Element(1)), bias: [0])
    let x = Matrix(rows: y.count, columns: 1, elements: y)
    return Block(dense: dense, activation: activation).forward(.dense(x), mode: .inference).a
      .elements
  }
}
