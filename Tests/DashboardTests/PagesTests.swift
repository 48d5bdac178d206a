import Dashboard
import Foundation
import Testing

struct PagesTests {
  @Test func listsEveryKeyInItsOrder() throws {
    let page = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "demos/REFERENCE.md")
    let lines = try String(contentsOf: page, encoding: .utf8).split(separator: "\n")
    let rows = lines.drop { $0 != "| key | does |" }.dropFirst(2).prefix { $0.hasPrefix("|") }
    let table = Binding.table.map { "| `\($0.label)` | \($0.explanation) |" }
    #expect(
      rows.map(String.init) == table, "the table should read:\n\(table.joined(separator: "\n"))")
  }
}
