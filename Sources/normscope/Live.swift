import ArgumentParser
import Dashboard
import Datasets
import Drawing
import Foundation
import NeuralNet
import Telemetry
import TerminalScreen
import Training

/// The live screen.
struct Live: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Train and watch, with keys to step, compare and normalize (the default).")

  @OptionGroup var network: NetworkOptions

  @Flag(help: "Start with a twin of the other normalization beside the network.")
  var compare = false

  @Option(
    help:
      "The view to start with: \(View.allCases.map { $0.name.lowercased() }.joined(separator: ", "))."
  )
  var view = View.histograms

  @Flag(help: "Start paused.")
  var paused = false

  @Option(help: "Steps a second to start with, or max.")
  var pace = Pace.stepsPerSecond(60)

  @Option(help: "Frames a second at the most, 1 to 60.")
  var fps = 20

  @Option(help: "When to use colours: auto, never or always.")
  var color = ColorChoice.auto

  @Flag(help: "Draw with ASCII characters only.")
  var ascii = false

  @Flag(name: .customLong("no-mouse"), help: "Leave the mouse to the terminal.")
  var noMouse = false

  func run() throws {
    guard (1...60).contains(fps) else {
      throw Failure(message: "--fps: a number from 1 to 60, not \(fps)", status: 2)
    }
    let configuration = try network.configuration()
    // Data from outside are checked before the screen opens; those inside load behind it.
    let checked: Dataset? =
      if case .mnist = network.source { nil } else { try network.load(for: configuration) }
    let signal = try watch(configuration, checked)
    if let signal { Foundation.exit(128 + signal) }
  }

  /// Shows the screen until the user leaves; returns the signal that ended it, if one did.
  private func watch(_ configuration: Configuration, _ checked: Dataset?) throws -> Int32? {
    useOneThreadForProducts()
    var screen: Screen
    do {
      screen = try Screen(
        options: Screen.Options(usesMouse: !noMouse, colors: color, ascii: ascii ? true : nil))
    } catch { throw Failure.inUse(error) }
    let (source, seed) = (network.source, network.seed)
    let trainer = Trainer(
      configuration, compare: compare, isRunning: !paused, pace: pace,
      load: { try checked ?? source.load(seed: seed) })
    defer { trainer.stop() }

    var state = ViewState(size: screen.size)
    state.view = view
    var snapshot: Snapshot?
    let clock = ContinuousClock()
    let interval = Duration.seconds(1) / fps
    var nextFrame = clock.now
    var isUrgent = true
    var awaitsAnswer = false
    while true {
      if let newest = trainer.takeSnapshot() {
        snapshot = newest
        isUrgent = isUrgent || awaitsAnswer
        awaitsAnswer = false
      }
      if let failure = trainer.failure { throw Failure(message: failure, status: 1) }
      if isUrgent || clock.now >= nextFrame {
        let canvas = Dashboard.render(snapshot, state)
        screen.present(screen.usesASCII ? canvas.ascii : canvas)
        nextFrame = clock.now + interval
        isUrgent = false
      }
      let patience = awaitsAnswer ? .milliseconds(4) : max(.zero, nextFrame - clock.now)
      guard let event = screen.nextEvent(timeout: patience) else { continue }
      if case .terminated(let signal) = event { return signal }
      let commands = state.handle(event, snapshot: snapshot)
      if state.wantsToQuit { return nil }
      isUrgent = true
      for command in commands { trainer.send(command) }
      if !commands.isEmpty {
        // What waits in the slot is older than the command: make room for the answer.
        _ = trainer.takeSnapshot()
        awaitsAnswer = true
      }
    }
  }
}

extension View: ExpressibleByArgument {
  /// A view by its name.
  public init?(argument: String) { self.init(name: argument) }
  /// The view's name.
  public var defaultValueDescription: String { name.lowercased() }
}

extension Pace: ExpressibleByArgument {
  /// A number of steps a second from 1 to 100 000, or `max`.
  public init?(argument: String) {
    if argument == "max" {
      self = .unlimited
    } else {
      guard let rate = Int(argument), (1...100_000).contains(rate) else { return nil }
      self = .stepsPerSecond(rate)
    }
  }

  /// The argument that gives this value.
  public var defaultValueDescription: String {
    switch self {
    case .stepsPerSecond(let rate): "\(rate)"
    case .unlimited: "max"
    }
  }
}

extension ColorChoice: ExpressibleByArgument {}
