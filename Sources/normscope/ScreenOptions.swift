import ArgumentParser
import Dashboard
import Drawing
import Foundation
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
  ///
  /// The training is that of a `lesson` if one is given, counted from 0. `notice` is asked again and
  /// again for something to say in the footer, which then stands there until a key is pressed.
  func watch(
    lesson: Int? = nil, notice: @escaping () -> String? = { nil }, start: () -> Trainer
  ) throws -> Int32? {
    let screen: Screen
    do {
      screen = try Screen(
        options: Screen.Options(usesMouse: !noMouse, colors: color, ascii: ascii ? true : nil))
    } catch { throw Failure.inUse(error) }
    var watch = Watch(
      screen, trainer: start(), view: view, lesson: lesson, fps: fps, notice: notice)
    return try watch.run()
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
