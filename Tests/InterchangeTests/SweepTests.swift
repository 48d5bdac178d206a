import Datasets
import Experiments
import Interchange
import NeuralNet
import Testing
import Training
import TrainingFixtures

/// The time of a step by the shape of the network.
@Suite struct SweepTests {
  @Test func everyShapeIsMeasuredAndWritten() throws {
    var done: [Int] = []
    let sweep = try Sweep(.tiny(), dataset: .spiral, rounds: 1, span: .zero) { done.append($0) }
    #expect(sweep.points.count == Sweep.count && done == Array(1...Sweep.count))
    #expect(sweep.points.allSatisfy { $0.ratio > 0 && $0.ratio.isFinite })
    for dimension in Sweep.Dimension.allCases {
      let values = sweep.points.filter { $0.dimension == dimension && $0.normalization == .none }
        .map(\.value)
      #expect(values == values.sorted() && values.count > 5)
    }
    let rows = sweep.csv.split(separator: "\n")
    #expect(rows.count == Sweep.count + 1)
    #expect(rows.contains { $0.hasPrefix("width,2000,batch,") })
    let svg = sweep.svg(caption: "One thread")
    #expect(svg.matches(of: /<clipPath/).count == 3 && svg.contains("batch norm"))
    #expect(!svg.contains("nan") && !svg.contains("inf"))
  }

  @Test func whatTheDataDoNotAllowIsRefused() throws {
    var configuration = Configuration.tiny()
    configuration.rate = -1
    #expect(throws: ConfigurationError.self) { try Sweep(configuration, dataset: .spiral) }
  }
}
