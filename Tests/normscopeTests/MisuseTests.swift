import Testing

/// Mistakes in the command line: exit 2, one line on standard error, nothing else.
@Suite struct MisuseTests {
  private func expectOneLine(
    _ outcome: Outcome, status: Int32, naming words: String...,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let text = outcome.errors
    #expect(outcome.status == status, "\(text)", sourceLocation: sourceLocation)
    #expect(outcome.output == "", sourceLocation: sourceLocation)
    #expect(
      text.hasSuffix("\n") && text.filter(\.isNewline).count == 1, "\(text)",
      sourceLocation: sourceLocation)
    #expect(text.hasPrefix("normscope: "), sourceLocation: sourceLocation)
    for word in words { #expect(text.contains(word), "\(text)", sourceLocation: sourceLocation) }
    let scalars = text.dropLast().unicodeScalars
    #expect(
      scalars.allSatisfy { $0.value >= 0x20 && !(0x7F...0x9F).contains($0.value) }, "\(text)",
      sourceLocation: sourceLocation)
  }

  @Test(arguments: [
    (["--nonsense"], "--nonsense"), (["nonsense"], "nonsense"), (["run"], "--steps"),
    (["run", "--steps", "1", "--hidden", "0"], "--hidden"),
    (["run", "--steps", "1", "--hidden", "a,b"], "--hidden"),
    (["run", "--steps", "1", "--hidden", "10,,10"], "--hidden"),
    (["run", "--steps", "1", "--hidden", "5000"], "4096"),
    (["run", "--steps", "1", "--lr", "0"], "--lr"),
    (["run", "--steps", "1", "--lr", "nan"], "--lr"),
    (["run", "--steps", "1", "--lr", "inf"], "--lr"),
    (["run", "--steps", "1", "--lr", "-1"], "--lr"),
    (["run", "--steps", "1", "--lr=-1"], "--lr"),
    (["run", "--steps", "1", "--batch", "1"], "--batch"),
    (["run", "--steps", "1", "--batch", "100000000"], "60000"),
    (["run", "--steps", "1", "--momentum", "1"], "--momentum"),
    (["run", "--steps", "1", "--momentum", "0.5", "--optimizer", "adam"], "--momentum"),
    (["run", "--steps", "1", "--init", "gaussian:x"], "--init"),
    (["run", "--steps", "1", "--init", "gaussian:1e300"], "--init"),
    (["run", "--steps", "1", "--init", "gaussian:-1"], "--init"),
    (["run", "--steps", "1", "--norm", "instance"], "detached-mean"),
    (["run", "--steps", "1", "--noise", "-1"], "--noise"),
    (["run", "--steps", "1", "--noise", "inf"], "--noise"),
    (["run", "--steps", "1", "--dropout", "1"], "--dropout"),
    (["run", "--steps", "1", "--weight-decay", "1"], "--weight-decay"),
    (["frame", "--dropout", "x"], "--dropout"),
    (["run", "--steps", "-1"], "--steps"), (["run", "--steps=-1"], "--steps"),
    (["run", "--steps", "1", "--epochs", "1"], "--epochs"),
    (["run", "--steps", "99999999999999999999"], "--steps"),
    (["run", "--steps", "1", "--seed", "-1"], "--seed"),
    (["frame", "--size", "10"], "--size"), (["frame", "--size", "0x10"], "--size"),
    (["frame", "--size", "100000x100000"], "--size"), (["frame", "--view", "nothing"], "--view"),
    (["frame", "--format", "png"], "--format"), (["frame", "--step=-1"], "--step"),
    (["frame", "--step", "3", "--toggle-at", "4"], "--toggle-at"),
    (["frame", "--insertion", "push"], "--insertion"),
    (["--fps", "0"], "--fps"), (["--fps", "61"], "--fps"), (["--view", "nothing"], "--view"),
    (["--pace", "0"], "--pace"), (["--color", "perhaps"], "--color"), (["--lr", "0"], "--lr"),
    (["bench", "--rounds", "0"], "--rounds"), (["figure1"], "--out"),
    (["figure1", "--out", ""], "--out"), (["figure1", "--out", "x", "--steps", "0"], "--steps"),
    (["figure1", "--out", "x", "--steps", "10000001"], "--steps"),
    (["figure1", "--out", "x", "--seeds", "0"], "--seeds"),
    (["figure1", "--out", "x", "--seed", "-1"], "--seed"),
    (["figure1", "--out", "x", "--lr", "1"], "--lr"),
  ])
  func isToldInOneLine(arguments: [String], word: String) throws {
    expectOneLine(try Outcome.of(Program.path(), arguments), status: 2, naming: word)
  }

  @Test func valuesThatAreTakenAreNamed() throws {
    let outcome = try Program.run("frame", "--view", "nothing")
    expectOneLine(outcome, status: 2, naming: "histograms", "learning")
    #expect(!outcome.errors.contains("'1'"))
  }

  @Test(arguments: [
    ["--\u{1B}[31mx"], ["\u{1B}]0;x\u{7}"], ["run", "--steps", "\u{1B}[2J"],
    ["run", "--steps", "1", "--batch", "\u{9B}2J"], ["frame", "--view", "a\nb\rc"],
    ["run", "--steps", "1", "--hidden", "\u{1B}[31m"],
  ])
  func argumentsCanNotInjectEscapeSequences(arguments: [String]) throws {
    expectOneLine(try Outcome.of(Program.path(), arguments), status: 2)
  }

  @Test(arguments: [
    ["--help"], ["run", "--help"], ["frame", "--help"], ["bench", "--help"], ["live", "--help"],
    ["film", "--help"], ["figure1", "--help"],
    ["--version"],
  ])
  func helpAndVersionAreNoMistakes(arguments: [String]) throws {
    let outcome = try Outcome.of(Program.path(), arguments)
    #expect(outcome.status == 0 && outcome.errors == "")
    #expect(
      arguments == ["--version"]
        ? outcome.output.hasPrefix("normscope ")
        : outcome.output.contains("USAGE: normscope"))
  }
}
