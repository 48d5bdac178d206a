import Drawing
import Telemetry

/// Something in force that the pictures do not show by themselves, for as long as it is.
struct Badge {
  let words: String
  /// The key that ends it; nil where none does.
  let key: Key?

  /// Those that hold, the most important first.
  static func all(_ snapshot: Snapshot, _ state: ViewState) -> [Badge] {
    var badges: [Badge] = []
    if snapshot.query.step != nil { badges.append(Badge(words: "PAST", key: .end)) }
    if snapshot.query.usesPopulation {
      badges.append(Badge(words: "INFERENCE", key: .character("i")))
    }
    if state.lockedAxes != nil {
      badges.append(Badge(words: "AXES LOCKED", key: .character("a")))
    }
    if state.isRecording { badges.append(Badge(words: "RECORDING", key: nil)) }
    if snapshot.status.playback != nil { badges.append(Badge(words: "REPLAY", key: nil)) }
    let mark = snapshot.networks[state.focused(snapshot)].mark.step
    if mark > 0 { badges.append(Badge(words: "MARK step \(grouped(mark))", key: nil)) }
    return badges
  }
}

extension Canvas {
  /// Writes badges flush right into row `y` and returns the column where the leftmost begins.
  ///
  /// Those that would leave less than `room` columns are left out.
  mutating func write(_ badges: [Badge], endingAt end: Int, y: Int, leaving room: Int) -> Int {
    var x = end
    for badge in badges {
      let label = " \(badge.words) "
      let start = x - label.unicodeScalars.count - 1
      guard start >= room else { continue }
      write(label, x: start, y: y, style: Palette.tab)
      if let key = badge.key {
        note(.key(key), in: Rect(x: start, y: y, width: label.unicodeScalars.count, height: 1))
      }
      x = start
    }
    return x
  }
}
