import ArgumentParser
import Training

/// What a command that trains writes to files, besides what it prints or shows.
struct WritingOptions: ParsableArguments {
  @Option(
    help: """
      Write the weights to this safetensors file when training ends, by PyTorch's names; it must not \
      exist yet. A twin's go to a file beside it.
      """)
  var saveWeights: String?

  @Option(
    help: "Write the weights every so many steps, too, with the step in the name of the file.")
  var saveEvery: Int?

  @Option(help: "Write all statistics to this file, a JSON object a line; it must not exist yet.")
  var log: String?

  @Option(help: "Write them as a table of comma-separated values, a line for each layer, too.")
  var csv: String?

  @Option(
    help: """
      Write scalars, histograms of every quantity and layer, and quantiles of every unit for TensorBoard \
      into this folder, which must not exist yet.
      """)
  var tensorboard: String?

  @Option(help: "The distance in steps of what --log, --csv and --tensorboard tell. (default: 50)")
  var logEvery: Int?

  /// What is written of so many `networks`; exits with 2 where that can't be, and with 1 where a file
  /// is there already or can't be made.
  func logs(networks: Int) throws -> [any FileLog] {
    try expectSense()
    var logs: [any FileLog] = []
    if let saveWeights {
      logs.append(try SavedWeights(path: saveWeights, every: saveEvery, networks: networks))
    }
    var files: [any StatisticsFile] = []
    do {
      if let log { files.append(try LineFile.ofJSON(log)) }
      if let csv { files.append(try LineFile.ofCSV(csv)) }
      if let tensorboard { files.append(try EventFolder(tensorboard)) }
    } catch {
      for file in files { file.discard() }
      throw error
    }
    if !files.isEmpty { logs.append(StatisticsLog(files, every: logEvery ?? 50)) }
    return logs
  }

  private func expectSense() throws {
    try expect("--save-every", saveEvery, in: 1...1_000_000_000)
    try expect("--log-every", logEvery, in: 1...1_000_000_000)
    if saveEvery != nil, saveWeights == nil {
      throw Failure(message: "--save-every: only with --save-weights", status: 2)
    }
    if logEvery != nil, log == nil, csv == nil, tensorboard == nil {
      throw Failure(message: "--log-every: only with --log, --csv or --tensorboard", status: 2)
    }
    for (name, path) in [
      ("--save-weights", saveWeights), ("--log", log), ("--csv", csv),
      ("--tensorboard", tensorboard),
    ] where path == "" {
      throw Failure(message: "\(name): expected a path", status: 2)
    }
  }
}
