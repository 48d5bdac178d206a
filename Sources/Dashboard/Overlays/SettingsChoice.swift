import Drawing
import Telemetry

/// Settings for the next start, as they are being chosen.
struct SettingsChoice: Equatable, Sendable {
  /// The run that they are chosen for.
  let run: TrainerInfo
  /// The settings so far.
  var settings: Settings
  /// The line that is selected, from 0.
  var line = 0
  /// Why the run could not start with them when that was asked for.
  var refusal: String?

  /// The settings of `run`, to be changed.
  init(of run: TrainerInfo) {
    self.run = run
    settings = Settings(of: run)
  }

  /// The name and the value on each line.
  var lines: [(name: String, value: String)] {
    Setting.allCases.map { ($0.name, $0.value(settings, run)) }
  }

  /// What the selected line is about, in a line.
  var meaning: String { Setting.allCases[line].meaning(settings, run) }

  /// Takes a key: ↑↓ choose a line, ←→ change it; true when that is what the key did.
  mutating func handle(_ key: Key) -> Bool {
    let lines = Setting.allCases
    switch key {
    case .up, .character("k"): line = max(0, line - 1)
    case .down, .character("j"): line = min(lines.count - 1, line + 1)
    case .left, .character("h"): lines[line].change(&settings, by: -1, run)
    case .right, .character("l"): lines[line].change(&settings, by: 1, run)
    default: return false
    }
    refusal = nil
    return true
  }

  /// Whether the run can start with the settings; keeps in mind why not.
  mutating func canStart() -> Bool {
    refusal = run.refusal(of: settings)
    return refusal == nil
  }
}
