import ArgumentParser
import Experiments
import Foundation
import Interchange
import NeuralNet
import Training

/// The largest stable learning rates.
struct StableRateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "stable-rate",
    abstract: "Find the largest learning rate at which networks are stable, by depth.",
    discussion: """
      A rate is stable if the loss stays finite and its mean over the last quarter of the steps is at \
      most a tenth above that of guessing. It is found by bisection, to a quarter of an octave, between 2^-8 and 2^12, \
      for each depth, normalization and seed. Prints a table; with --out it writes stable-rate.csv, \
      a row for each network, and stable-rate.svg, median and range over the seeds by depth. Layers are \
      as wide as the first one of --hidden. That batch norm bears larger rates is what Bjorck et al. \
      (2018) see its gain in.
      """)

  @OptionGroup var network: NetworkOptions
  @OptionGroup var settings: SettingsOptions

  @Option(help: "Numbers of hidden layers, separated by commas.")
  var depths = Depths(all: [1, 2, 3, 4, 6, 8])

  @Option(help: "Normalizations, separated by commas.")
  var norms = Norms(all: [.none, .batch])

  @Option(help: "From how many seeds, the one of --seed and those that follow it.")
  var seeds = 3

  @Option(help: "Mini-batches that a rate has to be borne for.")
  var steps = 200

  @Option(help: "The directory for the files; made if missing. Nothing is overwritten.")
  var out: String?

  func run() throws {
    if try settings.printed(network) { return }
    try expect("--seeds", seeds, in: 1...100)
    try expect("--steps", steps, in: 1...1_000_000)
    if out == "" { throw Failure(message: "--out: the name of a directory is needed", status: 2) }
    try expectOptionsInUse()
    try network.expectNoShiftTest("not here; expected with run, live, frame or film")
    let deepest = (1...(depths.all.max() ?? 1)).map { _ in network.hidden.units[0] }
    var configuration = try network.configuration(hidden: deepest)
    let all = try consecutiveSeeds(from: configuration.seed, count: seeds)
    let files = try out.map {
      try NewFiles(["stable-rate.csv", "stable-rate.svg"], in: $0, option: "--out")
    }
    let cores = ProcessInfo.processInfo.activeProcessorCount
    let dataset = try configuration.load(networks: cores, keepsPast: false)
    let total = depths.all.count * norms.all.count * seeds
    let rates = try withProgressBar(total: total) { show in
      try StableRate.measure(
        configuration, depths: depths.all, normalizations: norms.all, seeds: all, steps: steps,
        dataset: dataset, cores: cores
      ) { show(Standing(steps: $0)) }
    }
    let sheet = StableRateSheet(rates, configuration, seeds: all, steps: steps)
    let kept = Result {
      try files?.write([("stable-rate.csv", sheet.csv), ("stable-rate.svg", sheet.svg)])
    }
    try StandardOutput.write(sheet.table)
    try kept.get()
  }

  /// Exits with 2 where an option is given that changes nothing.
  private func expectOptionsInUse() throws {
    let standard = Defaults.current.configuration
    let layers = network.hidden.units
    for (name, changesNothing, words) in [
      ("--lr", network.rate != standard.rate, "expected none: it is looked for here"),
      (
        "--norm", network.norm != standard.normalization,
        "not here; expected --norms, which names those that are compared"
      ),
      (
        "--hidden", layers.count > 1 && layers != standard.hidden,
        "expected one number, the units of every layer; --depths says how many layers there are"
      ),
      (
        "--norm-after", network.normAfter && norms.all == [.none],
        "not without a normalization, expected in --norms"
      ),
      (
        "--noise", network.chosenNoise != nil && !norms.all.contains(.noisy),
        "not without noisy, expected in --norms"
      ),
      (
        "--groups", network.groups != nil && !norms.all.contains(.group),
        "not without group, expected in --norms"
      ),
    ] where changesNothing {
      throw Failure(message: "\(name): \(words)", status: 2)
    }
  }
}

/// The argument of `--depths`.
struct Depths: ExpressibleByArgument {
  let all: [Int]

  init(all: [Int]) { self.all = all }

  init?(argument: String) {
    let parts = argument.split(separator: ",", omittingEmptySubsequences: false)
    let numbers = parts.compactMap { Int($0) }.filter { (1...64).contains($0) }
    guard numbers.count == parts.count, numbers == Set(numbers).sorted() else { return nil }
    all = numbers
  }

  var defaultValueDescription: String { all.map { "\($0)" }.joined(separator: ",") }
}

/// The argument of `--norms`.
struct Norms: ExpressibleByArgument {
  let all: [NormalizationKind]

  init(all: [NormalizationKind]) { self.all = all }

  init?(argument: String) {
    let parts = argument.split(separator: ",", omittingEmptySubsequences: false)
    let kinds = parts.compactMap { NormalizationKind(rawValue: String($0)) }
    guard kinds.count == parts.count, Set(kinds).count == kinds.count else { return nil }
    all = kinds
  }

  var defaultValueDescription: String { all.map(\.rawValue).joined(separator: ",") }
}
