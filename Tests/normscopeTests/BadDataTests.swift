import Foundation
import Testing

/// Data from outside: what is wrong with them is one line with the file's name, before any screen.
@Suite struct BadDataTests {
  /// The files of the data set inside of the program.
  private static let source = Program.packageRoot.appending(path: "Sources/CMNIST/data")
  private static let spoiled = "train-images-binary-idx3-ubyte.gz"

  /// A copy of the data in a directory of this name.
  private func copy(to directory: URL, named name: String) throws -> URL {
    let copy = directory.appending(path: name)
    try FileManager.default.copyItem(at: Self.source, to: copy)
    return copy
  }

  /// Cuts a gzip'd file of the set in the middle.
  private func truncate(_ set: URL) throws {
    let file = try FileHandle(forWritingTo: set.appending(path: Self.spoiled))
    try file.truncate(atOffset: 300_000)
    try file.close()
  }

  private func expectLine(_ errors: String, _ words: String...) {
    #expect(errors.hasSuffix("\n") && errors.filter(\.isNewline).count == 1, "\(errors)")
    #expect(errors.hasPrefix("normscope: "))
    for word in words { #expect(errors.contains(word), "\(errors)") }
    #expect(errors.utf8.allSatisfy { $0 >= 0x20 || $0 == 0x0A }, "\(errors)")
  }

  @Test(arguments: [["run", "--steps", "1"], ["frame"], ["bench"]])
  func withoutAScreen(command: [String]) throws {
    try withTemporaryDirectory { directory in
      let set = try copy(to: directory, named: "cut")
      try truncate(set)
      for (path, word) in [(set.path, Self.spoiled), (directory.path + "/none", "/none: ")] {
        let outcome = try Outcome.of(Program.path(), command + ["--data", path])
        #expect(outcome.status == 1)
        #expect(outcome.output == "")
        expectLine(outcome.errors, word, "expected", "found")
      }
    }
  }

  @Test func theLiveScreenDoesNotOpen() throws {
    try Tmux.open { terminal in
      try truncate(copy(to: terminal.directory, named: "cut"))
      try terminal.copyOutput(to: "bytes")
      for (path, word) in [("cut", Self.spoiled), ("none", "none: ")] {
        try? FileManager.default.removeItem(atPath: terminal.path("status"))
        try? FileManager.default.removeItem(atPath: terminal.path("after"))
        try terminal.type(
          "stty -a >before; sh n --data \(path) 2>err; echo $? >status; stty -a >after")
        try terminal.expectRestored(status: 1)
        expectLine(try terminal.contents(of: "err"), word, "expected", "found")
      }
      #expect(!terminal.bytes(in: "bytes").contains("\u{1B}[?1049"))
    }
  }

  /// A name with a colour sequence, a wide character, a combining one, and a reversing one.
  private static let name = "a\u{1B}[31m\u{9B}漢\u{301}\u{202E}b"

  @Test func imagesThatAreTooLargeToWhiten() throws {
    try withTemporaryDirectory { directory in
      let set = directory.appending(path: "large")
      try FileManager.default.createDirectory(at: set, withIntermediateDirectories: false)
      for part in ["train", "t10k"] {
        let images: [UInt8] = [0, 0, 8, 3, 0, 0, 0, 4, 0, 0, 0, 64, 0, 0, 0, 65]
        let labels: [UInt8] = [0, 0, 8, 1, 0, 0, 0, 4, 0, 1, 0, 1]
        try Data(images + [UInt8](repeating: 7, count: 4 * 64 * 65)).write(
          to: set.appending(path: "\(part)-images-idx3-ubyte"))
        try Data(labels).write(to: set.appending(path: "\(part)-labels-idx1-ubyte"))
      }
      let options = ["run", "--steps", "1", "--batch", "2", "--hidden", "3", "--data", set.path]
      #expect(try Outcome.of(Program.path(), options).status == 0)
      let outcome = try Outcome.of(Program.path(), options + ["--whiten-inputs"])
      #expect(outcome.status == 2 && outcome.output == "")
      expectLine(outcome.errors, "--whiten-inputs", "4096", "4160")
    }
  }

  @Test func aFileNameCanNotInjectEscapeSequences() throws {
    let missing = try Program.run("run", "--steps", "1", "--data", "/none/\(Self.name)")
    #expect(missing.status == 1)
    expectLine(missing.errors, "/none/a\\u{1B}[31m\\u{9B}")
    try withTemporaryDirectory { directory in
      let set = try copy(to: directory, named: Self.name)
      let frame = try Program.run("frame", "--data", set.path, "--size", "200x50").output
      #expect(frame.contains("a\\u{1B}[31m\\u{9B}"))
      #expect(frame.utf8.allSatisfy { $0 >= 0x20 || $0 == 0x0A })
      try truncate(set)
      expectLine(try Program.run("run", "--steps", "1", "--data", set.path).errors, Self.spoiled)
    }
  }

  @Test func aFileNameCanNotShiftBorders() throws {
    try Tmux.open(width: 200, height: 50) { terminal in
      _ = try copy(to: terminal.directory, named: Self.name)
      try terminal.start("sh n --paused --data a*")
      let picture = try terminal.wait(for: "the last row of the frame") { picture in
        picture.body.contains { $0.hasPrefix("└") && $0.hasSuffix("┘") }
      }
      #expect(picture.header.contains("a\\u{1B}[31m\\u{9B}"))
      #expect(picture.lines[2].hasPrefix("┌ plain ─") && picture.lines[2].hasSuffix("┐"))
      for line in picture.body {
        #expect(line.unicodeScalars.count == 200, "\(line)")
        #expect("┐│┘".contains(line.last ?? " "), "\(line)")
      }
      try terminal.press("q")
      try terminal.expectRestored(status: 0)
    }
  }

  @Test func goodDataFromOutsideGiveTheSameNumbers() throws {
    let built = try RunReport.of("--steps", "50").networks[0]
    let read = try RunReport.of("--steps", "50", "--data", Self.source.path).networks[0]
    #expect(read.loss == built.loss && read.layers == built.layers)
  }
}
