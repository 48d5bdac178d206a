import ArgumentParser
import Datasets
import Dispatch
import Foundation
import NeuralNet
import Synchronization
import Training

/// Training without a screen.
struct RunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Train without a screen and print a summary as JSON.",
    discussion: """
      The last line on standard output is one JSON object. Loss (nats) and training accuracy are \
      taken over all training examples, test accuracy over all test examples, in inference mode; \
      the layers' numbers over the probe; shift is W₁ since step 0, raw and in σ of step 0.
      """)

  @OptionGroup var network: NetworkOptions

  @Option(help: "Mini-batches to learn from.")
  var steps: Int?

  @Option(help: "Passes over the training examples, instead of --steps.")
  var epochs: Int?

  @Flag(help: "Train a twin of the other normalization as well.")
  var compare = false

  func run() throws {
    let configuration = try network.configuration()
    guard (steps == nil) != (epochs == nil) else {
      throw Failure(message: "--steps or --epochs: exactly one of them is needed", status: 2)
    }
    for (name, value) in [("--steps", steps), ("--epochs", epochs)] {
      if let value, !(0...1_000_000_000).contains(value) {
        throw Failure(message: "\(name): a number from 0 to 1000000000, not \(value)", status: 2)
      }
    }
    let dataset = try network.load(for: configuration)
    let goal = steps ?? (epochs ?? 0) * (dataset.train.count / configuration.batchSize)
    var twins = [configuration]
    if compare {
      twins.append(configuration)
      twins[1].normalization = configuration.normalization == .none ? .batch : .none
    }
    let results = try train(twins, dataset: dataset, steps: goal)
    let report = RunReport(seed: configuration.seed, networks: results)
    print(try report.json())
  }

  /// Trains every configuration on a queue of its own, with a progress bar for all together.
  private func train(_ twins: [Configuration], dataset: Dataset, steps: Int) throws
    -> [RunReport.Network]
  {
    let results = Mutex([RunReport.Network?](repeating: nil, count: twins.count))
    let failure = Mutex<Failure?>(nil)
    let made = Mutex([Int](repeating: 0, count: twins.count))
    let group = DispatchGroup()
    for (index, configuration) in twins.enumerated() {
      DispatchQueue.global(qos: .userInitiated).async(group: group) { @Sendable in
        do {
          let session = Session(configuration, dataset: dataset)
          let (summary, time) = try Summary.training(session, steps: steps) { step in
            if step.isMultiple(of: 16) { made.withLock { $0[index] = step } }
          }
          let network = RunReport.Network(summary, seconds: time / .seconds(1))
          results.withLock { $0[index] = network }
        } catch {
          let reason = Failure.inUse(error)
          failure.withLock { $0 = reason }
        }
      }
    }
    var bar = ProgressBar(total: steps * twins.count)
    while group.wait(timeout: .now() + .milliseconds(100)) == .timedOut {
      bar.show(made.withLock { $0.reduce(0, +) })
    }
    bar.clear()
    if let failure = failure.withLock({ $0 }) { throw failure }
    return results.withLock { $0.compactMap(\.self) }
  }
}
