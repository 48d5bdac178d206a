import Foundation

/// The python that runs the tests' scripts: that of NORMSCOPE_PYTHON, or `python3`.
enum Python {
  private static let path =
    ProcessInfo.processInfo.environment["NORMSCOPE_PYTHON"] ?? "python3"
  private static let environment = [
    "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "", "PYTHONDONTWRITEBYTECODE": "1",
  ]

  /// Whether it is there and has these modules; if not, prints a line that says what is skipped.
  static func has(_ modules: String...) -> Bool {
    let names = modules.joined(separator: ", ")
    let outcome = try? start(["-c", "import \(names)"])
    if outcome?.status == 0 { return true }
    print("Skipped, as \(path) can't import \(names): what needs them (NORMSCOPE_PYTHON)")
    return false
  }

  /// Runs a script of the folder TensorBoard and decodes the JSON that it prints.
  static func run<Value: Decodable>(
    _ script: String, _ arguments: String..., printing: Value.Type
  ) throws -> Value {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "TensorBoard")
    let outcome = try start(
      [folder.appending(path: script).path(percentEncoded: false)] + arguments)
    guard outcome.status == 0 else { throw Failure(outcome.errors) }
    return try JSONDecoder().decode(Value.self, from: Data(outcome.output.utf8))
  }

  private static func start(_ arguments: [String]) throws -> Outcome {
    try Outcome.of(
      "/bin/sh", ["-c", "exec \"$0\" \"$@\"", path] + arguments, environment: environment)
  }
}
