/// Which tags are shown.
package struct TagFilter: Sendable, Equatable {
  /// What was asked for: part of a name, or a regular expression between slashes.
  package let text: String

  /// A filter as it is written on the command line or on screen; nil where the expression is none.
  package init?(_ text: String) {
    self.text = text
    if let pattern, (try? Regex(pattern)) == nil { return nil }
  }

  /// What each tag that passes does, as `has conv in it`.
  package var absence: String { pattern == nil ? "has \(shown) in it" : "matches \(shown)" }

  /// Why an expression that goes on and on trying is given up.
  package var surrender: String { "\(shown) takes too long to try on these tags" }

  private var shown: String { text.count > 40 ? "\(text.prefix(39))…" : text }

  /// The expression between the slashes, if that is what it is.
  package var pattern: String? {
    guard text.count >= 2, text.hasPrefix("/"), text.hasSuffix("/") else { return nil }
    return String(text.dropFirst().dropLast())
  }
}
