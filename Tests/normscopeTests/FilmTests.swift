import Foundation
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// `normscope film`: the live screen as a picture that moves or as an asciicast.
@Suite struct FilmTests {
  private static let tiny = ["--data", "moons", "--hidden", "8,8"]

  /// The text of the file `name` that the program makes.
  private func film(_ name: String, _ options: [String]) throws -> String {
    try withTemporaryDirectory { directory in
      let file = directory.appending(path: "made/\(name)")
      let path = file.path(percentEncoded: false)
      let outcome = try Outcome.of(Program.path(), ["film", "--out", path] + options)
      #expect(outcome.status == 0 && outcome.output == "" && outcome.errors == "", "\(outcome)")
      return try String(contentsOf: file, encoding: .utf8)
    }
  }

  @Test func aHundredFramesAreAPictureOfModestSize() throws {
    let svg = try film(
      "x.svg",
      ["--steps", "800", "--toggle-at", "400", "--every", "8", "--size", "100x30"])
    #expect(svg.utf8.count < 1_500_000)
    #expect(svg.matches(of: /<g class="f" id="f\d+">/).count == 100)
    #expect(svg.contains(">plain</text>") && svg.contains(">norm</text>"))
    #expect(!svg.contains("<script") && !svg.contains("<animate") && !svg.contains("<set"))
    #expect(XMLParser(data: Data(svg.utf8)).parse())
  }

  /// What an asciicast writes to the terminal.
  private func bytes(of cast: String) throws -> String {
    try cast.split(separator: "\n").dropFirst().map { line in
      let event = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [Any]
      return try #require(event?.last as? String)
    }.joined()
  }

  @Test(arguments: [[], ["--compare", "--view", "learning"]])
  func theCastEndsWithTheFrameOfItsLastStep(options: [String]) throws {
    let options = Self.tiny + ["--toggle-at", "13", "--size", "80x24"] + options
    // 30 is no multiple of 8: the last step has a frame all the same.
    let cast = try film("x.cast", ["--steps", "30", "--every", "8"] + options)
    let frame = try Outcome.of(Program.path(), ["frame", "--step", "30"] + options).output
    let lines = frame.split(separator: "\n").map { String($0.replacing(/[ ]+$/, with: "")) }
    try Tmux.open(width: 80, height: 24) { terminal in
      try terminal.write(try bytes(of: cast), to: "film")
      try terminal.type("cat film")
      // In the last row the shell goes on.
      let picture = try terminal.wait(for: "the last frame") { picture in
        Array(picture.lines[2..<23]) == Array(lines[2..<23])
      }
      // A film shows the screen while training goes on, as fast as the film does.
      #expect(picture.lines[1].contains(/▶ step 30 .* 80 steps\/s/), "\(picture)")
      #expect(picture.lines[23].hasPrefix("ready>"), "\(picture)")
      try terminal.wait(forModes: "0100")
    }
  }

  @Test func framesASecondAreTheTimesOfTheCast() throws {
    let options = Self.tiny + ["--steps", "4", "--every", "1", "--fps", "4"]
    let times = try film("x.cast", options).matches(of: /(?m)^\[([0-9.]+), "o"/).map {
      Double($0.1)
    }
    #expect(times == [0, 0.25, 0.5, 0.75, 1, 3])
  }

  @Test(arguments: [
    (["--out", "x.png"], "--out"), (["--out", "dir/"], "--out"), (["--out", ".cast"], "--out"),
    (["--every", "31"], "--every: at most --steps 30"),
    (["--steps", "100000", "--every", "50"], "--every: at least 51"),
    (["--steps", "100", "--every", "3", "--size", "1000x1000"], "--every: at least 12"),
    (["--toggle-at", "31"], "--toggle-at: at most --steps 30"),
    (["--insertion", "graft"], "--insertion: only with --toggle-at"), (["--fps", "0"], "--fps"),
  ])
  func whatCanNotBeIsRefused(options: [String], words: String) throws {
    try withTemporaryDirectory { directory in
      let out = directory.appending(path: "x.svg").path(percentEncoded: false)
      let basis = ["film", "--steps", "30", "--every", "3", "--out", out] + Self.tiny
      let outcome = try Outcome.of(Program.path(), basis + options)
      #expect(outcome.status == 2 && outcome.output == "", "\(outcome)")
      #expect(outcome.errors.contains(words), "\(outcome.errors)")
      #expect(outcome.errors.filter(\.isNewline).count == 1, "\(outcome.errors)")
      #expect(try FileManager.default.contentsOfDirectory(atPath: directory.path).isEmpty)
    }
  }

  @Test func whatIsThereStays() throws {
    try withTemporaryDirectory { directory in
      let file = directory.appending(path: "x.cast")
      try Data("mine".utf8).write(to: file)
      // So many steps would take very long: it is said before.
      for out in [file.path, file.path + "/x.svg", "/proc/x.svg"] {
        let outcome = try Program.run(
          "film", "--steps", "100000000", "--every", "100000", "--out", out)
        #expect(outcome.status == 1 && outcome.output == "", "\(outcome)")
        #expect(outcome.errors.hasPrefix("normscope: --out: "), "\(outcome.errors)")
        #expect(outcome.errors.filter(\.isNewline).count == 1, "\(outcome.errors)")
      }
      #expect(try String(contentsOf: file, encoding: .utf8) == "mine")
      #expect(try FileManager.default.contentsOfDirectory(atPath: directory.path) == ["x.cast"])
    }
  }
}
