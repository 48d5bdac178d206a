import ArgumentParser
import Dashboard
import Drawing
import NeuralNet
import Telemetry
import Training

/// What is trained, what happens to it on the way, and how it is looked at, for commands that draw the
/// live screen without a screen.
struct PictureOptions: ParsableArguments {
  @OptionGroup var network: NetworkOptions

  @Option(help: "The step at which to insert batch normalization, or to take out what is in.")
  var toggleAt: Int?

  @Option(help: "How --toggle-at inserts. (default: snap)")
  var insertion: Insertion?

  @Option(help: "How --toggle-at takes out. (default: fold)")
  var removal: Removal?

  @Flag(help: "Show a twin of the other normalization beside the network.")
  var compare = false

  @Option(help: "The view, by its name or its key, 1 to 9. (default: histograms)")
  var view: View?

  @Option(help: "The selected layer, counted from 1 next to the data.")
  var layer = 1

  @Option(
    help: """
      The quantity to look at, by its name or its place in this list, 1 to 5. (default: y)
      """)
  var tap: Tap?

  @Option(help: "Columns and rows, from \(FrameSize.smallest) to \(FrameSize.largest).")
  var size = FrameSize(size: Size(width: 120, height: 40))

  @Option(name: .customLong("theme"), help: "The ground of a picture in colours. (default: dark)")
  var chosenTheme: Theme?

  @Flag(help: "Draw with ASCII characters only.")
  var ascii = false

  @Flag(help: "Show the selected layer alone, large and in sentences, for those who sit far away.")
  var projector = false

  @Flag(help: "Draw view 3 as ridges, the newest step in front, and not as fields of colours.")
  var ridges = false

  /// The ground of a picture in colours.
  var theme: Theme { chosenTheme ?? .dark }

  /// What is trained up to step `last`, which the option `name` gives; exits with 2 where what is asked
  /// for can't be.
  func configuration(upTo last: Int, option name: String) throws -> Configuration {
    let configuration = try network.configuration()
    for (name, value) in [(name, last), ("--toggle-at", toggleAt)] {
      try expect(name, value, in: 0...100_000_000)
    }
    try expect("--toggle-at", toggleAt, notAbove: last, of: name)
    try expect("--layer", layer, in: 1...configuration.hidden.count)
    if ridges, view != .density || projector {
      throw Failure(message: "--ridges: expected --view density, and no --projector", status: 2)
    }
    if view != .learning || projector {
      try network.expectNoShiftTest("expected --view learning, and no --projector")
    }
    try expectToggleInUse()
    try network.expectNormalizationInUse(comes: compare || toggleAt != nil)
    return configuration
  }

  /// A run of `configuration` at step `last`, to look at from there on.
  func run(_ configuration: Configuration, to last: Int) throws -> PicturedRun {
    var run = try start(configuration, History(lookedAtFrom: last))
    run.advance(to: last)
    guard run.hasDiverged else { return run }
    // It ended before, and then all is of interest that would be there of its steps.
    run = try start(configuration)
    run.advance(to: last)
    return run
  }

  /// A run of `configuration` at step 0, to look at on its way, of whose past `history` keeps something.
  func start(_ configuration: Configuration, _ history: History = History()) throws -> PicturedRun {
    var configuration = configuration
    let dataset = try configuration.load(networks: compare ? 2 : 1)
    return PicturedRun(
      try HeadlessRun(configuration, dataset: dataset, compare: compare, history: history),
      toggleAt: toggleAt, Toggle(grafts: insertion == .graft, folds: removal != .drop))
  }

  /// What the screen would show of `run`, paused now or at the step `past` of its past, or while it
  /// trains at `pace` and the footer tells what --toggle-at did.
  func canvas(of run: inout PicturedRun, at past: Int? = nil, pace: Pace? = nil) -> Canvas {
    var state = ViewState(size: size.size)
    state.view = view ?? .histograms
    state.layer = layer - 1
    state.tap = tap ?? .y
    state.step = past
    (state.isProjecting, state.showsRidges) = (projector, ridges)
    var snapshot = run.snapshot(for: state.query)
    if let pace {
      snapshot = snapshot.running(at: pace)
      state.told = .normalization
    }
    let canvas = Dashboard.render(snapshot, state).canvas
    return ascii ? canvas.ascii : canvas
  }

  /// Exits with 2 where it is told how normalization comes or goes, and it does not.
  private func expectToggleInUse() throws {
    let inserts = network.norm == .none
    for (name, isGiven, isInUse) in [
      ("--insertion", insertion != nil, inserts), ("--removal", removal != nil, !inserts),
    ] where isGiven {
      guard toggleAt != nil else {
        throw Failure(message: "\(name): only with --toggle-at", status: 2)
      }
      guard isInUse else {
        let deed =
          inserts ? "inserts, as --norm is none" : "takes out --norm \(network.norm.rawValue)"
        throw Failure(message: "\(name): --toggle-at \(deed)", status: 2)
      }
    }
  }
}

extension Snapshot {
  /// The snapshot as it would be while training goes on at `pace`.
  func running(at pace: Pace) -> Snapshot {
    anticipating(.setRunning(true)).anticipating(.setPace(pace))
  }
}

extension Theme: ExpressibleByArgument {
  /// What each theme looks like.
  public static var allValueDescriptions: [String: String] {
    ["dark": "light ink on a dark ground", "light": "dark ink on a light ground"]
  }
}
