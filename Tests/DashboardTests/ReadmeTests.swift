import Dashboard
import Foundation
import Testing

struct ReadmeTests {
  @Test func listsEveryKeyInItsOrder() throws {
    let readme = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "README.md")
    let lines = try String(contentsOf: readme, encoding: .utf8).split(separator: "\n")
    let rows = lines.drop { $0 != "| key | does |" }.dropFirst(2).prefix { $0.hasPrefix("|") }
    let table = Binding.table.map { "| `\($0.label)` | \($0.explanation) |" }
    #expect(
      rows.map(String.init) == table, "the table should read:\n\(table.joined(separator: "\n"))")
  }
}
