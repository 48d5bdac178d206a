import ArgumentParser
import Dashboard
import Drawing
import Foundation
import Interchange
import LogWatching
import Telemetry
import TerminalScreen

/// Another program's logs on the live screen, or a look at them without a screen.
struct WatchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "watch",
    abstract: "Watch a training of PyTorch, TensorFlow or JAX through its TensorBoard logs.",
    discussion: """
      Shows the histograms and scalars in the event files of a folder, and how far each layer's \
      distribution moves, while they are written. Units logged under normscope/units/TAG, as a \
      tensor of 33 quantiles by units, give shift and drift of the units themselves, and the view of \
      single units.
      """)

  @Argument(help: "The folder of the logs, as it is given to TensorBoard; it may come later.")
  var logdir: String

  @Option(
    name: .customLong("run"),
    help: "A run, by its path below the folder; once more for its twin. (default: the newest)")
  var runs: [String] = []

  @Flag(help: "Show a second run beside the first: the newest of the others.")
  var compare = false

  @Option(help: "Show histograms whose tags hold this text, or match /this expression/.")
  var tags: String?

  @Flag(name: .customLong("print"), help: "Print one frame instead, and exit.")
  var prints = false

  @Flag(help: "Print a summary of all runs as one line of JSON instead, and exit.")
  var json = false

  @Option(help: "What --print prints. (default: text)")
  var format: FrameFormat?

  @Option(
    help: """
      Columns and rows of --print, from \(FrameSize.smallest) to \(FrameSize.largest). \
      (default: 120x40)
      """)
  var size: FrameSize?

  @OptionGroup var screen: ScreenOptions
  @OptionGroup var settings: SettingsOptions

  func run() throws {
    if try settings.printed(nil, screen) { return }
    let filter = try filter()
    try expectOptionsInUse()
    if json { return try printSummary(filter) }
    if prints { return try printFrame(filter) }
    var source: LogSource?
    let signal = try screen.watch(
      notice: { source?.warning },
      start: {
        let log = LogSource(
          root: logdir, choice: choice, filter: filter, isRunning: !screen.isPaused)
        source = log
        return log
      })
    ScreenOptions.leave(signal)
  }

  private var choice: LogFollower.Choice {
    LogFollower.Choice(names: runs, count: max(runs.count, compare ? 2 : 1))
  }

  private func filter() throws -> TagFilter? {
    guard let tags else { return nil }
    guard let filter = TagFilter(tags) else {
      throw Failure(
        message: "--tags: expected text or a regular expression, not \(tags)", status: 2)
    }
    return filter
  }

  /// Exits with 2 where an option is given that changes nothing.
  private func expectOptionsInUse() throws {
    func refuse(_ name: String, _ reason: String) throws -> Never {
      throw Failure(message: "\(name): \(reason)", status: 2)
    }
    if screen.chosenPace != nil {
      try refuse("--pace", "a log has no pace; expected no such option")
    }
    if Set(runs).count < runs.count { try refuse("--run", "expected a run only once") }
    if compare, runs.count > 1 { try refuse("--compare", "expected beside one --run at most") }
    if runs.count > 2, !json { try refuse("--run", "at most 2 runs stand side by side") }
    if prints, json { try refuse("--print", "exactly one of --print and --json is needed") }
    for (name, isGiven) in [("--format", format != nil), ("--size", size != nil)]
    where isGiven && !prints {
      try refuse(name, "only with --print, which is needed for it")
    }
    if json, let name = screen.given.first { try refuse(name, "not with --json; expected alone") }
    if json, compare { try refuse("--compare", "--json has all runs; expected alone") }
    if prints {
      let changing = ["--view", "--theme", "--ascii", "--projector"]
      if let name = screen.given.first(where: { !changing.contains($0) }) {
        try refuse(name, "not with --print; expected on the live screen")
      }
      if screen.chosenTheme != nil, format != .svg {
        try refuse("--theme", "only with --format svg; text has no colours; needed for it")
      }
    }
  }

  /// Prints what the screen would show of all that was logged.
  private func printFrame(_ filter: TagFilter?) throws {
    var follower = LogFollower(root: logdir, choice: choice, filter: filter)
    follower.look()
    try expectRuns(runs, in: follower.names)
    while follower.read(limit: 64 << 20) {}
    for damage in follower.damages { Normscope.tell(damage) }
    var state = ViewState(size: size?.size ?? Size(width: 120, height: 40))
    let settings = screen.settings
    state.view = settings.view ?? .histograms
    state.isProjecting = settings.projector ?? false
    let frame = Dashboard.render(follower.snapshot(state.query, isRunning: true), state).canvas
    let canvas = settings.ascii == true ? frame.ascii : frame
    switch format ?? .text {
    case .text: try StandardOutput.writeLine(canvas.lines.joined(separator: "\n"))
    case .svg:
      try StandardOutput.write(canvas.svg(settings.theme == .light ? .light : .dark))
    }
  }

  /// Prints what all runs, or those asked for, say in numbers.
  private func printSummary(_ filter: TagFilter?) throws {
    let all = RunFolder.all(in: logdir)
    try expectRuns(runs, in: all.map(\.name))
    let chosen = runs.isEmpty ? all : all.filter { runs.contains($0.name) }
    let report = LogReport(
      runs: chosen.map { folder in
        let summary = RunSummary(folder, filter: filter)
        for damage in summary.damages { Normscope.tell(damage) }
        return LogReport.Run(summary)
      })
    try StandardOutput.writeLine(oneLineJSON(report))
  }

  /// Exits with 1 where a run is not there, or none is.
  private func expectRuns(_ names: [String], in all: [String]) throws {
    guard !all.isEmpty else {
      throw Failure(message: "\(logdir): no event file is there", status: 1)
    }
    for name in names where !all.contains(name) {
      let known = all.prefix(8).joined(separator: ", ")
      throw Failure(message: "--run: there is no \(name) in \(logdir), but \(known)", status: 1)
    }
  }
}
