import Datasets
import NeuralNet
import Numerics
import Testing

@Suite struct ToySetTests {
  @Test(arguments: ToySet.allCases)
  func hasTwoStandardisedInputsAndEqualClasses(toy: ToySet) {
    let set = Dataset.toy(toy, seed: 3)
    #expect(set.name == toy.rawValue)
    #expect(set.imageSize == nil)
    #expect(set.inputs == 2)
    #expect(set.classes == toy.classes)
    #expect(set.train.count == 3_000)
    #expect(set.test.count == 1_000)
    for part in [set.train, set.test] {
      let counts = part.labels.reduce(into: [:]) { $0[Int($1), default: 0] += 1 }
      #expect(counts.keys.sorted() == Array(0..<toy.classes))
      #expect(counts.values.allSatisfy { abs($0 - part.count / toy.classes) <= 1 })
    }
    let train = points(of: set.train)
    for axis in 0..<2 {
      let mean = train.reduce(0) { $0 + $1[axis] } / 3_000
      let variance = train.reduce(0) { $0 + ($1[axis] - mean) * ($1[axis] - mean) } / 3_000
      #expect(abs(mean) < 1e-6)
      #expect(abs(variance - 1) < 1e-6)
    }
    #expect(points(of: set.test).allSatisfy { abs($0.x) < 4 && abs($0.y) < 4 })
  }

  @Test(arguments: ToySet.allCases)
  func dependsOnTheSeedAlone(toy: ToySet) {
    #expect(Dataset.toy(toy, seed: 5) == Dataset.toy(toy, seed: 5))
    #expect(Dataset.toy(toy, seed: 5).train != Dataset.toy(toy, seed: 6).train)
    #expect(Dataset.toy(toy, seed: 5).train.batch([0]) != Dataset.toy(toy, seed: 5).test.batch([0]))
  }

  @Test(arguments: ToySet.allCases)
  func nearestPointTellsTheClass(toy: ToySet) {
    let set = Dataset.toy(toy, seed: 1)
    let train = points(of: set.train)
    let test = points(of: set.test).prefix(200)
    let right = test.indices.count { i in
      let distances = train.map { distance($0, test[i]) }
      let nearest = distances.indices.min { distances[$0] < distances[$1] }
      return nearest.map { set.train.labels[$0] } == set.test.labels[i]
    }
    #expect(right > 180, "right for \(right) of 200")
  }

  private func points(of examples: Examples) -> [SIMD2<Double>] {
    let inputs = examples.batch(0..<examples.count).inputs.matrix
    return (0..<inputs.rows).map { SIMD2(Double(inputs[$0, 0]), Double(inputs[$0, 1])) }
  }

  private func distance(_ a: SIMD2<Double>, _ b: SIMD2<Double>) -> Double {
    let d = a - b
    return d.x * d.x + d.y * d.y
  }
}
