package import Drawing

/// One line of the table of keys, which the footer, the help, demos/REFERENCE.md and the dispatch share.
package struct Binding: Sendable {
  /// The keys that do it.
  package let keys: [Key]
  /// How the keys are written.
  package let label: String
  /// What it does in one or two words, for the footer.
  let words: String
  /// What it does in one line, for the help.
  package let explanation: String
  /// What it does.
  let action: Action
  /// How soon it gets a place in the footer, 1 first; nil never.
  let footerRank: Int?
  /// The keys as the footer writes them, where one entry stands for two bindings.
  let footerLabel: String

  init(
    _ keys: [Key], _ label: String, _ words: String, _ explanation: String, _ action: Action,
    rank: Int? = nil, footer: String? = nil
  ) {
    self.keys = keys
    self.label = label
    self.words = words
    self.explanation = explanation
    self.action = action
    footerRank = rank
    footerLabel = footer ?? label
  }

  /// The line of the table for `key`, if it has one.
  static func forKey(_ key: Key) -> Binding? { table.first { $0.keys.contains(key) } }
}
