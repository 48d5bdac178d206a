import ArgumentParser
import Datasets
import Drawing
import Experiments
import Lessons
import Training

/// The lessons: their list, or one of them measured.
struct LessonCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lesson",
    abstract: "List the lessons, give one on the live screen, or measure what it claims.",
    discussion: """
      Without a name: number, name, title and claim of every lesson. With one the live screen opens \
      and shows the lesson's texts beside its view; any key works, and a key that changes the course \
      of the run takes over. The key L starts another lesson of the list, from that lesson's own \
      seed. With --check the lesson is run \
      without a screen and one JSON object is printed: what was measured, in words and numbers, and \
      whether that bears the lesson's text out. The exit code is 0 if it does and 1 if not. With \
      --seeds the lesson is checked from so many seeds, one after the other, and of each number the \
      mean, the standard deviation and the range are printed, and for which seeds the text is not \
      borne out.
      """)

  @Argument(
    help: "The lesson's name or number, or a file of one's own that ends in .toml.",
    completion: .list(Lesson.all.map(\.id)))
  var lesson: String?

  @Flag(name: .customLong("print"), help: "Print the lesson's file, to begin one's own with.")
  var prints = false

  @Flag(help: "Run the lesson without a screen and measure its claim.")
  var check = false

  @OptionGroup var screen: ScreenOptions
  @OptionGroup var settings: SettingsOptions

  @Option(
    name: .customLong("seed"),
    help: """
      The seed of weights, order of examples, probe, noise and dropout. (default: the lesson's own, 1)
      """)
  var chosenSeed: UInt64?

  @Option(help: "With --check: from how many seeds, 2 to 1000, counted from --seed on.")
  var seeds: Int?

  @Option(name: .customLong("format"), help: "What --seeds prints. (default: json)")
  var chosenFormat: Format?

  /// One JSON object, or a table to read.
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case json, text
  }

  func run() throws {
    if try settings.printed(nil, screen) { return }
    try expect("--seeds", seeds, in: 2...1000)
    guard let lesson else {
      let given =
        [
          ("--check", check), ("--print", prints), ("--seed", chosenSeed != nil),
          ("--seeds", seeds != nil),
          ("--format", chosenFormat != nil),
        ].filter(\.1).map(\.0) + screen.given
      guard given.isEmpty else {
        throw Failure(
          message: "\(given[0]): a lesson is needed; `normscope lesson` lists all", status: 2)
      }
      return try StandardOutput.writeLine(Self.list)
    }
    if prints { return try printFile(of: lesson) }
    let isFile = lesson.contains("/") || lesson.hasSuffix(".toml")
    guard let lesson = try isFile ? Lesson(path: lesson) : Lesson.named(lesson) else {
      let hint = lesson.hint(among: Lesson.all.map(\.id))
      throw Failure(
        message: "lesson: there is no “\(lesson)”\(hint); `normscope lesson` lists all", status: 2)
    }
    if seeds != nil, !check { throw Failure(message: "--seeds: only with --check", status: 2) }
    if chosenFormat != nil, seeds == nil {
      throw Failure(message: "--format: only with --seeds", status: 2)
    }
    if check {
      guard screen.given.isEmpty else {
        throw Failure(
          message: "\(screen.given[0]): not with --check, which opens no screen", status: 2)
      }
      return try seeds.map { try measure(lesson, seeds: $0) } ?? measure(lesson)
    }
    // Data from outside are checked before the screen opens.
    var configuration = lesson.configuration
    let dataset = isFile ? try configuration.load(networks: lesson.compares ? 2 : 1) : nil
    let signal = try screen.watch(lesson: lesson) {
      Trainer(
        lesson, seed: chosenSeed, isRunning: !screen.isPaused, pace: screen.chosenPace,
        dataset: dataset)
    }
    ScreenOptions.leave(signal)
  }

  /// Prints the text of a lesson's file.
  private func printFile(of name: String) throws {
    let files = Lesson.all.filter { Lesson.file(of: $0.id) != nil }.map(\.id)
    let lesson = Lesson.named(name)
    guard let text = lesson.flatMap({ Lesson.file(of: $0.id) }) else {
      let fault = lesson == nil ? "not \(name)\(name.hint(among: files))" : "\(name) has no file"
      throw Failure(
        message: "--print: expected one of \(files.joined(separator: ", ")), \(fault)", status: 2)
    }
    try StandardOutput.write(text)
  }

  /// Runs `lesson`, prints what it came to, and exits with 1 where that is not what it says.
  private func measure(_ lesson: Lesson) throws {
    let seed = chosenSeed ?? lesson.configuration.seed
    let evidence = try withProgressBar(total: lesson.checkedSteps) { show in
      try self.evidence(lesson, seed: seed) { show(Standing(steps: $0)) }
    }
    let report = LessonReport(lesson, seed: seed, lesson.outcome(evidence))
    try StandardOutput.writeLine(oneLineJSON(report))
    if !report.holds { throw ExitCode(1) }
  }

  private func evidence(
    _ lesson: Lesson, seed: UInt64, progress: (Int) -> Void
  ) throws -> Evidence {
    var configuration = lesson.configuration
    configuration.seed = seed
    let dataset = try configuration.loadWhole(networks: lesson.compares ? 2 : 1)
    for variant in lesson.variants {
      do { try variant.configuration.validate(dataset) } catch { throw Failure.inUse(error) }
    }
    return try lesson.evidence(seed: seed, dataset, progress: progress)
  }

  /// Checks `lesson` from so many seeds, prints how its numbers vary, and exits with 1 where it is not
  /// borne out from all of them.
  private func measure(_ lesson: Lesson, seeds count: Int) throws {
    let first = chosenSeed ?? lesson.configuration.seed
    let seeds = try consecutiveSeeds(from: first, count: count)
    let outcomes = try withProgressBar(total: count * lesson.checkedSteps) { show in
      try seeds.enumerated().map { place, seed -> (seed: UInt64, outcome: Outcome) in
        let evidence = try self.evidence(lesson, seed: seed) {
          show(Standing(steps: place * lesson.checkedSteps + $0))
        }
        return (seed: seed, outcome: lesson.outcome(evidence))
      }
    }
    let study = SeedStudy(outcomes)
    let report = SeedReport(lesson, study)
    try StandardOutput.writeLine(chosenFormat == .text ? report.table : oneLineJSON(report))
    if !study.failures.isEmpty { throw ExitCode(1) }
  }

  /// Every lesson: number, name and title on a line, its claim below, at most 80 columns wide.
  static var list: String {
    Lesson.all.enumerated().map { index, lesson in
      let number = String(repeating: " ", count: index < 9 ? 1 : 0) + "\(index + 1)"
      let name = lesson.id + String(repeating: " ", count: max(0, 12 - lesson.id.count))
      return "\(number)  \(name)\(lesson.title)\n"
        + wrapped(lesson.claim, width: 64).map { String(repeating: " ", count: 16) + $0 }
        .joined(separator: "\n")
    }.joined(separator: "\n")
  }
}
