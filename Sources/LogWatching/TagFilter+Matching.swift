import Foundation
import Telemetry

extension TagFilter {
  /// The tags that are shown, in the same order.
  ///
  /// Nil for an expression that goes on and on trying, as `/(a+)+$/` may, and is given up. One that ICU,
  /// which can be stopped, does not know passes no tag.
  package func filtered(_ tags: [String]) -> [String]? {
    guard let pattern else { return tags.filter { text.isEmpty || $0.contains(text) } }
    guard let expression = try? NSRegularExpression(pattern: pattern) else { return [] }
    var trials = Self.mostTrials
    let passing = tags.filter { expression.matches(within: $0, &trials) }
    return trials > 0 ? passing : nil
  }

  /// More than any expression takes that is not stuck, and less than half a second.
  private static let mostTrials = 2000
}

extension NSRegularExpression {
  /// Whether it matches a part of `text`; takes from `trials` what it had to try beyond one trial a
  /// place, and is given up, as is whatever follows, once nothing of them is left.
  fileprivate func matches(within text: String, _ trials: inout Int) -> Bool {
    guard trials > 0 else { return false }
    var (isFound, left) = (false, trials)
    let all = NSRange(text.startIndex..., in: text)
    var places = all.length + 1
    enumerateMatches(in: text, options: .reportProgress, range: all) { match, _, stop in
      isFound = match != nil
      if !isFound { (places, left) = places > 0 ? (places - 1, left) : (0, left - 1) }
      stop.pointee = ObjCBool(isFound || left <= 0)
    }
    trials = left
    return isFound
  }
}
