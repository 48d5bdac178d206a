import ArgumentParser
import Dashboard
import Datasets
import Drawing
import Experiments
import Interchange
import NeuralNet
import Numerics
import Telemetry
import Training

/// Measured rates as JSON.
struct BenchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bench",
    abstract: "Measure rates and print them as JSON.",
    discussion: """
      For no normalization, for batch normalization, and for another one if --norm names it, in \
      steps a second on one thread: training \
      alone; with_statistics as the live screen captures them (20 snapshots a second, and \
      history and drift as seldom as after 50,000 steps, on a core of their own where one is free); \
      every_step with a histogram and \
      quantiles of every layer's batch at every step; floor, the matrix products of a step alone. \
      All are interleaved in one run; a share is a rate divided by the floor. \
      gradient_shift_share is the part of the training time that the gradient shift takes, which \
      is measured every 250 steps; drift_share that of the drift, and drift_split_share that of telling \
      whose drift it is, in 50,000 steps (in the first 4,000 both are done five times as often as later); \
      split_share is that of telling whose doing the shift is, every 500 steps and only while it is \
      shown, landscape_share that of the loss along a step, every 1,000 steps while \
      it is shown, and accuracy_modes_share that of the accuracies by three kinds of statistics while \
      they are shown; snapshot_ms is the time to observe one network, frame_ms \
      the time to draw 120×40 cells of two; processor is the level of its vector units. Absolute \
      rates depend on the machine and on what else it does; the shares are what to compare.
      """)

  @OptionGroup var network: NetworkOptions
  @OptionGroup var settings: SettingsOptions

  @Option(help: "Rounds in which everything is measured once. (default: 10, or 5 with --sweep)")
  var rounds: Int?

  @Option(
    help: """
      Measure the time of a step over the floor for 1 to 50 layers, 10 to 2,000 units a layer and \
      mini-batches of 10 to 1,000 instead, and write sweep.csv and sweep.svg into this directory.
      """)
  var sweep: String?

  func run() throws {
    if try settings.printed(network) { return }
    try expect("--rounds", rounds, in: 1...1000)
    var plain = try network.configuration()
    try network.expectNormalizationInUse(comes: true)
    try network.expectNoShiftTest("not here; expected with run, live, frame or film")
    if let sweep { return try self.sweep(plain, into: sweep) }
    let other: [NormalizationKind] =
      network.norm == .none || network.norm == .batch ? [] : [network.norm]
    let kinds = [.none, .batch] + other
    let dataset = try plain.load(networks: kinds.count)
    var benchmarks = try kinds.map { kind in
      var configuration = plain
      configuration.normalization = kind
      return try Benchmark(configuration, dataset: dataset)
    }
    for _ in 0..<(rounds ?? 10) {
      for index in benchmarks.indices { benchmarks[index].measure(for: .milliseconds(150)) }
    }
    let snapshot = Snapshot(
      run: RunInfo(TrainerInfo(plain, dataset: dataset)),
      status: Status(isRunning: true, pace: .unlimited),
      networks: benchmarks.prefix(2).map { $0.snapshot() })
    let report = Report(
      rates: Dictionary(
        uniqueKeysWithValues: zip(kinds, benchmarks).map { ($0.rawValue, Report.Rates($1)) }),
      whole: Report.Whole(
        processor: Processor.level, snapshotMs: 1000 / benchmarks[0].observing.perSecond,
        frameMs: frameTime(snapshot)))
    try StandardOutput.writeLine(oneLineJSON(report))
  }

  /// Measures networks of many shapes and writes what they come to.
  private func sweep(_ configuration: Configuration, into directory: String) throws {
    guard !directory.isEmpty else {
      throw Failure(message: "--sweep: the name of a directory is needed", status: 2)
    }
    guard network.norm == .none else {
      throw Failure(
        message: "--norm: not with --sweep, which measures none and batch; expected none", status: 2
      )
    }
    var configuration = configuration
    let files = try NewFiles(["sweep.csv", "sweep.svg"], in: directory, option: "--sweep")
    let dataset = try configuration.load(networks: 2)
    let sweep = try withProgressBar(total: Sweep.count) { show in
      try Sweep(configuration, dataset: dataset, rounds: rounds ?? 5) {
        show(Standing(steps: $0))
      }
    }
    let units = configuration.hidden.map { "\($0)" }.joined(separator: ", ")
    try files.write([
      ("sweep.csv", sweep.csv),
      (
        "sweep.svg",
        sweep.svg(
          caption:
            "Time of a training step in that of the dense matrix products that it would need at "
            + "least, one thread, \(Processor.level). What is not varied: layers of \(units) units, "
            + "\(configuration.activation.rawValue), mini-batches of \(configuration.batchSize), "
            + "\(dataset.name).")
      ),
    ])
  }

  /// The milliseconds that it takes to draw a frame.
  private func frameTime(_ snapshot: Snapshot) -> Double {
    let state = ViewState(size: Size(width: 120, height: 40))
    let frames = 100
    let time = ContinuousClock().measure {
      for _ in 0..<frames { _ = Dashboard.render(snapshot, state) }
    }
    return time / .milliseconds(1) / Double(frames)
  }

  private struct Report: Encodable {
    /// By the normalization's name.
    let rates: [String: Rates]
    let whole: Whole

    func encode(to encoder: any Encoder) throws {
      try rates.encode(to: encoder)
      try whole.encode(to: encoder)
    }

    /// What it was measured on, and the time to observe one network and to draw a frame, in
    /// milliseconds.
    struct Whole: Encodable {
      let processor: String
      let snapshotMs: Double
      let frameMs: Double
    }

    struct Rates: Encodable {
      let training: Double
      let withStatistics: Double
      let everyStep: Double
      let floor: Double
      let trainingShare: Double
      let withStatisticsShare: Double
      let gradientShiftShare: Double
      let driftShare: Double
      let driftSplitShare: Double
      let splitShare: Double
      let landscapeShare: Double
      let accuracyModesShare: Double

      init(_ benchmark: Benchmark) {
        training = benchmark.training.perSecond
        withStatistics = benchmark.withStatistics.perSecond
        everyStep = benchmark.everyStep.perSecond
        floor = benchmark.floor.perSecond
        trainingShare = training / floor
        withStatisticsShare = withStatistics / floor
        gradientShiftShare = benchmark.gradientShiftShare
        driftShare = benchmark.driftShare
        driftSplitShare = benchmark.driftSplitShare
        splitShare = benchmark.splitShare
        landscapeShare = benchmark.landscapeShare
        accuracyModesShare = benchmark.modesShare
      }
    }
  }
}
