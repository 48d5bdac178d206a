import ArgumentParser
import Dashboard
import Drawing
import Foundation
import Lessons
import Telemetry
import TerminalScreen

/// The options of the screen, and the loop that keeps it up.
struct ScreenOptions: ParsableArguments {
  @Option(
    name: .customLong("view"),
    help: """
      The view to start with, by its name or its key, 1 to 9. (default: histograms, or a lesson's own)
      """)
  var chosenView: View?

  @Flag(help: "Start paused.")
  var paused = false

  @Option(
    name: .customLong("pace"),
    help: "Steps a second to start with, 1 to 100000, or max. (default: 60, or a lesson's own)")
  var chosenPace: Pace?

  @Option(
    name: .customLong("fps"), help: "Frames a second at the most, 1 to 60. (default: 20)")
  var chosenFPS: Int?

  @Option(name: .customLong("color"), help: "When to use colours. (default: auto)")
  var chosenColor: ColorChoice?

  @Option(
    name: .customLong("theme"), help: "For which ground to choose colours. (default: auto)")
  var chosenTheme: ThemeChoice?

  @Flag(help: "Draw with ASCII characters only.")
  var ascii = false

  @Flag(help: "Start with one layer, large and in sentences, for those who sit far away.")
  var projector = false

  @Flag(name: .customLong("no-mouse"), help: "Leave the mouse to the terminal.")
  var noMouse = false

  func validate() throws {
    if let chosenFPS, !(1...60).contains(chosenFPS) {
      throw ValidationError("--fps: a number from 1 to 60, not \(chosenFPS)")
    }
  }

  /// What the screen starts with.
  var settings: ScreenSettings {
    ScreenSettings(
      view: chosenView, paused: paused ? true : nil, pace: chosenPace, fps: chosenFPS,
      color: chosenColor, theme: chosenTheme, ascii: ascii ? true : nil,
      projector: projector ? true : nil, noMouse: noMouse ? true : nil
    ).filled(from: Defaults.current.screen)
  }

  /// Whether training waits in the beginning.
  var isPaused: Bool { settings.paused ?? false }

  /// Steps a second to start with, where no lesson has a pace of its own.
  var pace: Pace { settings.pace ?? .stepsPerSecond(60) }

  /// The options that were given, by their names.
  var given: [String] {
    let options = [
      ("--view", chosenView != nil), ("--paused", paused), ("--pace", chosenPace != nil),
      ("--fps", chosenFPS != nil), ("--color", chosenColor != nil),
      ("--theme", chosenTheme != nil), ("--ascii", ascii), ("--no-mouse", noMouse),
      ("--projector", projector),
    ]
    return options.filter(\.1).map(\.0)
  }

  /// Opens the screen, lets `start` begin what is to be seen behind it, and shows that until the user
  /// leaves; returns the signal that ended it, if one did.
  ///
  /// The run is that of a `lesson` if one is given. `notice` is asked again and
  /// again for something to say in the footer, which then stands there until a key is pressed, and ends
  /// what `isRecording` says. `told` is told in the beginning.
  func watch(
    lesson: Lesson? = nil, isRecording: Bool = false, told: Told? = nil,
    notice: @escaping () -> String? = { nil }, start: () -> any SnapshotSource
  ) throws -> Int32? {
    let screen: Screen
    let settings = settings
    do {
      screen = try Screen(
        options: Screen.Options(
          usesMouse: settings.noMouse != true, colors: settings.color ?? .auto,
          ascii: settings.ascii == true ? true : nil, theme: settings.theme ?? .auto))
    } catch { throw Failure.inUse(error) }
    // A lesson has a view of its own, which no default takes the place of.
    let view = lesson == nil ? settings.view : chosenView
    var watch = Watch(
      screen, source: start(), view: view, lesson: lesson, fps: settings.fps ?? 20,
      isRecording: isRecording, notice: notice
    ) { state in (state.isProjecting, state.told) = (settings.projector ?? false, told) }
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
  /// What each view shows.
  public static var allValueDescriptions: [String: String] {
    [
      "histograms": "1: what each layer's nonlinearities receive, now and since the mark",
      "percentiles": "2: its 15, 50 and 85 % bands over training",
      "density": "3: how it is spread, step by step",
      "shift": "4: drift, shift since the mark, and gradient shift",
      "gradients": "5: norms, sizes of updates, ∂L/∂y",
      "units": "6: every unit of a layer side by side",
      "anatomy": "7: one layer's transform, stage by stage",
      "learning": "8: loss and accuracy",
      "answers": "9: what the networks say of test examples",
    ]
  }
  /// A view by its name or by the digit that is its key.
  public init?(argument: String) {
    if let view = Int(argument).flatMap(View.init(rawValue:)) {
      self = view
    } else {
      self.init(name: argument)
    }
  }
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

extension ColorChoice: ExpressibleByArgument {
  /// When each choice uses colours.
  public static var allValueDescriptions: [String: String] {
    [
      "auto": "unless NO_COLOR is set and not empty", "never": "no colours",
      "always": "whatever NO_COLOR says",
    ]
  }
}

extension ThemeChoice: ExpressibleByArgument {
  /// What each choice goes by.
  public static var allValueDescriptions: [String: String] {
    [
      "auto": "the ground that the terminal tells of, or COLORFGBG; else dark",
      "dark": "for a dark ground", "light": "for a light ground",
    ]
  }
}
