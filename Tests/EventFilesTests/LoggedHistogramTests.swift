import EventFiles
import Foundation
import LogFixtures
import Statistics
import Testing

struct LoggedHistogramTests {
  /// What is read of a histogram that was written.
  private func read(_ value: TBSummary.Value) throws -> LoggedHistogram? {
    try withLogFolder { folder in
      let url = folder.appending(path: "tfevents")
      try Data(EventRecord.bytes(of: TBEvent(step: 0, [value]))).write(to: url)
      var file = try EventFile(path: url.path(percentEncoded: false), from: 0)
      guard case .histogram(let histogram)? = file.next()?.values.first?.content else { return nil }
      return histogram
    }
  }

  /// Bins of width 1 from 0 up, in the second format.
  private func rows(_ weights: [Double]) -> TBSummary.Value {
    var value = TBSummary.Value()
    value.tag = "act"
    value.metadata.pluginData.pluginName = "histograms"
    value.tensor.dtype = .dtDouble
    value.tensor.tensorShape.dim = [weights.count, 3].map { size in
      var dim = TBTensorShapeProto.Dim()
      dim.size = Int64(size)
      return dim
    }
    value.tensor.doubleVal = weights.enumerated().flatMap { [Double($0), Double($0 + 1), $1] }
    return value
  }

  @Test(arguments: [1, 1e-300, 1e9])
  func weightsThatAreNotWholeAreShares(scale: Double) throws {
    let weights = [0.25, 0.45, 0.3].map { $0 * scale + (scale > 1 ? 0.5 : 0) }
    for value in [.histogram("act", lower: 0, counts: weights), rows(weights)] {
      let seen = try #require(try read(value)?.distribution)
      #expect(seen.count >= 10_000)
      #expect(abs(seen.share(below: 1) - 0.25) < 3e-3 && abs(seen.share(below: 2) - 0.7) < 3e-3)
      #expect(abs(seen.quantiles.q50 - (1 + 0.25 / 0.45)) < 1e-3)
      #expect(abs(seen.mean - 1.55) < 1e-3 && (0.73...0.8).contains(seen.sigma))
    }
  }

  @Test func manySmallWeightsKeepTheirPlaces() throws {
    let seen = try #require(
      try read(rows([Double](repeating: 1e-9, count: 100_000)))?.distribution)
    #expect(abs(seen.quantiles.q50 - 50_000) < 10 && abs(seen.quantiles.q15 - 15_000) < 10)
  }

  @Test func wholeWeightsAreCounts() throws {
    for value in [.histogram("act", lower: 0, counts: [1, 0, 3]), rows([1, 0, 3])] {
      #expect(try read(value)?.bins.map(\.count) == [1, 3])
    }
  }

  @Test(arguments: [[], [0.0, 0.0]])
  func withoutValuesThereIsNoBin(weights: [Double]) throws {
    #expect(try read(rows(weights))?.distribution?.count == 0)
  }

  @Test(arguments: [-0.5, .nan, .infinity, 1e300])
  func impossibleWeightsAreNoHistogram(weight: Double) throws {
    #expect(try read(rows([1, weight])) == nil)
    #expect(try read(.histogram("act", lower: 0, counts: [1, weight])) == nil)
  }
}
