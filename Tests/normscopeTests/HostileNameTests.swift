import Foundation
import Testing

/// Names from outside are shown and never obeyed.
@Suite struct HostileNameTests {
  /// Names with colour and title sequences, the one-byte introducer, wide, combining, invisible and
  /// reversing characters, and line breaks.
  private static let names = [
    "a\u{1B}[31mred", "\u{1B}]0;title\u{7}b", "\u{9B}2Jc", "漢字e\u{301}\u{302}d",
    "\u{202E}fdp.e", "f\rg\nh", "\u{1B}[?1049l", "🙂\u{200D}👩\u{FE0F}",
  ]

  private func expectHarmlessLine(_ outcome: Outcome, status: Int32) {
    let text = outcome.errors
    #expect(outcome.status == status && outcome.output == "", "\(text)")
    #expect(text.hasPrefix("normscope: ") && text.hasSuffix("\n"), "\(text)")
    let harmless = text.dropLast().unicodeScalars.allSatisfy {
      ![.control, .format, .lineSeparator].contains($0.properties.generalCategory)
    }
    #expect(harmless, "\(text.debugDescription)")
  }

  @Test(arguments: names) func inErrors(name: String) throws {
    try withTemporaryDirectory { directory in
      let path = directory.appending(path: name).path(percentEncoded: false)
      try expectHarmlessLine(Program.run("replay", path), status: 1)
      try expectHarmlessLine(Program.run("run", "--steps", "1", "--data", path), status: 1)
      try Data("no recording".utf8).write(to: URL(filePath: path))
      try expectHarmlessLine(Program.run("replay", path), status: 1)
      try expectHarmlessLine(Program.run("run", "--steps", "1", "--data", path), status: 1)
      try expectHarmlessLine(Program.run("--data", "moons", "--record", path), status: 1)
    }
  }

  @Test(arguments: names) func insideARecording(name: String) throws {
    try withTemporaryDirectory { directory in
      let file = directory.appending(path: "r.jsonl")
      for options in [["data": name], [name: "1"], ["lr": name], ["hidden": name]] {
        let header: [String: Any] = ["normscope_recording": 1, "options": options]
        let end = Data("\n{\"command\":\"end\",\"step\":3}\n".utf8)
        try (JSONSerialization.data(withJSONObject: header) + end).write(to: file)
        let outcome = try Program.run("replay", file.path(percentEncoded: false))
        expectHarmlessLine(outcome, status: 1)
      }
    }
  }

  @Test(arguments: names) func onTheScreen(name: String) throws {
    try Tmux.open(width: 200, height: 50) { terminal in
      let place = terminal.directory.appending(path: name)
      try FileManager.default.createDirectory(at: place, withIntermediateDirectories: false)
      try TinySet.write(to: place.appending(path: name))
      // Everything but the slash may stand in a name; the shell finds it by its only neighbour.
      try terminal.write(
        "cd */ && exec '\(Program.path())' --paused --data * --hidden 3 --batch 2\n", to: "m")
      try terminal.start("sh m")
      let modes = try terminal.modes()
      let picture = try terminal.advance(steps: 2)
      #expect(picture.flaws(width: 200, height: 50) == [])
      try terminal.press("o")
      let saved = try terminal.wait(for: "saved normscope-histograms-step-2.svg")
      #expect(saved.flaws(width: 200, height: 50) == [])
      #expect(try terminal.modes() == modes)
      let svg = try String(
        contentsOf: place.appending(path: "normscope-histograms-step-2.svg"), encoding: .utf8)
      let controls = svg.unicodeScalars.filter { $0.properties.generalCategory == .control }
      #expect(controls.allSatisfy { $0 == "\n" })
      try terminal.press("q")
      try terminal.expectRestored(status: 0)
    }
  }
}
