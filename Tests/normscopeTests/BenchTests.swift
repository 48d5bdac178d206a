import Foundation
import Testing

/// `normscope bench`: what it prints, whatever the machine's speed.
@Suite struct BenchTests {
  private static let rates = [
    "every_step", "floor", "gradient_shift_share", "training", "training_share", "with_statistics",
    "with_statistics_share",
  ]

  @Test func printsRatesAndShares() throws {
    let outcome = try Program.run("bench", "--rounds", "1")
    #expect(outcome.status == 0 && outcome.errors == "")
    #expect(outcome.output.hasSuffix("\n") && outcome.output.filter(\.isNewline).count == 1)
    let report = try #require(
      try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
    #expect(report.keys.sorted() == ["batch", "frame_ms", "none", "snapshot_ms"])
    for key in ["frame_ms", "snapshot_ms"] { #expect(try #require(report[key] as? Double) > 0) }
    for key in ["none", "batch"] {
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
