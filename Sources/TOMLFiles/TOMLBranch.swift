/// A table while its text is being read.
final class TOMLBranch {
  private enum Item {
    case value(TOMLFile.Value)
    case branch(TOMLBranch)
    /// Tables under one name, each with a head of its own.
    case branches([TOMLBranch])
  }

  private var line: Int
  /// Whether it has a head of its own, or was made by a dotted key.
  private var isDefined = false
  private var keys: [(name: String, line: Int)] = []
  private var items: [String: Item] = [:]

  /// An empty table that begins on a line.
  init(line: Int) { self.line = line }

  /// What was read.
  var table: TOMLFile.Table {
    TOMLFile.Table(
      line: line,
      entries: keys.compactMap { key in
        items[key.name].map {
          TOMLFile.Entry(key: key.name, line: key.line, value: Self.value(of: $0))
        }
      })
  }

  private static func value(of item: Item) -> TOMLFile.Value {
    switch item {
    case .value(let value): value
    case .branch(let branch): .table(branch.table)
    case .branches(let branches): .list(branches.map { .table($0.table) })
    }
  }

  private func add(_ key: String, _ item: Item, line: Int) {
    keys.append((key, line))
    items[key] = item
  }

  private func error(_ key: String, line: Int) -> TOMLFileError {
    let first = keys.first { $0.name == key }?.line ?? line
    return TOMLFileError(
      line: line, reason: "“\(key.prefix(40))” is there already, on line \(first)")
  }

  /// The table under `key`, the newest of several, made if it is missing; `isHead` where the head of
  /// another table leads through it.
  func descend(_ key: String, line: Int, isHead: Bool) throws(TOMLFileError) -> TOMLBranch {
    switch items[key] {
    case nil:
      let branch = TOMLBranch(line: line)
      branch.isDefined = !isHead
      add(key, .branch(branch), line: line)
      return branch
    case .branch(let branch): return branch
    case .branches(let branches) where isHead: return branches[branches.count - 1]
    default: throw error(key, line: line)
    }
  }

  /// The table under `key`, whose head this is.
  func define(_ key: String, line: Int) throws(TOMLFileError) -> TOMLBranch {
    if case .branch(let branch)? = items[key], !branch.isDefined {
      (branch.isDefined, branch.line) = (true, line)
      return branch
    }
    guard items[key] == nil else { throw error(key, line: line) }
    let branch = TOMLBranch(line: line)
    branch.isDefined = true
    add(key, .branch(branch), line: line)
    return branch
  }

  /// One more table under `key`, whose head this is.
  func append(to key: String, line: Int) throws(TOMLFileError) -> TOMLBranch {
    let branch = TOMLBranch(line: line)
    branch.isDefined = true
    switch items[key] {
    case nil: add(key, .branches([branch]), line: line)
    case .branches(let others): items[key] = .branches(others + [branch])
    default: throw error(key, line: line)
    }
    return branch
  }

  /// Gives `key` a value, which it must not have yet.
  func set(_ key: String, to value: TOMLFile.Value, line: Int) throws(TOMLFileError) {
    guard items[key] == nil else { throw error(key, line: line) }
    add(key, .value(value), line: line)
  }
}
