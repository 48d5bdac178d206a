import Foundation
import Testing

/// `normscope figure1`: three files, three charts and a table.
@Suite struct Figure1Tests {
  private static let names = ["figure1.csv", "figure1.md", "figure1.svg"]

  private func files(in directory: URL) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: directory.path(percentEncoded: false))
      .sorted()
  }

  private func expectRefusal(
    _ outcome: Outcome, _ words: String, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(outcome.status == 1 && outcome.output == "", sourceLocation: sourceLocation)
    let text = outcome.errors
    #expect(
      text.hasPrefix("normscope: --out: ") && text.contains(words)
        && text.filter(\.isNewline).count == 1, "\(text)", sourceLocation: sourceLocation)
  }

  @Test func theNumbersAreThoseOfRun() throws {
    try withTemporaryDirectory { directory in
      let out = directory.appending(path: "new/one")
      let outcome = try Program.run("figure1", "--out", out.path, "--steps", "60", "--seed", "3")
      #expect(outcome.status == 0 && outcome.errors == "")
      #expect(try files(in: out) == Self.names)
      let csv = try String(contentsOf: out.appending(path: "figure1.csv"), encoding: .utf8)
      let rows = csv.split(separator: "\n").map { $0.split(separator: ",").map(String.init) }
      let report = try RunReport.of(
        "--steps", "60", "--lr", "0.1", "--compare", "--seed", "3")
      let last = try #require(rows.last)
      #expect(last.prefix(2) == ["3", "60"])
      for (network, name) in zip(report.networks, ["plain", "batch"]) {
        let column = try #require(rows[0].firstIndex(of: "\(name)_accuracy"))
        #expect(Double(last[column]) == network.testAccuracy)
      }
      let table = try String(contentsOf: out.appending(path: "figure1.md"), encoding: .utf8)
      let shifts = try report.networks.map { network in
        String(format: "%.2f", try #require(network.layers.last?.shift))
      }
      let row = try #require(table.split(separator: "\n").first { $0.contains("mean shift") })
      #expect(
        row.split(separator: "|").dropFirst().map { $0.trimmingCharacters(in: .whitespaces) }
          == shifts)
      for line in table.split(separator: "\n") where line.hasPrefix("| ") {
        #expect(outcome.output.contains(line))
      }
      for title in ["a  accuracy on all 10 000 test images", "b  plain", "c  batch norm"] {
        #expect(outcome.output.contains(title))
      }
      #expect(outcome.output.split(separator: "\n").allSatisfy { $0.unicodeScalars.count <= 100 })
    }
  }

  @Test func severalSeedsAreOneFigureInASCII() throws {
    try withTemporaryDirectory { directory in
      let outcome = try Program.run(
        "figure1", "--out", directory.path, "--steps", "5", "--seeds", "2", "--ascii")
      #expect(outcome.status == 0 && outcome.errors == "")
      #expect(outcome.output.utf8.allSatisfy { (0x20...0x7E).contains($0) || $0 == 0x0A })
      #expect(outcome.output.contains("seeds 1 to 2"))
      #expect(outcome.output.contains("N(0, 0.1^2)"))
      let svg = try String(contentsOf: directory.appending(path: "figure1.svg"), encoding: .utf8)
      #expect(svg.contains("seeds 1 to 2") && svg.hasSuffix("</svg>\n"))
    }
  }

  @Test(arguments: names) func nothingIsOverwritten(name: String) throws {
    try withTemporaryDirectory { directory in
      let file = directory.appending(path: name)
      try Data("mine".utf8).write(to: file)
      // So many steps would take hours: the refusal comes before them.
      let outcome = try Program.run("figure1", "--out", directory.path, "--steps", "10000000")
      expectRefusal(outcome, "\(name) exists")
      #expect(try String(contentsOf: file, encoding: .utf8) == "mine")
      #expect(try files(in: directory) == [name])
    }
  }

  @Test func aLinkThatLeadsNowhereIsAFileToo() throws {
    try withTemporaryDirectory { directory in
      try FileManager.default.createSymbolicLink(
        atPath: directory.appending(path: "figure1.md").path, withDestinationPath: "nowhere")
      let outcome = try Program.run("figure1", "--out", directory.path, "--steps", "10000000")
      expectRefusal(outcome, "figure1.md exists")
    }
  }

  @Test func whereNoFileCanBeMadeIsSaidAtOnce() throws {
    try withTemporaryDirectory { directory in
      let file = directory.appending(path: "file")
      try Data().write(to: file)
      for path in [file.path, file.path + "/below", "/dev/null"] {
        let outcome = try Program.run("figure1", "--out", path, "--steps", "10000000")
        expectRefusal(outcome, path)
      }
      // Permissions bind everyone but root, for whom /proc takes no files either.
      let closed = directory.appending(path: "closed")
      try FileManager.default.createDirectory(
        at: closed, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o500])
      let path = getuid() == 0 ? "/proc" : closed.path
      if FileManager.default.fileExists(atPath: path) {
        let outcome = try Program.run("figure1", "--out", path, "--steps", "10000000")
        expectRefusal(outcome, path)
      }
    }
  }

  @Test func theChartsAreAsWideAsTheTerminal() throws {
    try Tmux.open(width: 80, height: 80) { terminal in
      try terminal.copyOutput(to: "bytes")
      try terminal.type("sh n figure1 --out made --steps 100; echo $? >status")
      #expect(try terminal.exitStatus() == 0)
      #expect(terminal.bytes(in: "bytes").contains(" of 100 steps"))
      let picture = try terminal.wait(for: "construction.\nready>")
      let top = try #require(picture.lines.first { $0.contains("a  accuracy") })
      #expect(top.hasPrefix("┌") && top.hasSuffix("┐") && top.unicodeScalars.count == 80)
    }
  }
}
