import Drawing

/// Which of two networks has the smaller number; neither within 5 %, or where both print alike.
struct Smaller {
  /// The network, counted from 0, or nil where both are about alike.
  let index: Int?
  /// Both numbers, the smaller one first, the other with its network's name; one where they print
  /// alike.
  let numbers: String
  private let name: String
  private let alike: String

  /// Nil where a number is missing.
  init?(_ values: [Double], _ names: [String]) {
    guard values.count == 2, values.allSatisfy(\.isFinite) else { return nil }
    let least = values[0] <= values[1] ? 0 : 1
    let isAlike = values[1 - least] - values[least] <= 0.05 * abs(values[1 - least])
    let texts = values.map { fixed($0, 2) }
    let isEqual = texts[0] == texts[1]
    index = isAlike || isEqual ? nil : least
    alike = isEqual ? "alike" : "about alike"
    name = names[least]
    numbers =
      isEqual ? texts[0] : "\(texts[least]), \(names[1 - least]) \(texts[1 - least])"
  }

  /// The network's name and what it does, or `both` and that it is alike.
  func words(_ less: String, both: String) -> String {
    index == nil ? "\(both) \(alike)" : "\(name) \(less)"
  }
}
