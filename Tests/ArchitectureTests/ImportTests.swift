import Foundation
import Testing

/// The rooms and what each may import of the others, of C, of packages and of the system.
private let allowed: [String: Set<String>] = [
  "Statistics": ["CElementwise"],
  "Numerics": ["CBLAS", "CElementwise"],
  "NeuralNet": ["Numerics", "CElementwise"],
  "Datasets": [
    "NeuralNet", "Numerics", "CElementwise", "CZlib", "CMNIST", "Foundation", "Dispatch",
    "Synchronization",
  ],
  "Telemetry": ["Statistics"],
  "Training": [
    "NeuralNet", "Numerics", "Datasets", "Statistics", "Telemetry", "Dispatch",
    "Synchronization",
  ],
  "TOMLFiles": [],
  "Lessons": [
    "CLessons", "Datasets", "NeuralNet", "Statistics", "Telemetry", "TOMLFiles", "Training",
  ],
  "Experiments": [
    "Datasets", "Lessons", "NeuralNet", "Numerics", "Statistics", "Telemetry", "Training",
    "Dispatch", "Synchronization",
  ],
  "Drawing": ["RealModule"],
  "Dashboard": ["Drawing", "Telemetry", "Statistics"],
  "EventFiles": ["Statistics", "SwiftProtobuf", "Foundation", "FoundationEssentials"],
  "LogWatching": [
    "EventFiles", "Statistics", "Telemetry", "Dispatch", "Foundation", "Synchronization",
  ],
  "Interchange": [
    "Drawing", "EventFiles", "Experiments", "NeuralNet", "Numerics", "Statistics", "Telemetry",
    "Training", "Foundation",
  ],
  "Book": ["Mustache"],
  "TerminalScreen": ["CNcurses", "Drawing"],
  "normscope": [
    "ArgumentParser", "Book", "Dashboard", "Datasets", "Dispatch", "Drawing", "Experiments",
    "Foundation",
    "Interchange", "Lessons", "LogWatching", "NeuralNet", "Numerics", "Statistics",
    "Synchronization", "Telemetry", "TerminalScreen", "TOMLFiles", "Training",
  ],
]

struct ImportTests {
  @Test(arguments: try rooms())
  func importsOnlyWhatItMay(_ room: String) throws {
    let may = try #require(allowed[room], "the room \(room) is not in the table of rooms")
    for file in try files(in: room) {
      for name in imports(in: try String(contentsOf: file, encoding: .utf8)) {
        #expect(
          may.contains(name), "\(room)/\(file.lastPathComponent) must not import \(name)")
      }
    }
  }

  @Test func everyRoomIsThere() throws {
    #expect(try rooms() == allowed.keys.sorted())
  }

  @Test func readsEveryFormOfImport() {
    let source = """
      import A
      package import B
      @preconcurrency import C
        public import struct D.Thing
      // import E
      let text = "import F"
      """
    #expect(imports(in: source) == ["A", "B", "C", "D"])
  }
}

private let sources = URL(filePath: #filePath).deletingLastPathComponent()
  .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Sources")

/// The folders of Swift sources.
private func rooms() throws -> [String] {
  try FileManager.default.contentsOfDirectory(atPath: sources.path()).sorted()
    .filter { try !files(in: $0).isEmpty }
}

/// The Swift files anywhere in a room.
private func files(in room: String) throws -> [URL] {
  let folder = sources.appending(path: room)
  return try FileManager.default.subpathsOfDirectory(atPath: folder.path())
    .filter { $0.hasSuffix(".swift") }.map { folder.appending(path: $0) }
}

/// The modules that a source file imports.
private func imports(in source: String) -> [String] {
  source.split(separator: "\n").compactMap { line in
    var words = line.split(separator: " ")
    while let first = words.first,
      first.hasPrefix("@")
        || ["package", "public", "internal", "private", "fileprivate"].contains(first)
    { words.removeFirst() }
    guard words.first == "import", words.count > 1 else { return nil }
    let kinds = ["struct", "class", "enum", "func", "protocol", "typealias", "var", "let"]
    let name = kinds.contains(String(words[1])) && words.count > 2 ? words[2] : words[1]
    return name.split(separator: ".").first.map { String($0) }
  }
}
