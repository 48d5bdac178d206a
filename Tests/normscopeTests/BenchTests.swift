import Foundation
import Numerics
import Testing

/// `normscope bench`: what it prints, whatever the machine's speed.
@Suite struct BenchTests {
  private static let rates = [
    "accuracy_modes_share", "drift_share", "drift_split_share", "every_step", "floor",
    "gradient_shift_share", "landscape_share", "split_share", "training", "training_share",
    "with_statistics", "with_statistics_share",
  ]

  @Test(arguments: [
    (["--norm", "batch"], ["batch", "none"]),
    (["--norm", "detached-mean", "--hidden", "20,20"], ["batch", "detached-mean", "none"]),
  ])
  func printsRatesAndShares(options: [String], names: [String]) throws {
    let outcome = try Outcome.of(Program.path(), ["bench", "--rounds", "1"] + options)
    #expect(outcome.status == 0 && outcome.errors == "")
    #expect(outcome.output.hasSuffix("\n") && outcome.output.filter(\.isNewline).count == 1)
    let report = try #require(
      try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
    #expect(Set(report.keys) == Set(names + ["frame_ms", "processor", "snapshot_ms"]))
    #expect(report["processor"] as? String == Processor.level)
    for key in ["frame_ms", "snapshot_ms"] { #expect(try #require(report[key] as? Double) > 0) }
    for key in names {
      let rates = try #require(report[key] as? [String: Double])
      #expect(rates.keys.sorted() == Self.rates)
      #expect(rates.values.allSatisfy { $0 >= 0 && $0.isFinite })
      let floor = try #require(rates["floor"])
      for name in ["training", "with_statistics"] {
        let (rate, share) = try (#require(rates[name]), #require(rates["\(name)_share"]))
        #expect(abs(share - rate / floor) < 1e-9 * share)
      }
    }
  }
}
