import Datasets
import Telemetry

/// The test examples by which it is told what a network's accuracy depends on.
///
/// They come in batches of the training's size, or in one that is smaller where there are not as many, in
/// an order that the seed gives.
struct TestSample: Sendable, Equatable {
  /// The fewest examples, where there are so many.
  static let examples = 5_000

  /// The rows of each batch, all of one size.
  let batches: [[Int]]

  /// How many examples there are.
  var count: Int { batches.count * (batches.first?.count ?? 0) }

  /// Those of a session; nil where there are no two test examples.
  init?(_ session: Session) {
    let (count, configuration) = (session.dataset.test.count, session.configuration)
    let size = min(configuration.batchSize, count)
    guard size > 1 else { return nil }
    var order = BatchOrder(
      examples: count, batchSize: size, seed: configuration.seed, stream: 6)
    batches = (0..<min(count / size, (Self.examples + size - 1) / size)).map { _ in
      Array(order.nextBatch())
    }
  }
}

/// The images of a sample, changed, in the sample's order.
struct ChangedTest: Sendable {
  let shift: TestShift
  let sample: TestSample
  let examples: Examples
  private let seed: UInt64

  /// Changes the images; nil where nothing is to be changed or there are none.
  ///
  /// Takes some 0.1 s for 5,000 images of MNIST. `known` is the result where it is of the same.
  init?(_ session: Session, _ sample: TestSample, _ shift: TestShift, known: ChangedTest?) {
    let seed = session.configuration.seed
    if let known, known.shift == shift, known.sample == sample, known.seed == seed {
      self = known
      return
    }
    guard let change = ImageChange(shift),
      let examples = session.dataset.changedTest(
        sample.batches.flatMap(\.self), by: change, seed: seed)
    else { return nil }
    (self.shift, self.sample, self.examples, self.seed) = (shift, sample, examples, seed)
  }
}

extension ImageChange {
  /// What a shift does to images; nil where that is nothing.
  fileprivate init?(_ shift: TestShift) {
    switch shift.kind {
    case .none: return nil
    case .brightness: self = .brightness(shift.amount)
    case .noise: self = .noise(shift.amount)
    case .blur: self = .blur(shift.amount)
    }
  }
}
