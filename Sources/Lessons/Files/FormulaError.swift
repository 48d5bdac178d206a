/// What is wrong with a formula.
struct FormulaError: Error {
  /// In one line.
  let reason: String

  init(_ reason: String) { self.reason = reason }
}
