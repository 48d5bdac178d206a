import Foundation
import Testing

/// Standard output and standard error that can't be written to.
@Suite struct StreamTests {
  /// Every command that prints, with little to do.
  private static let commands = [
    "run --steps 1 --data moons --hidden 3", "frame --data moons --hidden 3",
    "frame --data moons --hidden 3 --format svg", "bench --rounds 1 --data moons --hidden 3",
    "figure1 --steps 1 --out figure", "lesson", "lesson anatomy --check", "--help", "help",
    "help run", "run --help", "--version", "--generate-completion-script bash",
  ]
  /// What takes the place of standard output, and what is then said of it.
  private static let outputs = [
    (">/dev/full", "No space left on device"), (">&-", "Bad file descriptor"),
    // A pipe whose only reader has gone before the start.
    (">&4", "Broken pipe"),
  ]

  /// Runs a command in a directory of its own, with streams as the shell words `streams` say.
  private func run(_ command: String, _ streams: String) throws -> (Outcome, files: [String]) {
    try withTemporaryDirectory { directory in
      let script = """
        cd "$1" && mkfifo pipe && exec 3<>pipe 4>pipe 3<&- && rm pipe
        "$0" \(command) \(streams)
        """
      let place = directory.path(percentEncoded: false)
      let outcome = try Outcome.of("/bin/sh", ["-c", script, Program.path(), place])
      return (outcome, try FileManager.default.contentsOfDirectory(atPath: place))
    }
  }

  @Test(arguments: commands, outputs)
  func outputThatCanNotBeWrittenIsAFailure(command: String, output: (String, String)) throws {
    let (outcome, _) = try run(command, output.0)
    #expect(outcome.status == 1, "\(outcome.errors)")
    #expect(outcome.errors == "normscope: can't write to standard output: \(output.1)\n")
  }

  @Test(arguments: ["2>&-", "2>/dev/full", "2>&4"])
  func standardErrorThatCanNotBeWrittenIsNoTrap(errors: String) throws {
    for (command, status) in [
      ("run --nonsense", 2), ("run --steps 1 --data /nowhere", 1), ("lesson nothing", 2),
      ("help nothing", 2), ("replay /nowhere", 1), ("run --steps 1 --data moons --hidden 3", 0),
      ("live", 2), ("run --steps 1 --data moons --hidden 3 >&-", 1),
    ] {
      let (outcome, _) = try run(command, errors)
      #expect(outcome.status == Int32(status) && outcome.errors == "", "\(command)")
    }
  }

  @Test func allStreamsMayBeClosed() throws {
    let (outcome, files) = try run("figure1 --steps 1 --out figure", "<&- >&- 2>&-")
    #expect(outcome.status == 1 && files == ["figure"])
  }

  @Test func aFileThatMayNotGrowIsNotLeftByHalf() throws {
    try withTemporaryDirectory { directory in
      // The pipe keeps the limit away from the file that this test reads.
      let script = """
        cd "$1" && (ulimit -f 1; exec "$0" figure1 --steps 1 --out new/figure) | cat
        """
      let place = directory.path(percentEncoded: false)
      let outcome = try Outcome.of("/bin/sh", ["-c", script, Program.path(), place])
      #expect(
        outcome.errors == "normscope: --out: can't write new/figure/figure1.svg: File too large\n")
      #expect(outcome.output.contains("final test accuracy"))
      #expect(try FileManager.default.contentsOfDirectory(atPath: place) == [])
    }
  }
}
