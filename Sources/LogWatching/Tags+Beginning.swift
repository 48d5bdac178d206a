/// The tags with which a view of `tags` begins: those of the groups that have units, or all where none
/// has; among these, those that are called after activations, if there are any.
///
/// A tag's group is what stands before its first `/`.
func beginning(of tags: [String], withUnits: Set<String>) -> [String] {
  func group(_ tag: String) -> Substring { tag.prefix { $0 != "/" } }
  let informed = Set(withUnits.map(group))
  let known = informed.isEmpty ? tags : tags.filter { informed.contains(group($0)) }
  let named = known.filter { group($0).lowercased().contains("activation") }
  return named.isEmpty ? known : named
}
