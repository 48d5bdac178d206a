import Experiments
import Foundation

/// A progress bar on standard error, as wide as the terminal there allows.
///
/// It is silent unless that is a terminal that can clear a line. Ctrl-C takes the bar away and ends
/// the program with 130.
struct ProgressBar {
  private let total: Int
  private let isVisible: Bool
  /// Whether Ctrl-C is ours to handle.
  private let takesInterrupts: Bool
  private let start = ContinuousClock.now

  /// A bar that is full at `total` steps.
  init(total: Int) {
    self.total = max(1, total)
    let type = ProcessInfo.processInfo.environment["TERM"] ?? ""
    isVisible = isatty(STDERR_FILENO) == 1 && !["", "dumb"].contains(type)
    takesInterrupts = isVisible && clearOnInterrupt()
  }

  /// Draws the bar, with what is left at the pace so far.
  func show(_ standing: Standing) {
    guard isVisible else { return }
    let elapsed = (ContinuousClock.now - start) / .seconds(1)
    let width = terminalColumns(STDERR_FILENO) ?? 80
    StandardError.write("\r\(line(standing, elapsed: elapsed, width: width))\u{1B}[K")
  }

  /// Takes the bar away.
  func clear() {
    guard isVisible else { return }
    StandardError.write("\r\u{1B}[K")
    if takesInterrupts { signal(SIGINT, SIG_DFL) }
  }

  /// Bar and words, as many of them as fit: the last columns stay free, so that no terminal wraps, not
  /// even where it echoes a Ctrl-C.
  private func line(_ standing: Standing, elapsed: Double, width: Int) -> String {
    let share = min(1, Double(standing.steps) / Double(total))
    let rate = Double(standing.steps) / elapsed
    let percent = "\(Int(share * 100)) %"
    let seconds = (Double(total - standing.steps) / rate).rounded(.up)
    // In the first second the pace does not tell yet.
    let rest = elapsed >= 1 && seconds < 1e9 ? "\(Int(seconds)) s left" : ""
    let speed = standing.steps > 0 ? "\(Int(rate.rounded())) steps/s" : ""
    let long = "\(standing.steps) of \(total) steps"
    var room = width - 3
    let isLong = long.count + (rest.isEmpty ? 0 : 2 + rest.count) <= room
    let steps = isLong ? long : "\(standing.steps)/\(total)"
    let loss = standing.loss.map { "loss " + String(format: "%.3f", $0) } ?? ""
    let accuracy = standing.accuracy.map { "accuracy \(Int($0 * 100)) %" } ?? ""

    // What matters most comes first here; on the line each has its own place.
    var chosen: Set<String> = []
    for words in [steps, rest, percent, speed, loss, accuracy] where !words.isEmpty {
      let needed = words.count + (chosen.isEmpty ? 0 : 2)
      guard needed <= room else { continue }
      room -= needed
      chosen.insert(words)
    }
    var words = [percent, steps, speed, rest, loss, accuracy].filter { chosen.contains($0) }
    let cells = min(30, room - 4)
    if cells >= 5 {
      let filled = Int(share * Double(cells))
      words.insert(
        "[\(String(repeating: "#", count: filled))\(String(repeating: ".", count: cells - filled))]",
        at: 0)
    }
    return words.joined(separator: "  ")
  }
}

/// What `work` comes to, which shows how far it is on a bar that is full at `total` steps; exits with 2
/// where what it is to train is impossible.
func withProgressBar<Value>(
  total: Int, _ work: (_ show: (Standing) -> Void) throws -> Value
) throws -> Value {
  let bar = ProgressBar(total: total)
  defer { bar.clear() }
  do {
    return try work { bar.show($0) }
  } catch let failure as Failure {
    throw failure
  } catch {
    throw Failure.inUse(error)
  }
}

/// Lets Ctrl-C clear the line before it ends the program; false where it is ignored, as in what a
/// shell starts in the background, and goes on being ignored.
private func clearOnInterrupt() -> Bool {
  var earlier = sigaction()
  sigaction(SIGINT, nil, &earlier)
  let isIgnored = withUnsafeBytes(of: &earlier) { action in
    withUnsafeBytes(of: SIG_IGN) { $0.elementsEqual(action.prefix($0.count)) }
  }
  guard !isIgnored else { return false }
  signal(SIGINT) { number in
    // Nothing but what a handler may do: carriage return and “erase to the end of the line”.
    var clear: (UInt8, UInt8, UInt8, UInt8) = (0x0D, 0x1B, 0x5B, 0x4B)
    _ = write(STDERR_FILENO, &clear, 4)
    _exit(128 + number)
  }
  return true
}
