import Datasets
import Experiments
import NeuralNet
import Numerics
import Testing
import Training

/// A quotient of rates that README states: a step of the default network beside its dense products.
@Suite(.enabled(if: ["x86-64-v3", "x86-64-v4"].contains(Processor.level)))
struct SpeedTests {
  /// README has 1.3 at the least; with dense inputs it would be below 1.
  ///
  /// One of many tries is enough where the machine has much else to do.
  @Test(arguments: [NormalizationKind.none, .batch])
  func aStepIsFasterThanItsDenseProducts(kind: NormalizationKind) throws {
    useOneThreadForProducts()
    let dataset = try Dataset.mnist()
    var configuration = Configuration()
    configuration.normalization = kind
    var shares: [Double] = []
    repeat {
      var benchmark = try Benchmark(configuration, dataset: dataset)
      benchmark.warmUp()
      for _ in 0..<5 { benchmark.measureTraining(for: .milliseconds(40)) }
      shares.append(benchmark.training.perSecond / benchmark.floor.perSecond)
    } while shares.count < 10 && shares.last ?? 0 < 1.1
    #expect((shares.max() ?? 0) >= 1.1, "\(shares)")
  }
}
