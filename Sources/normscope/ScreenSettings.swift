import ArgumentParser
import Dashboard
import TOMLFiles
import Telemetry
import TerminalScreen

/// What the screen starts with, by the names that long options and files of settings have for it; what
/// is not set is nil.
struct ScreenSettings: Equatable {
  var view: View?
  var paused: Bool?
  var pace: Pace?
  var fps: Int?
  var color: ColorChoice?
  var theme: ThemeChoice?
  var ascii: Bool?
  var projector: Bool?
  var noMouse: Bool?

  /// The names of the settings.
  enum Key: String, CaseIterable {
    case view, paused, pace, fps, color, theme, ascii, projector
    case noMouse = "no-mouse"

    /// What its values are, in words that follow “expected”.
    var values: String {
      switch self {
      case .view: "one of " + View.allValueStrings.joined(separator: ", ") + ", or 1 to 9"
      case .paused, .ascii, .projector, .noMouse: "true or false"
      case .pace: "a whole number from 1 to 100000, or max"
      case .fps: "a whole number from 1 to 60"
      case .color: "one of " + ColorChoice.allValueStrings.joined(separator: ", ")
      case .theme: "one of " + ThemeChoice.allValueStrings.joined(separator: ", ")
      }
    }
  }

  /// Sets `key`; returns false where `spelling` is no value of it.
  mutating func set(_ key: Key, to spelling: String) -> Bool {
    func take<Value>(_ path: WritableKeyPath<ScreenSettings, Value?>, _ value: Value?) -> Bool {
      self[keyPath: path] = value
      return value != nil
    }
    return switch key {
    case .view: take(\.view, View(argument: spelling))
    case .paused: take(\.paused, Bool(spelling))
    case .pace: take(\.pace, Pace(argument: spelling))
    case .fps: take(\.fps, Int(spelling).flatMap { (1...60).contains($0) ? $0 : nil })
    case .color: take(\.color, ColorChoice(argument: spelling))
    case .theme: take(\.theme, ThemeChoice(argument: spelling))
    case .ascii: take(\.ascii, Bool(spelling))
    case .projector: take(\.projector, Bool(spelling))
    case .noMouse: take(\.noMouse, Bool(spelling))
    }
  }

  /// The same with what `others` have where this has nothing.
  func filled(from others: ScreenSettings) -> ScreenSettings {
    ScreenSettings(
      view: view ?? others.view, paused: paused ?? others.paused, pace: pace ?? others.pace,
      fps: fps ?? others.fps, color: color ?? others.color, theme: theme ?? others.theme,
      ascii: ascii ?? others.ascii, projector: projector ?? others.projector,
      noMouse: noMouse ?? others.noMouse)
  }

  /// The settings that there are, as a file has them.
  var lines: [String] {
    let values: [(Key, TOMLSpelling?)] = [
      (.view, view.map { .text($0.name.lowercased()) }),
      (.paused, paused.map { .bare("\($0)") }),
      (.pace, pace.map { $0 == .unlimited ? .text("max") : .bare($0.defaultValueDescription) }),
      (.fps, fps.map { .bare("\($0)") }),
      (.color, color.map { .text($0.rawValue) }), (.theme, theme.map { .text($0.rawValue) }),
      (.ascii, ascii.map { .bare("\($0)") }), (.projector, projector.map { .bare("\($0)") }),
      (.noMouse, noMouse.map { .bare("\($0)") }),
    ]
    return values.compactMap { key, value in
      value.map { $0.line(key.rawValue) }
    }
  }
}
