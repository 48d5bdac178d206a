import Foundation

/// The program under test, run as a process of its own.
enum Program {
  /// The binary to test.
  ///
  /// NORMSCOPE_BINARY if that is set, else the one that was built together with the tests, else the
  /// package's release build.
  static func path() throws -> String {
    if let chosen = ProcessInfo.processInfo.environment["NORMSCOPE_BINARY"] { return chosen }
    // The tests are `normscopePackageTests.xctest`, on macOS a bundle with the program beside it.
    var places = CommandLine.arguments.filter { $0.contains(".xctest") }
      .map { URL(fileURLWithPath: $0) }
      .flatMap { url in sequence(first: url) { $0.deletingLastPathComponent() }.prefix(5) }
    places.append(packageRoot.appending(path: ".build/release"))
    let paths = places.map { $0.appending(path: "normscope").path(percentEncoded: false) }
    guard let path = paths.first(where: { isProgram($0) }) else {
      throw Failure("normscope is in none of \(paths): run `swift build -c release`")
    }
    return path
  }

  /// The directory with Package.swift.
  static let packageRoot = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// Runs the program without a terminal and waits for its end.
  ///
  /// Meanwhile `watching` is called with the process's number again and again.
  static func run(
    _ arguments: String..., environment: [String: String] = [:],
    watching: (Int32) -> Void = { _ in }
  ) throws -> Outcome {
    try Outcome.of(path(), arguments, environment: environment, watching: watching)
  }

  private static func isProgram(_ path: String) -> Bool {
    var isDirectory: ObjCBool = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory)
      && !isDirectory.boolValue && FileManager.default.isExecutableFile(atPath: path)
  }
}
