import Foundation
import Testing

/// The exercises of the lab: none is solved as it is given, and each can be.
@Suite struct LabTests {
  private static let exercises: [(file: String, change: [(String, String)])] = [
    ("1-plateau.toml", [("norm = \"none\"", "norm = \"batch\"")]),
    ("2-rate.toml", [("lr = 0.05", "lr = 1")]),
    ("3-batches.toml", [("norm = \"batch\"", "norm = \"layer\"")]),
    ("4-drift.toml", [("norm = \"none\"", "norm = \"batch\"")]),
  ]

  @Test func allAreHere() throws {
    let files = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path())
    #expect(files.filter { $0.hasSuffix(".toml") }.sorted() == Self.exercises.map(\.file))
  }

  @Test(arguments: exercises.indices)
  func isSolvedByWhatIsAskedFor(index: Int) throws {
    let (file, changes) = Self.exercises[index]
    let given = try String(contentsOf: Self.folder.appending(path: file), encoding: .utf8)
    #expect(try check(given).status == 1)
    let solved = changes.reduce(given) { $0.replacing($1.0, with: $1.1) }
    #expect(solved != given)
    let outcome = try check(solved)
    #expect(outcome.status == 0, "\(outcome.output)\(outcome.errors)")
  }

  private func check(_ text: String) throws -> Outcome {
    try withTemporaryDirectory { directory in
      let file = directory.appending(path: "exercise.toml")
      try text.write(to: file, atomically: true, encoding: .utf8)
      return try Outcome.of(
        Program.path(), ["lesson", file.path(percentEncoded: false), "--check"])
    }
  }

  private static let folder = Program.packageRoot.appending(path: "demos/lab")
}
