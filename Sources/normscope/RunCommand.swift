import ArgumentParser
import Datasets
import Experiments
import Training

/// Training without a screen.
struct RunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Train without a screen and print a summary as JSON.",
    discussion: """
      The last line on standard output is one JSON object. Loss (nats) and training accuracy are \
      taken over all training examples, test accuracy over all test examples, in inference mode; \
      accuracy_modes are the shares of right answers to 5,000 test examples or some more by three kinds \
      of statistics, null where the normalization takes none of the batch: each batch's own, the \
      running ones, and those retaken from many training batches with the weights as they are; \
      shift_test tells of --shift-test the same on images that are unchanged and changed, and on the \
      changed ones by statistics retaken from these without their labels (null where the normalization \
      takes none of the batch); \
      landscape is the loss of the latest batch, and the change of its gradient beside the gradient at \
      length 0, at lengths of 0 to 4 steps of gradient descent on, with the range of the losses and the \
      effective smoothness, null before the first step; \
      the layers' numbers are taken over the probe; shift is W₁ since step 0, raw and in σ of step 0; drift is \
      W₁ over the last 50 steps, raw; gradient_rms is the root mean square of ∂L/∂y, and \
      gradient_correlation the mean cosine between the ∂L/∂y of two examples of the same class; \
      unit_correlation is the root mean square of the correlation of two units over the latest training \
      batch, behind the normalization and before γ and β, unit_sigma_min and unit_sigma_max the smallest \
      and the largest σ of a unit there.
      """)

  @OptionGroup var network: NetworkOptions
  @OptionGroup var settings: SettingsOptions
  @OptionGroup var writing: WritingOptions

  @Option(help: "Mini-batches to learn from.")
  var steps: Int?

  @Option(help: "Passes over the training examples, instead of --steps.")
  var epochs: Int?

  @Flag(help: "Train a twin of the other normalization as well.")
  var compare = false

  func run() throws {
    if try settings.printed(network) { return }
    var configuration = try network.configuration()
    guard (steps == nil) != (epochs == nil) else {
      throw Failure(message: "--steps or --epochs: exactly one of them is needed", status: 2)
    }
    try expect("--steps", steps, in: 0...1_000_000_000)
    try expect("--epochs", epochs, in: 0...1_000_000_000)
    try network.expectNormalizationInUse(comes: compare)
    let dataset = try configuration.load(networks: compare ? 2 : 1, keepsPast: false)
    let goal = steps ?? (epochs ?? 0) * (dataset.train.count / configuration.batchSize)
    var twins = [configuration]
    if compare {
      twins.append(configuration)
      twins[1].normalization = configuration.twin(beside: configuration.normalization)
    }
    let logs = try writing.logs(networks: twins.count)
    let results = try withProgressBar(total: goal) { show in
      try Summary.training(
        twins, dataset: dataset, steps: goal, logs: logs.all, progress: show)
    }
    let report = RunReport(
      seed: configuration.seed,
      networks: results.map { RunReport.Network($0, seconds: $1 / .seconds(1)) })
    try StandardOutput.writeLine(oneLineJSON(report))
    try logs.expectWhole()
  }
}
