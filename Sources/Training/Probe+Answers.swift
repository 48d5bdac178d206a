import Datasets
import NeuralNet
import Numerics
import Telemetry

extension Probe {
  /// What the network answers to the test sample, and over the plane if that consists of points.
  func answers(_ network: Network<Float>) -> Answers {
    Answers(
      sample: sample, given: test.flatMap { network.answers(to: $0.inputs) },
      map: map(of: network))
  }

  /// The answers on a grid over the part of the plane in which the sample lies; nil where it does not
  /// lie in one.
  private func map(of network: Network<Float>) -> DecisionMap? {
    guard let first = sample.points.first else { return nil }
    var (least, most) = (first, first)
    for point in sample.points {
      least = pointwiseMin(least, point)
      most = pointwiseMax(most, point)
    }
    // Round numbers at the ends of both axes, and 0 in the middle where it is about there.
    least = (2 * least).rounded(.down) / 2
    most = (2 * most).rounded(.up) / 2
    for axis in least.indices
    where min(-least[axis], most[axis]) >= max(-least[axis], most[axis]) / 2 {
      most[axis] = max(-least[axis], most[axis])
      least[axis] = -most[axis]
    }
    let (columns, rows) = Self.gridSize(network)
    let size = SIMD2(Float(columns), Float(rows))
    let cells = (0..<rows).flatMap { row in
      let places = (0..<columns).flatMap { column -> [Float] in
        let share = SIMD2(Float(column) + 0.5, Float(rows - row) - 0.5) / size
        let place = least + share * (most - least)
        return [place.x, place.y]
      }
      return network.answers(to: .dense(Matrix(rows: columns, columns: 2, elements: places)))
    }
    return DecisionMap(
      lower: SIMD2<Double>(least), upper: SIMD2<Double>(most), columns: columns, rows: rows,
      cells: cells)
  }

  /// Cells of the grid: 72 × 48, or as many fewer as keep a large network from taking much longer.
  private static func gridSize(_ network: Network<Float>) -> (columns: Int, rows: Int) {
    let weights = network.hidden.reduce(1) { $0 + $1.dense.weights.elements.count }
    let most = 6 * max(4, min(8, Int(Double((1 << 28) / weights / 54).squareRoot())))
    return (most * 3 / 2, most)
  }

  /// The most pictures that are shown, and the most pixels of one in either direction.
  private static let shown = 40, side = 32

  /// What is shown of the examples at `indices` of `dataset.test`, which make up the test sample.
  static func sample(_ dataset: Dataset, _ indices: ArraySlice<Int>) -> AnswerSample {
    let labels = indices.map { Int(dataset.test.labels[$0]) }
    if let size = dataset.imageSize {
      let pixels = dataset.test.unwhitened.batch(indices.prefix(shown)).inputs.matrix
      let pictures = (0..<pixels.rows).map { row in
        let values = pixels.elements[row * size.pixels..<(row + 1) * size.pixels]
        return Picture(
          width: size.width, height: size.height,
          pixels: values.map { UInt8(min(max(0, $0 * 255), 255).rounded()) }
        ).fitting(width: min(side, size.width), height: min(side, size.height))
      }
      return AnswerSample(classes: dataset.classes, labels: labels, pictures: pictures)
    }
    guard dataset.inputs == 2 else {
      return AnswerSample(classes: dataset.classes, labels: labels)
    }
    let inputs = dataset.test.batch(indices).inputs.matrix
    return AnswerSample(
      classes: dataset.classes, labels: labels,
      points: (0..<inputs.rows).map { SIMD2(inputs[$0, 0], inputs[$0, 1]) })
  }
}

extension Network<Float> {
  /// The answer to each row of `inputs`, in inference mode.
  fileprivate func answers(to inputs: Inputs<Float>) -> [Answer?] {
    forward(inputs, mode: .inference).logits.likeliest().map { found in
      found.map { Answer(choice: $0.column, probability: $0.probability) }
    }
  }
}
