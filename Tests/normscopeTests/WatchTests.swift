import Foundation
import LogFixtures
import Testing

/// The command `watch` over the logs of other programs, without a terminal.
struct WatchTests {
  static let logs = Logs.folder.path(percentEncoded: false)

  private func watch(_ arguments: String...) throws -> Outcome {
    try Outcome.of(Program.path(), ["watch", Self.logs] + arguments)
  }

  @Test func summarizesAllRunsAsJSON() throws {
    let outcome = try watch("--json")
    #expect(outcome.status == 0 && outcome.errors == "" && outcome.output.count { $0 == "\n" } == 1)
    let report = try JSONDecoder().decode(WatchReport.self, from: Data(outcome.output.utf8))
    #expect(report.runs.map(\.name) == Logs.runs)
    let torch = try #require(report.runs.last)
    #expect(torch.layers.map(\.name) == ["preactivation/1", "preactivation/3", "preactivation/5"])
    #expect(torch.layers.allSatisfy { $0.steps == 21 && $0.newest == 400 && $0.source == "units" })
    #expect(torch.layers.allSatisfy { ($0.shift ?? 0) > 0 && ($0.drift ?? 0) > 0 })
    #expect(torch.layers.allSatisfy { $0.q15 < $0.q50 && $0.q50 < $0.q85 })
    #expect(torch.scalars.mapValues(\.steps) == ["loss/train": 21, "accuracy/train": 21])
    let keras = report.runs[1]
    #expect(keras.layers.count == 8 && keras.layers.allSatisfy { $0.source == "bins" })
  }

  @Test func summarizesWhatIsAskedFor() throws {
    let outcome = try watch("--json", "--run", "torch/plain", "--tags", "/[35]$/")
    let report = try JSONDecoder().decode(WatchReport.self, from: Data(outcome.output.utf8))
    #expect(report.runs.map(\.name) == ["torch/plain"])
    #expect(report.runs[0].layers.map(\.name) == ["preactivation/3", "preactivation/5"])
  }

  @Test func printsAFrameAsTextOrPicture() throws {
    let twins = ["--print", "--run", "torch/plain", "--run", "torch/batchnorm"]
    let text = try Outcome.of(Program.path(), ["watch", Self.logs] + twins + ["--size", "170x50"])
    #expect(text.status == 0 && text.errors == "")
    for words in ["torch/plain", "torch/batchnorm", "step 400", "drift", "in 20 steps"] {
      #expect(text.output.contains(words), "\(words)")
    }
    let svg = try watch("--print", "--format", "svg", "--run", "tensorflow/summary")
    #expect(svg.output.hasPrefix("<svg") && svg.output.contains("≥"))
  }

  /// Every view says of a log what it has, and of what it lacks that it lacks it.
  @Test(arguments: 1...9) func everyViewShowsALog(view: Int) throws {
    for run in Logs.runs {
      let outcome = try watch("--print", "--view", "\(view)", "--run", run, "--size", "120x40")
      #expect(outcome.status == 0 && outcome.errors == "")
      #expect(outcome.output.split(separator: "\n", omittingEmptySubsequences: false).count == 41)
      #expect(!outcome.output.lowercased().contains("nan"), "\(outcome.output)")
    }
  }

  @Test(arguments: [
    ["--run", "none", "--print"], ["--run", "none", "--json"],
  ])
  func saysWhichRunsThereAre(arguments: [String]) throws {
    let outcome = try Outcome.of(Program.path(), ["watch", Self.logs] + arguments)
    #expect(outcome.status == 1 && outcome.output == "")
    #expect(outcome.errors.contains("--run: there is no none in"))
    #expect(outcome.errors.contains("torch/plain"))
  }

  @Test(arguments: [
    ["--tags", "/(/"], ["--size", "100x30"], ["--format", "svg"], ["--pace", "9"],
    ["--print", "--json"], ["--json", "--view", "2"], ["--print", "--fps", "9"],
    ["--run", "a", "--run", "b", "--run", "c"], ["--json", "--compare"],
    ["--print", "--theme", "light"],
  ])
  func refusesWhatCanNotBe(arguments: [String]) throws {
    let outcome = try Outcome.of(Program.path(), ["watch", Self.logs] + arguments)
    #expect(outcome.status == 2 && outcome.output == "")
    let name = arguments.first { $0.hasPrefix("--") && outcome.errors.contains("\($0): ") }
    #expect(name != nil && outcome.errors.count { $0 == "\n" } == 1, "\(outcome.errors)")
  }

  @Test func aFolderWithoutLogsIsToldInOneLine() throws {
    try withTemporaryDirectory { directory in
      for mode in ["--print", "--json"] {
        let outcome = try Program.run("watch", directory.path(percentEncoded: false), mode)
        #expect(outcome.status == 1 && outcome.errors.contains("no event file is there"))
      }
    }
  }
}
