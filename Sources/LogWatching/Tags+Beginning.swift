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
