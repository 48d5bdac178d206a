import Foundation
import Testing

/// Memory that is not there: one line before the start, and exit 1.
@Suite struct RoomTests {
  private static let names = [
    "train-images-idx3-ubyte", "train-labels-idx1-ubyte", "t10k-images-idx3-ubyte",
    "t10k-labels-idx1-ubyte",
  ]

  /// The header of an IDX file of these dimensions, as `printf` takes it.
  private static func header(_ dimensions: [Int]) -> String {
    ([0x0800 + dimensions.count] + dimensions).map { number in
      [24, 16, 8, 0].map { "\\" + String(number >> $0 & 0xFF, radix: 8).leftPadded }.joined()
    }.joined()
  }

  /// Runs `normscope` with at most so many kB of address space in a directory with a data set `set`,
  /// of which a file, in the order of `names`, has these dimensions and holds zeros, gzip'd.
  ///
  /// Returns the outcome and the most memory, in kB, that the program had in use.
  private func run(
    _ options: String, dimensions: [[Int]], limit: String = "unlimited"
  ) throws -> (outcome: Outcome, peak: Int) {
    try withTemporaryDirectory { directory in
      let files = zip(Self.names, dimensions).map { name, dimensions in
        "{ printf '\(Self.header(dimensions))'; head -c \(dimensions.reduce(1, *)) /dev/zero; } "
          + "| gzip -1 >set/\(name)\n"
      }
      let script = """
        set -e; cd "$1"; mkdir set
        \(files.joined())
        ulimit -v \(limit); exec "$0" \(options)
        """
      var peak = 0
      let place = directory.path(percentEncoded: false)
      let outcome = try Outcome.of("/bin/sh", ["-c", script, Program.path(), place]) { process in
        let status = try? String(contentsOfFile: "/proc/\(process)/status", encoding: .utf8)
        let name = status?.firstMatch(of: /Name:\s+normscope/)
        let now = status?.firstMatch(of: /VmHWM:\s+([0-9]+) kB/).flatMap { Int($0.1) }
        if name != nil, let now { peak = max(peak, now) }
      }
      return (outcome, peak)
    }
  }

  private func expectLine(_ outcome: Outcome, _ words: String...) {
    let text = outcome.errors
    #expect(outcome.status == 1 && outcome.output == "", "\(text)")
    #expect(text.hasPrefix("normscope: ") && text.filter(\.isNewline).count == 1, "\(text)")
    for word in words { #expect(text.contains(word), "\(text)") }
  }

  @Test func labelsWithoutImagesAreNotInflated() throws {
    let bomb = 400 << 20
    let (outcome, peak) = try run(
      "run --steps 1 --data set --hidden 3", dimensions: [[4, 2, 2], [bomb], [2, 2, 2], [2]])
    expectLine(outcome, "train-labels-idx1-ubyte", "expected 4 labels", "found \(bomb)")
    #expect(peak < 100_000, "\(peak) kB")
  }

  @Test func hugeImages() throws {
    let side = 8192
    let (outcome, peak) = try run(
      "run --steps 1 --batch 2 --data set",
      dimensions: [[2, side, side], [2], [2, side, side], [2]], limit: "8000000")
    expectLine(outcome, "such a run takes at least ", "weights 7")
    // The images themselves, which are a byte a pixel.
    #expect(peak < 400_000, "\(peak) kB")
  }

  @Test func dataThatDoNotFitAreNotInflated() throws {
    let images = [[300, 1000, 1000], [300], [2, 1000, 1000], [2]]
    let (outcome, peak) = try run(
      "run --steps 1 --data set", dimensions: images, limit: "1100000")
    expectLine(outcome, "set: expected to fit into memory, found 289 MiB")
    #expect(peak < 100_000, "\(peak) kB")
  }

  @Test(arguments: [
    ("run --steps 1 --hidden 4096,4096,4096,4096,4096,4096", "1500000"),
    ("run --steps 1 --compare --hidden 4096,4096,4096", "1500000"),
    ("frame --hidden 4096,4096,4096", "1500000"), ("bench --hidden 4096,4096,4096", "1500000"),
    ("run --steps 1 --batch 60000 --hidden 4096", "2500000"),
  ])
  func whatIsAskedForIsAddedUp(options: String, limit: String) throws {
    let (outcome, _) = try run(options, dimensions: [], limit: limit)
    expectLine(outcome, "such a run takes at least ", "MiB of memory (", "more than there is")
  }

  private static let prlimit = "/usr/bin/prlimit"

  /// Twins of 4,096 units that learn points take some MiB, and 316 when they learn images.
  @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: prlimit)))
  func settingsWithoutRoomAreRefusedAndNothingIsLost() throws {
    try Tmux.open { terminal in
      try terminal.start(
        "sh n --paused --compare --data spiral --hidden 4096 --optimizer adam")
      try terminal.send("S3\r")
      try terminal.wait(for: "step 3") { $0.step == 3 && $0.isPaused }
      // What the process has, and 530 MiB, of which 256 are left to products.
      let process = try terminal.process()
      let status = try String(contentsOfFile: "/proc/\(process)/status", encoding: .utf8)
      let size = try #require(
        status.firstMatch(of: /VmSize:\s+([0-9]+) kB/).flatMap { Int($0.1) })
      let limited = try Outcome.of(
        Self.prlimit, ["--pid", "\(process)", "--as=\((size << 10) + (530 << 20))"])
      #expect(limited.status == 0)
      try terminal.press(",", "Left", "Enter")
      try terminal.wait(for: "the refusal") { $0.text.contains("such a run takes at least ") }
      let refused = try terminal.settled()
      #expect(refused.text.contains("◂ MNIST ▸") && refused.text.contains("more than there is"))
      #expect(refused.step == 3)
      // A smaller network fits, and the first is still there.
      try terminal.press("Down", "Down", "Left", "Enter")
      try terminal.wait(for: "images") { $0.header.contains("784·500·10") && $0.step == 0 }
      try terminal.press("z")
      try terminal.wait(for: "points") { $0.header.contains("2·4096·3") && $0.step == 3 }
      try terminal.press("s")
      try terminal.wait(for: "step 4") { $0.step == 4 }
      try terminal.press("q")
      try terminal.expectRestored(status: 0)
    }
  }

  @Test func theScreenDoesNotOpenForARunWithoutRoom() throws {
    try Tmux.open { terminal in
      try terminal.copyOutput(to: "bytes")
      try terminal.type(
        "stty -a >before; (ulimit -v 1500000; exec sh n --hidden 4096,4096,4096,4096 2>err); "
          + "echo $? >status; stty -a >after")
      try terminal.expectRestored(status: 1)
      #expect(try terminal.contents(of: "err").contains("such a run takes at least "))
      #expect(!terminal.bytes(in: "bytes").contains("\u{1B}[?1049"))
    }
  }
}

extension String {
  /// Three octal digits.
  fileprivate var leftPadded: String { String(repeating: "0", count: 3 - count) + self }
}
