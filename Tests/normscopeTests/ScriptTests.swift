import Foundation
import Testing

/// The scripts of a checkout, called in all the ways that people call them.
@Suite struct ScriptTests {
  /// Programs in the place of real ones: what they are told goes to standard output.
  ///
  /// They are run by `sh FILE`, never by themselves: a file that was just written can't be executed
  /// while a process that is starting elsewhere still holds it open.
  private static let program = "echo \"normscope in $PWD: $*\"\n"

  /// A copy of a checkout's scripts, and a place beside it to call them from.
  private struct Place {
    let directory: URL

    func path(_ name: String) -> String {
      directory.appending(path: name).path(percentEncoded: false)
    }

    func write(_ text: String, to name: String) throws {
      let file = directory.appending(path: name)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
    }

    /// Runs shell words in the directory `elsewhere`.
    func run(_ words: String, environment: [String: String] = [:]) throws -> Outcome {
      try Outcome.of(
        "/bin/sh", ["-c", "cd '\(path("elsewhere"))' && \(words)"], environment: environment)
    }
  }

  private func withCheckout(_ body: (Place) throws -> Void) throws {
    try withTemporaryDirectory { directory in
      let place = Place(directory: directory.resolvingSymlinksInPath())
      for folder in ["demos", "Tests"] {
        let source = Program.packageRoot.appending(path: folder)
        for name in try FileManager.default.subpathsOfDirectory(atPath: source.path)
        where name.hasSuffix(".sh") {
          let text = try String(contentsOf: source.appending(path: name), encoding: .utf8)
          // The stand-in is no executable, so that nobody finds it busy.
          let called = text.replacing("exec \"$NORMSCOPE\"", with: "exec sh \"$NORMSCOPE\"")
          try place.write(called, to: "checkout/\(folder)/\(name)")
        }
      }
      try place.write("", to: "checkout/Package.swift")
      try place.write(Self.program, to: "elsewhere/bin/normscope")
      try body(place)
    }
  }

  /// What a stand-in says that was started in `elsewhere`.
  private func expectStart(_ outcome: Outcome, _ arguments: String, _ place: Place) {
    #expect(outcome.status == 0 && outcome.errors == "", "\(outcome.errors)")
    #expect(outcome.output == "normscope in \(place.path("elsewhere")): \(arguments)\n")
  }

  private static let calls = [
    ("live", "live --x"), ("lesson", "lesson --x"), ("toggle", "live --lr 0.1 --pace 120 --x"),
    ("twins", "live --lr 0.1 --compare --view learning --pace 120 --x"),
    (
      "depth",
      "live --hidden 100,100,100,100,100,100,100,100 --lr 0.1 --compare --view gradients "
        + "--pace 120 --x"
    ),
    ("figure1", "figure1 --out figure1 --x"),
  ]

  @Test(arguments: calls) func aRelativeProgramAndRelativeFiles(script: String, words: String)
    throws
  {
    try withCheckout { place in
      let outcome = try place.run(
        "sh ../checkout/demos/\(script).sh --x", environment: ["NORMSCOPE": "bin/normscope"])
      expectStart(outcome, words, place)
    }
  }

  @Test(arguments: calls) func throughLinks(script: String, words: String) throws {
    try withCheckout { place in
      let outcome = try place.run(
        """
        ln -s ../checkout/demos/\(script).sh near && mkdir links && ln -s ../near links/far &&
        sh links/far --x
        """, environment: ["NORMSCOPE": "./bin/normscope"])
      expectStart(outcome, words, place)
    }
  }

  @Test(arguments: calls) func withCDPATH(script: String, words: String) throws {
    try withCheckout { place in
      try place.write("", to: "trap/demos/nothing")
      let outcome = try place.run(
        "cd ../checkout && sh demos/\(script).sh --x",
        environment: [
          "CDPATH": place.path("trap"), "NORMSCOPE": place.path("elsewhere/bin/normscope"),
        ])
      #expect(outcome.status == 0 && outcome.errors == "", "\(outcome.errors)")
      #expect(outcome.output == "normscope in \(place.path("checkout")): \(words)\n")
    }
  }

  private static let builders = [
    "demos/live.sh", "demos/figure1.sh", "demos/pictures.sh", "demos/peers/compare.sh",
    "Tests/run.sh", "Tests/robot.sh", "Tests/soak.sh", "Tests/sanitize.sh",
    "Tests/mutations.sh", "demos/peers/loader.sh", "demos/watch.sh",
  ]

  @Test(arguments: builders) func aBuildOfAnotherPlaceIsNamed(script: String) throws {
    try withCheckout { place in
      try place.write("/another/place/.build/x\n", to: "checkout/.build/release.yaml")
      let environment = ["NORMSCOPE": "", "NORMSCOPE_PYTHON": "/bin/true"]
      let outcome = try place.run("sh ../checkout/\(script)", environment: environment)
      #expect(outcome.status == 1 && outcome.output == "")
      #expect(
        outcome.errors == "\(place.path("checkout/.build")) was built in another place: "
          + "remove it (rm -r .build) and start again\n")
    }
  }

  @Test(.enabled(if: getuid() != 0 || FaultTests.mounts), arguments: builders)
  func aCheckoutThatMayOnlyBeReadIsNamed(script: String) throws {
    try withCheckout { place in
      let checkout = place.path("checkout")
      // Permissions bind everyone but root, who mounts it so.
      let closes =
        getuid() == 0
        ? "mount --bind '\(checkout)' '\(checkout)' && mount -o remount,ro,bind '\(checkout)'"
        : "chmod -w '\(checkout)'"
      let opens = getuid() == 0 ? "umount -l '\(checkout)'" : "chmod +w '\(checkout)'"
      let closed = try place.run(closes)
      #expect(closed.status == 0, "\(closed.errors)")
      defer { _ = try? place.run(opens) }
      let outcome = try place.run(
        "sh ../checkout/\(script)", environment: ["NORMSCOPE": "", "NORMSCOPE_PYTHON": "/bin/true"])
      #expect(outcome.status == 1 && outcome.output == "")
      #expect(
        outcome.errors == "\(checkout) takes no files: clone it where you may write, "
          + "or set NORMSCOPE to a built program\n")
      // With a program there is nothing to build.
      let live = try place.run(
        "sh ../checkout/demos/live.sh --x", environment: ["NORMSCOPE": "bin/normscope"])
      expectStart(live, "live --x", place)
    }
  }
}
