/// A table in Markdown, its columns padded so that it can be read as plain text, too.
///
/// A bar in a cell is escaped; every row must be as long as `header`.
package func markdown(header: [String], rows: [[String]]) -> String {
  let cells = ([header] + rows).map { row in row.map { $0.replacing("|", with: "\\|") } }
  let widths = header.indices.map { column in
    max(3, cells.map { $0[column].unicodeScalars.count }.max() ?? 0)
  }
  var lines = cells.map { row in
    zip(row, widths).map { cell, width in
      cell + String(repeating: " ", count: width - cell.unicodeScalars.count)
    }
  }
  lines.insert(widths.map { String(repeating: "-", count: $0) }, at: 1)
  return lines.map { "| " + $0.joined(separator: " | ") + " |\n" }.joined()
}
