/// Names without the parts, between `/`, that all of them begin with and end in; as they are where
/// nothing else would be left of one.
func shortened(_ names: [String]) -> [String] {
  guard names.count > 1 else { return names }
  let parts = names.map { $0.split(separator: "/", omittingEmptySubsequences: false) }
  let shortest = parts.map(\.count).min() ?? 0
  var front = 0
  while front < shortest - 1, Set(parts.map { $0[front] }).count == 1 { front += 1 }
  var back = 0
  while back < shortest - front - 1, Set(parts.map { $0[$0.count - 1 - back] }).count == 1 {
    back += 1
  }
  return parts.map { $0[front..<$0.count - back].joined(separator: "/") }
}
