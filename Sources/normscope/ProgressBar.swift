import Foundation

/// A progress bar on standard error; silent unless that is a terminal.
struct ProgressBar {
  private let total: Int
  private let isVisible = isatty(STDERR_FILENO) == 1
  private let start = ContinuousClock.now

  /// A bar that is full at `total` steps.
  init(total: Int) { self.total = max(1, total) }

  /// Draws the bar at `done` of the total, with the time that is left at the pace so far.
  mutating func show(_ done: Int) {
    guard isVisible else { return }
    let share = min(1, Double(done) / Double(total))
    let width = 30
    let filled = Int(share * Double(width))
    let bar = String(repeating: "#", count: filled) + String(repeating: ".", count: width - filled)
    var line = "\r[\(bar)] \(Int(share * 100)) %  \(done) of \(total) steps"
    if share > 0.01 {
      let elapsed = (ContinuousClock.now - start) / .seconds(1)
      line += "  \(Int((elapsed / share * (1 - share)).rounded(.up))) s left"
    }
    write(line + "\u{1B}[K")
  }

  /// Takes the bar away.
  mutating func clear() {
    if isVisible { write("\r\u{1B}[K") }
  }

  private func write(_ text: String) { FileHandle.standardError.write(Data(text.utf8)) }
}
