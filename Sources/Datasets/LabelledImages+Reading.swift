import Dispatch
import Synchronization

extension LabelledImages {
  /// One of the two parts of a set.
  enum Part: CaseIterable, Sendable {
    /// What the network learns from.
    case train
    /// What the network never learns from.
    case test
  }

  /// The set named `name` whose parts `read` gives, both read at once on two threads.
  ///
  /// When both fail, the training part's error is thrown.
  static func dataset(
    name: String, reading read: @Sendable (Part) throws(DatasetError) -> LabelledImages
  ) throws(DatasetError) -> Dataset {
    let results = Mutex<[Part: Result<LabelledImages, DatasetError>]>([:])
    DispatchQueue.concurrentPerform(iterations: Part.allCases.count) { index in
      let part = Part.allCases[index]
      let result = Result { () throws(DatasetError) in try read(part) }
      results.withLock { $0[part] = result }
    }
    let parts = results.withLock { $0 }
    guard let train = parts[.train], let test = parts[.test] else {
      preconditionFailure("both parts have been read")
    }
    return try dataset(name: name, train: train.get(), test: test.get())
  }
}
