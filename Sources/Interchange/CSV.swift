/// A table as comma-separated values with a header line [RFC 4180, with line feeds].
///
/// A field that holds a comma, a quote or a line break is quoted.
package func csv(header: [String], rows: [[String]]) -> String {
  csv([header] + rows)
}

/// Rows of such a table, each with its line break.
func csv(_ rows: [[String]]) -> String {
  rows.map { $0.map(quoted).joined(separator: ",") + "\n" }.joined()
}

private func quoted(_ field: String) -> String {
  guard field.contains(where: { ",\"\n\r".contains($0) }) else { return field }
  return "\""
    + field.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
    + "\""
}
