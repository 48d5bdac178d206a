import Dashboard
import Foundation
import Testing

/// README.md and the pages in demos that it links to.
struct PagesTests {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
  private static let paths =
    ["README.md"]
    + ["LESSONS", "REFERENCE", "TEACHING", "VIEWS", "WATCHING"].map { "demos/\($0).md" }

  /// The lines of a page outside of blocks of code.
  private static func lines(of page: URL) throws -> [Substring] {
    let blocks = try String(contentsOf: page, encoding: .utf8).split(
      separator: "\n```", omittingEmptySubsequences: false)
    return blocks.enumerated().filter { $0.offset.isMultiple(of: 2) }
      .flatMap { $0.element.split(separator: "\n") }
  }

  /// What GitHub makes of the headings of a page.
  private static func anchors(of page: URL) throws -> Set<String> {
    let headings = try lines(of: page).filter { $0.hasPrefix("#") }.map { $0.drop { $0 == "#" } }
    return Set(
      headings.map { heading in
        heading.dropFirst().lowercased().replacing(" ", with: "-")
          .filter { $0.isLetter || $0.isNumber || "-_".contains($0) }
      })
  }

  @Test func listsEveryKeyInItsOrder() throws {
    let lines = try Self.lines(of: Self.root.appending(path: "demos/REFERENCE.md"))
    let rows = lines.drop { $0 != "| key | does |" }.dropFirst(2).prefix { $0.hasPrefix("|") }
    let table = Binding.table.map { "| `\($0.label)` | \($0.explanation) |" }
    #expect(
      rows.map(String.init) == table, "the table should read:\n\(table.joined(separator: "\n"))")
  }

  @Test(arguments: paths) func everyLinkLeadsToAFileAndAHeading(path: String) throws {
    let page = Self.root.appending(path: path)
    let text = try Self.lines(of: page).joined(separator: "\n")
    let links = text.matches(of: /\]\(([^)#]*)#?([^)]*)\)/)
    try #require(!links.isEmpty)
    for link in links {
      let target =
        link.1.isEmpty
        ? page : page.deletingLastPathComponent().appending(path: String(link.1))
      let exists = FileManager.default.fileExists(atPath: target.path)
      #expect(exists, "\(path): \(link.0)")
      guard exists, !link.2.isEmpty else { continue }
      let anchors = try Self.anchors(of: target)
      #expect(anchors.contains(String(link.2)), "\(path): \(link.0)")
    }
  }

  @Test func everyPageAndPictureIsLinked() throws {
    let pages = try Self.paths.map { try Self.lines(of: Self.root.appending(path: $0)) }
    let text = pages.joined().joined(separator: "\n")
    let pictures = try FileManager.default.contentsOfDirectory(
      atPath: Self.root.appending(path: "demos/pictures").path)
    for picture in pictures { #expect(text.contains("pictures/\(picture))"), "\(picture)") }
    let readme = pages[0].joined(separator: "\n")
    for path in Self.paths.dropFirst() { #expect(readme.contains("](\(path))"), "\(path)") }
  }
}
