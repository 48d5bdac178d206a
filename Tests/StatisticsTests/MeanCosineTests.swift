import Statistics
import Testing

@Suite struct MeanCosineTests {
  @Test func ofAFewRowsByHand() {
    // Of class 0: 0°, 60° and 90° apart by 60, 30 and 90; of class 1: opposite; class 2 has no pair.
    let root = Float(3).squareRoot()
    let rows: [Float] = [2, 0, 1, root, 0, 0.1, -1, -1, 4, 4, 5, 5]
    let cosines: [Double] = [0.5, Double(root) / 2, 0, -1]
    let all = cosines.reduce(0, +) / 4
    #expect(
      abs(meanCosine(ofRows: rows, width: 2, classes: [0, 0, 0, 1, 1, 2]) - all) < 1e-7)
    #expect(abs(meanCosine(ofRows: rows, width: 2, classes: [0, 3, 4, 1, 1, 2]) + 1) < 1e-7)
    #expect(abs(meanCosine(ofRows: rows, width: 2, classes: [1, 3, 4, 2, 0, 0]) - 1) < 1e-7)
  }

  @Test func sizesDoNotMatterAndZerosAreLeftOut() {
    let rows: [Float] = [1e-18, 0, 3, 4, 0, 0]
    #expect(abs(meanCosine(ofRows: rows, width: 2, classes: [0, 0, 0]) - 0.6) < 1e-7)
  }

  @Test func withoutPairsThereIsNone() {
    #expect(meanCosine(ofRows: [], width: 2, classes: []).isNaN)
    #expect(meanCosine(ofRows: [1, 2, 3, 4], width: 2, classes: [0, 1]).isNaN)
    #expect(meanCosine(ofRows: [0, 0, 3, 4], width: 2, classes: [0, 0]).isNaN)
    #expect(meanCosine(ofRows: [1, .nan, 3, 4], width: 2, classes: [0, 0]).isNaN)
    #expect(meanCosine(ofRows: [1, .infinity, 3, 4], width: 2, classes: [0, 0]).isNaN)
  }

  /// All pairs one by one, of many rows.
  @Test func isTheMeanOverAllPairs() {
    var state: UInt64 = 7
    func number() -> Float {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Float(state >> 40) / Float(1 << 24) - 0.4
    }
    let (count, width) = (40, 9)
    let values = (0..<count * width).map { _ in number() }
    let classes = (0..<count).map { $0 * $0 % 5 }
    func row(_ i: Int) -> [Double] { values[i * width..<(i + 1) * width].map { Double($0) } }
    func dot(_ a: [Double], _ b: [Double]) -> Double { zip(a, b).reduce(0) { $0 + $1.0 * $1.1 } }
    var cosines: [Double] = []
    for i in 0..<count {
      for j in 0..<i where classes[i] == classes[j] {
        cosines.append(
          dot(row(i), row(j)) / (dot(row(i), row(i)) * dot(row(j), row(j))).squareRoot())
      }
    }
    let mean = cosines.reduce(0, +) / Double(cosines.count)
    #expect(abs(meanCosine(ofRows: values, width: width, classes: classes) - mean) < 1e-12)
    #expect(cosines.count > 100 && abs(mean) > 1e-3)
  }
}
