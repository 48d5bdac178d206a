import Foundation
import Testing

/// What the scripts install, on machines of which only the commands are there that a test wants.
@Suite struct RequirementsTests {
  /// Commands that note in the file `log` beside them how they are called.
  private static let scripts = [
    "swift": ":",
    "apt-get": "echo \"apt-get $*\" >>\"${0%/*}/log\"",
    "env": "shift; \"$@\"",
    "sudo": "echo sudo >>\"${0%/*}/log\"; \"$@\"",
    "brew": "echo \"brew $*\" >>\"${0%/*}/log\"",
    // Every package is there but those named in `lacking`.
    "dpkg-query":
      "for last; do :; done; grep -qx \"$last\" \"${0%/*}/lacking\" || printf installed",
    "apt-cache": "cat \"${0%/*}/policy\"",
    "id": "cat \"${0%/*}/user\"",
    "grep": "exec /bin/grep \"$@\"", "cat": "exec /bin/cat \"$@\"", "sh": "exec /bin/sh \"$@\"",
    "dirname": "exec /usr/bin/dirname \"$@\"",
  ]

  /// Makes executables of these names in the directory, by a process of its own.
  ///
  /// Whoever is started while a file is open to write holds it open for a moment too, and such a
  /// file can't be executed: this process must never have one open.
  private func make(_ commands: [String], in directory: URL) throws {
    let shell = """
      cd "$0" || exit
      while [ $# -gt 0 ]; do
        printf '#!/bin/sh\\n%s\\n' "$2" >"$1" && chmod 755 "$1" || exit
        shift 2
      done
      """
    let words = commands.flatMap { [$0, Self.scripts[$0] ?? ":"] }
    let outcome = try Outcome.of(
      "/bin/sh", ["-c", shell, directory.path(percentEncoded: false)] + words)
    try #require(outcome.status == 0, "\(outcome.errors)")
  }

  /// Runs a script where there are only these commands; returns what was called and how it ended.
  private func run(
    _ script: String, _ arguments: [String] = [], with commands: [String],
    lacking: [String] = [], user: Int = 0, policy: String = ""
  ) throws -> (calls: [String], outcome: Outcome) {
    try withTemporaryDirectory { directory in
      func write(_ text: String, _ name: String) throws -> String {
        let file = directory.appending(path: name).path(percentEncoded: false)
        try text.write(toFile: file, atomically: true, encoding: .utf8)
        return file
      }
      try make(commands + ["env", "grep", "cat", "sh", "dirname"], in: directory)
      _ = try write(lacking.map { "\($0)\n" }.joined(), "lacking")
      _ = try write("\(user)\n", "user")
      _ = try write(policy, "policy")
      let log = try write("", "log")
      let path = Program.packageRoot.appending(path: script).path(percentEncoded: false)
      let outcome = try Outcome.of(
        "/bin/sh", [path] + arguments,
        environment: ["PATH": directory.path(percentEncoded: false)])
      let calls = try String(contentsOfFile: log, encoding: .utf8).split(separator: "\n")
      return (calls.map { String($0) }, outcome)
    }
  }

  private func install(
    _ purpose: String, with commands: [String], lacking: [String] = [], user: Int = 0,
    candidate: String? = nil
  ) throws -> (calls: [String], outcome: Outcome) {
    try run(
      "demos/requirements.sh", [purpose], with: commands, lacking: lacking, user: user,
      policy: candidate.map { "chromium:\n  Installed: (none)\n  Candidate: \($0)\n" } ?? "")
  }

  private static let debian = ["swift", "apt-get", "apt-cache", "dpkg-query", "sudo", "id"]

  @Test(arguments: ["build", "test"]) func doesNothingWhereAllIsThere(purpose: String) throws {
    let (calls, outcome) = try install(purpose, with: Self.debian)
    #expect(calls == [] && outcome.status == 0 && outcome.errors == "")
  }

  @Test func installsWhatIsMissing() throws {
    let lacking = ["zlib1g-dev", "tmux", "procps"]
    let install = "apt-get install -q -y --no-install-recommends"
    #expect(
      try self.install("build", with: Self.debian, lacking: lacking).calls == [
        "apt-get update -q", "\(install) zlib1g-dev",
      ])
    #expect(
      try self.install("test", with: Self.debian, lacking: lacking).calls == [
        "apt-get update -q", "\(install) zlib1g-dev tmux procps",
      ])
  }

  @Test func installsABrowserForTests() throws {
    let there = "156.0.8078.108-1~deb12u1"
    let (calls, outcome) = try install(
      "test", with: Self.debian, lacking: ["chromium"], candidate: there)
    #expect(
      calls == ["apt-get update -q", "apt-get install -q -y --no-install-recommends chromium"])
    #expect(outcome.status == 0 && outcome.errors == "")
    let build = try install("build", with: Self.debian, lacking: ["chromium"], candidate: there)
    #expect(build.calls == [] && build.outcome.errors == "")
    let has = try install(
      "test", with: Self.debian + ["chromium"], lacking: ["chromium"], candidate: there)
    #expect(has.calls == [] && has.outcome.errors == "")
  }

  @Test(arguments: [nil, "(none)", "2:1snap1-0ubuntu2", "1-failing"])
  func goesWithoutABrowserWhereThereIsNone(candidate: String?) throws {
    // Without sudo nothing can be installed.
    let (calls, outcome) = try install(
      "test", with: Self.debian.filter { $0 != "sudo" }, lacking: ["chromium"], user: 1000,
      candidate: candidate)
    #expect(calls == [] && outcome.status == 0)
    #expect(
      outcome.errors.hasSuffix(
        "no chromium to install: Tests/book.sh will not look at the pages in a browser\n"))
  }

  @Test func asksSudoWhereItIsNotRoot() throws {
    let (calls, outcome) = try install(
      "test", with: Self.debian, lacking: ["tmux"], user: 1000)
    #expect(calls.count(where: { $0 == "sudo" }) == 2 && calls.last?.hasSuffix(" tmux") == true)
    #expect(outcome.status == 0)
  }

  @Test func takesBrewWhereThereIsNoApt() throws {
    let mac = ["swift", "brew"]
    #expect(try install("test", with: mac).calls == ["brew install tmux"])
    for (purpose, commands) in [("build", mac), ("test", mac + ["tmux"])] {
      let (calls, outcome) = try install(purpose, with: commands)
      #expect(calls == [] && outcome.status == 0, "\(purpose)")
    }
  }

  @Test func saysWhatItCanNotInstall() throws {
    let (_, outcome) = try install("build", with: ["apt-get"])
    #expect(outcome.status == 1)
    #expect(outcome.errors == "Swift 6.3 or newer is needed: https://www.swift.org/install\n")
    #expect(
      try install("build", with: ["swift"]).outcome.errors.contains("neither apt-get nor brew"))
  }

  @Test(arguments: [
    ("Tests/run.sh", []), ("Tests/robot.sh", ["5"]), ("Tests/soak.sh", ["5"]),
    ("Tests/sanitize.sh", ["address"]), ("Tests/mutations.sh", ["5"]),
  ])
  func aScriptForTestsInstallsWhatTheyNeed(script: String, arguments: [String]) throws {
    let (calls, outcome) = try run(
      script, arguments, with: Self.debian, lacking: ["zlib1g-dev", "tmux"])
    #expect(calls.last?.hasSuffix(" zlib1g-dev tmux") == true, "\(calls)")
    // The pages and the installation need a program, which is not there.
    if script != "Tests/run.sh" { #expect(outcome.status == 0, "\(outcome.errors)") }
  }
}
