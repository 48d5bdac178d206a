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

  /// What is written of so many `networks`; exits with 2 where that can't be, and with 1 where a file
  /// is there already or can't be made.
  func logs(networks: Int) throws -> [any FileLog] {
    try expect("--save-every", saveEvery, in: 1...1_000_000_000)
    guard saveEvery == nil || saveWeights != nil else {
      throw Failure(message: "--save-every: only with --save-weights", status: 2)
    }
    guard saveWeights != "" else {
      throw Failure(message: "--save-weights: expected the path of a file", status: 2)
    }
    var logs: [any FileLog] = []
    if let saveWeights {
      logs.append(try SavedWeights(path: saveWeights, every: saveEvery, networks: networks))
    }
    return logs
  }
}
