import Datasets
import Foundation
import NeuralNet
import Numerics
import Statistics
import Telemetry
import Testing
import Training
import TrainingFixtures

/// What the gradient is like in each layer.
@Suite struct FlowTests {
  @Test(arguments: [NormalizationKind.none, .batch, .layer])
  func isThatOfTheLossOverTheProbe(kind: NormalizationKind) throws {
    let session = Session(.tiny(kind), dataset: .small, steps: 20)
    // On this data the probe is all of the test examples, in another order.
    let batch = session.dataset.test.batch(0..<session.dataset.test.count)
    let trace = session.network.forward(batch.inputs, mode: .training)
    let error = CrossEntropy(logits: trace.logits, labels: batch.labels)
    let gradients = session.network.backward(error.gradient, trace: trace)
    let flows = try Run(session).flows
    #expect(flows.count == 2)
    for (flow, layer) in zip(flows, gradients.hidden) {
      let y = try #require(layer.y)
      let values = y.elements
      let square: Double = values.reduce(0) { $0 + Double($1) * Double($1) } / Double(values.count)
      #expect(abs(flow.rms / square.squareRoot() - 1) < 1e-4)
      let cosine = meanCosine(ofRows: values, width: y.columns, classes: batch.labels)
      #expect(abs(flow.correlation - cosine) < 1e-4 && flow.correlation > 0.01)
    }
  }

  @Test func isKnownOfStepZeroAndWhereItIsAskedFor() throws {
    let start = try Run(Session(.tiny(.batch), dataset: .small)).flows
    var headless = try HeadlessRun(.tiny(.batch), dataset: .small, compare: false)
    headless.perform(.advance(steps: 30))
    #expect(try headless.network().current.layers.allSatisfy { $0.flow == nil })
    #expect(try headless.network().history.points.first?.layers.map(\.flow) == start)
    var query = Query()
    query.wantsFlow = true
    headless.perform(.query(query))
    let session = Session(.tiny(.batch), dataset: .small, steps: 30)
    let flows = try Run(session).flows
    #expect(headless.networks()[0].current.layers.map(\.flow) == flows && flows != start)
    query.step = 0
    headless.perform(.query(query))
    #expect(headless.networks()[0].current.layers.map(\.flow) == start)
  }

  /// In a pause each network has a turn of its own for it, so that commands come in between.
  @Test func isMeasuredANetworkAtATime() throws {
    var run = try HeadlessRun(.tiny(.batch), dataset: .small, compare: true)
    run.perform(.advance(steps: 20))
    var query = Query()
    query.wantsFlow = true
    for known in [[true, false], [true, true]] {
      run.perform(.query(query), turns: 1)
      let networks = run.snapshot(isFinished: false).networks
      #expect(networks.map { $0.current.layers.allSatisfy { $0.flow != nil } } == known)
    }
    let session = Session(.tiny(.batch), dataset: .small, steps: 20)
    #expect(run.networks()[0].current.layers.map(\.flow) == (try Run(session).flows))
  }

  /// Before the first step rms ∂L/∂y grows by √(π/(π − 1)) = 1.21 a layer on its way down behind batch
  /// norm and ReLU, and not without it.
  @Test func explodesAsTheoryHasItBehindBatchNorm() throws {
    var configuration = Configuration()
    configuration.hidden = Array(repeating: 100, count: 20)
    (configuration.activation, configuration.initialization) = (.relu, .he)
    let mnist = try Dataset.mnist()
    func growth(_ kind: NormalizationKind) throws -> Double {
      configuration.normalization = kind
      let run = try Run(Session(configuration, dataset: mnist))
      let sizes = run.flows.map(\.rms)
      return pow(sizes[0] / sizes[19], 1.0 / 19)
    }
    #expect(abs(GradientFlow.explosion - 1.2111) < 1e-4)
    let told = NormalizationKind.allCases.filter {
      NormalizationInfo($0)?.explodesGradients == true
    }
    #expect(told == [.batch])
    #expect(abs(try growth(.batch) / GradientFlow.explosion - 1) < 0.02)
    #expect(abs(try growth(.none) - 1) < 0.05)
  }
}
