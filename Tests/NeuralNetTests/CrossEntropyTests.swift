import Foundation
import NeuralNet
import Numerics
import Testing

@Suite struct CrossEntropyTests {
  @Test func lossAndGradientByHand() {
    // softmax(0, ln 3) = (1/4, 3/4).
    let logits = Matrix<Double>(rows: [[0, log(3)], [0, log(3)]])
    let error = CrossEntropy(logits: logits, labels: [0, 1])
    #expect(abs(error.loss - (log(4) + log(4.0 / 3)) / 2) < 1e-15)
    #expect(distance(error.gradient, Matrix(rows: [[-0.375, 0.375], [0.125, -0.125]])) < 1e-15)
    #expect(error.correct == 1)
  }

  @Test func equalLogitsKnowNothing() {
    let error = CrossEntropy(logits: Matrix<Float>(rows: 20, columns: 10), labels: labels(20))
    #expect(abs(error.loss - log(10)) < 1e-6)
    let others = error.gradient.elements.filter { $0 > 0 }
    #expect(distance(others, Array(repeating: 0.005, count: 180)) < 1e-9)
    #expect(error.correct == 2, "a tie goes to the first class, so that 1 in 10 is right")
  }

  @Test func aTieGoesToTheFirstOfTheLargest() {
    let logits = Matrix<Float>(rows: [[1, 2, 2], [1, 2, 2], [1, 2, 2], [2, 1, 2]])
    #expect(CrossEntropy(logits: logits, labels: [0, 1, 2, 0]).correct == 2)
  }

  @Test(arguments: [100, 1e4, 1e20])
  func hugeLogits(size: Double) {
    expectHuge(size, Float.self)
    expectHuge(size, Double.self)
  }

  private func expectHuge<Element: Scalar>(_ size: Double, _ type: Element.Type) {
    let s = Element(size)
    let right = CrossEntropy(logits: Matrix(rows: [[s, -s, 0]]), labels: [0])
    #expect(right.loss >= 0 && right.loss < 1e-6)
    #expect(right.correct == 1)
    #expect(distance(right.gradient.elements, [0, 0, 0]) < 1e-6)
    let wrong = CrossEntropy(logits: Matrix(rows: [[s, -s, 0]]), labels: [1])
    #expect(abs(wrong.loss / (2 * size) - 1) < 1e-6)
    #expect(wrong.correct == 0)
    #expect(distance(wrong.gradient.elements, [1, -1, 0]) < 1e-6)
    // A constant added to all logits changes nothing.
    let shifted = CrossEntropy(logits: Matrix(rows: [[s, s, s]]), labels: [0])
    #expect(abs(shifted.loss - log(3)) < 1e-6)
  }

  @Test(arguments: [Float.nan, .infinity], 0..<9)
  func aLogitThatIsNotFiniteIsWrongAndShows(value: Float, variant: Int) {
    let (place, label) = (variant / 3, variant % 3)
    var row: [Float] = [1, 3, 2]
    row[place] = value
    let error = CrossEntropy(logits: Matrix(rows: [row, [0, 0, 5]]), labels: [label, 2])
    #expect(!error.loss.isFinite)
    #expect(error.correct == 1, "only the other example is right")
    let other = error.gradient.elements[3...]
    #expect(other.allSatisfy { $0.isFinite }, "the other example is untouched")
  }

  @Test func minusInfinityIsWrongToo() {
    let logits: Matrix<Float> = Matrix(rows: [[1, -.infinity], [1, -.infinity]])
    let error = CrossEntropy(logits: logits, labels: [0, 1])
    #expect(error.correct == 0)
    #expect(error.loss == .infinity)
  }

  @Test func gradientOfEachExampleSumsToZero() {
    let sample = Sample<Double>(.tanh, .none, examples: 30)
    let logits = sample.network.forward(sample.inputs, mode: .training).logits
    let gradient = CrossEntropy(logits: logits, labels: sample.labels).gradient
    for row in 0..<30 {
      #expect(abs((0..<3).reduce(0) { $0 + gradient[row, $1] }) < 1e-16)
    }
  }

  @Test func noExamples() {
    let error = CrossEntropy(logits: Matrix<Float>(rows: 0, columns: 3), labels: [])
    #expect(error.loss.isNaN && error.correct == 0 && error.gradient.elements == [])
  }

  private func labels(_ count: Int) -> [Int] { (0..<count).map { $0 % 10 } }
}
