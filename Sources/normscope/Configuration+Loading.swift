import Datasets
import Training

extension Configuration {
  /// What it learns, as it is to be learned; reads the file of weights that it begins with, too.
  ///
  /// Exits as `loadWhole` does, and with 1 where weights from a file can't be begun with.
  mutating func load(networks: Int = 1, keepsPast: Bool = true) throws -> Dataset {
    let prepared = prepared(try loadWhole(networks: networks, keepsPast: keepsPast))
    if weights != nil {
      // Weights from outside are tried before anything is opened for the run.
      do { _ = try Run(Session(self, dataset: prepared)) } catch { throw Failure.inUse(error) }
    }
    return prepared
  }

  /// The data that it names, neither limited nor whitened; reads the file of weights, too.
  ///
  /// Exits with 1 when the data can't be read, there is no memory to train so many `networks` on them, or
  /// weights from a file don't suit them, and with 2 when the data don't suit the configuration.
  mutating func loadWhole(networks: Int = 1, keepsPast: Bool = true) throws -> Dataset {
    let dataset: Dataset
    do { dataset = try data.load(seed: seed) } catch { throw Failure.atRunTime(error) }
    try readWeights(for: dataset)
    do { try validate(dataset) } catch { throw Failure.inUse(error) }
    try expectRoom(
      for: self, on: dataset.extent, areLoaded: true, networks: networks, keepsPast: keepsPast)
    return dataset
  }
}

/// Exits with 2 where the number given with the option `name` is out of its range.
func expect(_ name: String, _ number: Int?, in range: ClosedRange<Int>) throws {
  guard let number, !range.contains(number) else { return }
  throw Failure(
    message: "\(name): a number from \(range.lowerBound) to \(range.upperBound), not \(number)",
    status: 2)
}

/// So many seeds, `first` and those that follow it; exits with 2 where there are not as many.
func consecutiveSeeds(from first: UInt64, count: Int) throws -> [UInt64] {
  let last = UInt64.max - UInt64(count - 1)
  guard first <= last else {
    throw Failure(message: "--seed: at most \(last) here, not \(first)", status: 2)
  }
  return (0..<UInt64(count)).map { first + $0 }
}

/// Exits with 2 unless the value of the option `name`, if given, is at most that of another.
func expect(_ name: String, _ number: Int?, notAbove limit: Int, of other: String) throws {
  guard let number, number > limit else { return }
  throw Failure(message: "\(name): at most \(other) \(limit), not \(number)", status: 2)
}
