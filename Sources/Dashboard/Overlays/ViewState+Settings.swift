import Drawing
import Telemetry

extension ViewState {
  /// Takes a key while the settings are open.
  mutating func choose(_ key: Key, _ choice: SettingsChoice, _ snapshot: Snapshot?)
    -> [Command]
  {
    var changed = choice
    if changed.handle(key) {
      settings = changed
    } else if key == .enter, let snapshot {
      guard changed.canStart() else {
        settings = changed
        return []
      }
      settings = nil
      return restart(snapshot, settings: choice.settings)
    } else if key == .escape || key == .character(",") || key == .character("q") {
      settings = nil
    }
    return []
  }

  /// Says why the run can't start with the settings that are being chosen.
  package mutating func refuseSettings(_ reason: String) { settings?.refusal = reason }

  /// Takes a key of the answer to `S`.
  mutating func type(_ key: Key, after digits: String, _ snapshot: Snapshot?) -> [Command] {
    switch key {
    case .character(let digit) where ("0"..."9").contains(digit) && digits.count < 8:
      typedSteps = digits + String(digit)
    case .backspace: typedSteps = String(digits.dropLast())
    case .enter:
      typedSteps = nil
      if let steps = Int(digits), steps > 0, !refuses(.advance, snapshot) {
        return [.advance(steps: steps)]
      }
    case .escape, .control: typedSteps = nil
    default: break
    }
    return []
  }
}
