import Foundation
import Testing

/// Lessons of one's own.
@Suite struct OwnLessonTests {
  @Test func aPrintedLessonIsALessonOfOnesOwn() throws {
    let printed = try Outcome.of(Program.path(), ["lesson", "rates", "--print"])
    #expect(printed.status == 0 && printed.output.contains("title = \"Higher learning rates\"\n"))
    try withTemporaryDirectory { directory in
      let file = directory.appending(path: "mine.toml")
      let path = file.path(percentEncoded: false)
      try printed.output.write(to: file, atomically: true, encoding: .utf8)
      let mine = try Outcome.of(Program.path(), ["lesson", path, "--check"])
      let ours = try Outcome.of(Program.path(), ["lesson", "rates", "--check"])
      #expect(mine.status == 0 && mine.errors == "")
      #expect(
        mine.output.replacing("\"mine.toml\"", with: "\"rates\"")
          .replacing("\"number\":0", with: "\"number\":4") == ours.output)

      // What it says is measured: with another bound it is not borne out.
      try printed.output.replacing("slow > 85 %", with: "slow > 99.9 %")
        .write(to: file, atomically: true, encoding: .utf8)
      let wrong = try Outcome.of(Program.path(), ["lesson", path, "--check"])
      #expect(wrong.status == 1 && wrong.output.contains("\"holds\":false"))

      try printed.output.replacing("slow > 85 %", with: "slwo > 85 %")
        .write(to: file, atomically: true, encoding: .utf8)
      let broken = try Outcome.of(Program.path(), ["lesson", path, "--check"])
      #expect(broken.status == 2 && broken.output == "")
      #expect(broken.errors.contains(/mine\.toml:\d+: holds: .*perhaps slow is meant/))
      #expect(broken.errors.filter(\.isNewline).count == 1)
    }
  }

  @Test func isGivenOnTheScreen() throws {
    let text = try end(
      """
      [[measure]]
      name = "loss"
      value = "test_loss"
      [[outcome]]
      words = "The loss is {loss}."
      holds = "loss < 5"
      """)
    #expect(text.contains("Two moons") && text.contains("The loss is"))
    #expect(text.contains("bears"))
  }

  @Test func whatOnlyACheckMeasuresIsNotDeniedOnTheScreen() throws {
    let text = try end(
      """
      [[variant]]
      name = "control"
      steps = 60
      settings = { data = "moons", hidden = [2] }
      [[measure]]
      name = "loss"
      value = "control.test_loss"
      [[outcome]]
      words = "The loss of the control is {loss}."
      holds = "loss < 5"
      """)
    #expect(text.contains("--check") && !text.contains("bear"))
  }

  /// What the screen says at the end of a lesson with `parts`.
  private func end(_ parts: String) throws -> String {
    try withTemporaryDirectory { directory in
      let file = try lesson(in: directory, parts)
      return try Tmux.open(width: 120, height: 40) { terminal in
        try terminal.start("sh n lesson \(file)")
        let text = try terminal.wait(for: "Measured").text
        try terminal.press("q")
        try terminal.expectRestored(status: 0)
        return text
      }
    }
  }

  /// The path of a short lesson on two moons, with `parts` behind its texts and more `settings`.
  private func lesson(in directory: URL, settings: String = "", _ parts: String) throws -> String {
    let file = directory.appending(path: "mine.toml")
    try """
    title = "Two moons"
    claim = "It can be learned."
    source = "Own work"
    view = "learning"
    pace = 1000
    steps = 60
    keys = "c"
    question = "Is it?"
    answer = "It is."
    caveat = "Here."
    [settings]
    data = "moons"
    hidden = [6]
    \(settings)
    [[note]]
    step = 0
    text = "Look at the loss."
    \(parts)
    """.write(to: file, atomically: true, encoding: .utf8)
    return file.path(percentEncoded: false)
  }

  /// Each network learns from as many examples as its own settings say.
  @Test func aVariantMayLearnFromFewerExamples() throws {
    func outcome(_ own: String, _ few: String) throws -> Outcome {
      try withTemporaryDirectory { directory in
        let file = try lesson(
          in: directory, settings: "examples = \(own)",
          """
          [[variant]]
          name = "few"
          steps = 60
          settings = { data = "moons", hidden = [6], examples = \(few) }
          [[measure]]
          name = "loss"
          value = "test_loss"
          [[measure]]
          name = "few loss"
          value = "few.test_loss"
          [[outcome]]
          words = "The loss is {loss}, with few {few_loss}."
          holds = "few_loss < loss or few_loss > loss"
          """)
        return try Outcome.of(Program.path(), ["lesson", file, "--check"])
      }
    }
    #expect(try outcome("60", "60").status == 1)
    for (own, few) in [("3000", "60"), ("60", "3000")] {
      #expect(try outcome(own, few).status == 0, "\(own) \(few)")
    }
    for (own, few) in [("60", "3001"), ("3001", "60"), ("60", "59")] {
      let refused = try outcome(own, few)
      #expect(refused.status == 2 && refused.output == "", "\(refused.output)")
      #expect(refused.errors.contains("examples: at"), "\(refused.errors)")
      #expect(refused.errors.filter(\.isNewline).count == 1)
    }
  }

  @Test(arguments: [
    (["graft", "--print"], 2, "graft has no file"),
    (["snp", "--print"], 2, "not snp, perhaps snap is meant"),
    (["nowhere.toml"], 1, "can't read nowhere.toml"), (["./"], 1, "lesson: can't read ./"),
    (["/dev/null"], 2, "/dev/null:1: steps: a lesson needs a whole"),
    (["--print"], 2, "--print: a lesson is needed"),
  ]) func whatIsNoneIsTold(arguments: [String], status: Int32, words: String) throws {
    let outcome = try Outcome.of(Program.path(), ["lesson"] + arguments)
    #expect(outcome.status == status && outcome.errors.contains(words), "\(outcome.errors)")
    #expect(outcome.errors.filter(\.isNewline).count == 1)
  }
}
