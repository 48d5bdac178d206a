import ArgumentParser
import Dashboard
import Drawing
import Foundation
import NeuralNet
import Telemetry
import TerminalScreen
import Training

/// The options of the screen, and the loop that keeps it up.
struct ScreenOptions: ParsableArguments {
  @Option(
    help: """
      The view to start with: \(View.allCases.map { $0.name.lowercased() }.joined(separator: ", ")).
      """)
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

  func validate() throws {
    guard (1...60).contains(fps) else {
      throw ValidationError("--fps: a number from 1 to 60, not \(fps)")
    }
  }

  /// Opens the screen, lets `start` begin the training behind it, and shows that until the user
  /// leaves; returns the signal that ended it, if one did.
  func watch(_ start: () -> Trainer) throws -> Int32? {
    useOneThreadForProducts()
    var screen: Screen
    do {
      screen = try Screen(
        options: Screen.Options(usesMouse: !noMouse, colors: color, ascii: ascii ? true : nil))
    } catch { throw Failure.inUse(error) }
    let trainer = start()
    defer { trainer.stop() }

    var state = ViewState(size: screen.size)
    state.view = view
    trainer.send(.look(state.look))
    var snapshot: Snapshot?
    // Keys may come faster than snapshots: each counts from where those before it lead to.
    var expected: Snapshot?
    let clock = ContinuousClock()
    let interval = Duration.seconds(1) / fps
    var nextFrame = clock.now
    var isUrgent = true
    var awaitsAnswer = false
    while true {
      if let newest = trainer.takeSnapshot() {
        (snapshot, expected) = newest
        isUrgent = isUrgent || awaitsAnswer
        awaitsAnswer = false
      }
      // The data were readable: what is wrong is an option that does not suit them.
      if let failure = trainer.failure { throw Failure(message: failure, status: 2) }
      if isUrgent || clock.now >= nextFrame {
        let canvas = Dashboard.render(snapshot, state)
        screen.present(screen.usesASCII ? canvas.ascii : canvas)
        nextFrame = clock.now + interval
        isUrgent = false
      }
      let patience = awaitsAnswer ? .milliseconds(4) : max(.zero, nextFrame - clock.now)
      guard let event = screen.nextEvent(timeout: patience) else { continue }
      if case .terminated(let signal) = event { return signal }
      let commands = state.handle(event, snapshot: expected)
      if state.wantsToQuit { return nil }
      isUrgent = true
      if state.wantsToSave, let snapshot {
        state.message = SavedView(Dashboard.render(snapshot, state), snapshot, state).write()
      }
      state.wantsToSave = false
      if !commands.isEmpty {
        // What waits in the slot is older than the command: make room, before the answer comes.
        _ = trainer.takeSnapshot()
        awaitsAnswer = true
      }
      for command in commands {
        trainer.send(command)
        expected = expected?.anticipating(command)
      }
    }
  }
}

extension ScreenOptions {
  /// Ends the process, with 128 + the signal's number if there was one and `otherwise` if not.
  ///
  /// Training may be in the middle of a step: nothing is taken down that it works with, as `exit`
  /// would do with the memory of OpenBLAS.
  static func leave(_ signal: Int32?, otherwise status: Int32 = 0) -> Never {
    _exit(signal.map { 128 + $0 } ?? status)
  }
}

extension View: ExpressibleByArgument {
  /// The views' names.
  public static var allValueStrings: [String] { allCases.map { $0.name.lowercased() } }
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
