/// Which tags are shown.
package struct TagFilter: Sendable, Equatable {
  /// What was asked for: part of a name, or a regular expression between slashes.
  package let text: String

  /// A filter as it is written on the command line; nil where the expression is none.
  package init?(_ text: String) {
    self.text = text
    if let pattern, (try? Regex(pattern)) == nil { return nil }
  }

  /// The expression between the slashes, if that is what it is.
  private var pattern: String? {
    guard text.count >= 2, text.hasPrefix("/"), text.hasSuffix("/") else { return nil }
    return String(text.dropFirst().dropLast())
  }

  /// The tags that are shown, in the same order.
  package func filtered(_ tags: [String]) -> [String] {
    guard let pattern, let regex = try? Regex(pattern) else {
      return tags.filter { text.isEmpty || $0.contains(text) }
    }
    return tags.filter { $0.firstMatch(of: regex) != nil }
  }
}

/// The tags with which a view of `tags` begins: those of the groups that have units; else of those
/// that are called after activations; else all.
///
/// A tag's group is what stands before its first `/`.
func beginning(of tags: [String], withUnits: Set<String>) -> [String] {
  func group(_ tag: String) -> Substring { tag.prefix { $0 != "/" } }
  let informed = Set(withUnits.map(group))
  let withUnits = tags.filter { informed.contains(group($0)) }
  if !withUnits.isEmpty { return withUnits }
  let named = tags.filter { group($0).lowercased().contains("activation") }
  return named.isEmpty ? tags : named
}
