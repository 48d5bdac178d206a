import Datasets
import Experiments
import Interchange
import NeuralNet
import Testing
import Training
import TrainingFixtures

/// The largest stable rates, as they are written.
@Suite struct StableRateSheetTests {
  @Test func everyRateIsWritten() throws {
    let seeds: [UInt64] = [4, 5, 6]
    let rates = try StableRate.measure(
      .tiny(), depths: [1, 2], normalizations: [.none, .batch], seeds: seeds, steps: 20,
      dataset: .spiral, cores: 2, progress: { _ in })
    let sheet = StableRateSheet(rates, .tiny(), seeds: seeds, steps: 20)
    let rows = sheet.csv.split(separator: "\n")
    #expect(rows.count == 1 + 2 * 2 * 3)
    #expect(rows[0] == "hidden_layers,normalization,seed,largest_stable_rate")
    #expect(
      rows[1] == "1,none,4,\(rates[0].rates[0])" && rows[12] == "2,batch,6,\(rates[3].rates[2])")
    let lines = sheet.table.split(separator: "\n")
    #expect(lines.count == 4 && lines[0].contains("plain") && lines[0].contains("batch norm"))
    #expect(sheet.svg.contains("hidden layers") && !sheet.svg.contains("nan"))
    #expect(sheet.svg.contains("median and range over 3 seeds"))
  }
}
