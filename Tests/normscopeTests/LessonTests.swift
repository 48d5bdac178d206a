import Foundation
import Testing

/// The command that lists and measures lessons.
@Suite struct LessonTests {
  private struct Report: Decodable {
    let lesson: String
    let number: Int
    let title: String
    let claim: String
    let seed: UInt64
    let steps: Int
    let numbers: [String: Double?]
    let words: String
    let holds: Bool
  }

  @Test func listsAllOfThem() throws {
    let outcome = try Program.run("lesson")
    #expect(outcome.status == 0 && outcome.errors == "")
    let lines = outcome.output.split(separator: "\n")
    #expect(lines.allSatisfy { $0.count <= 80 })
    let numbers = lines.compactMap { Int($0.prefix(2).trimmingCharacters(in: .whitespaces)) }
    #expect(numbers == Array(1...23))
  }

  @Test(arguments: [["anatomy"], ["13", "--seed", "2"]])
  func measuresOne(arguments: [String]) throws {
    let outcome = try Outcome.of(Program.path(), ["lesson"] + arguments + ["--check"])
    #expect(outcome.status == 0 && outcome.errors == "")
    #expect(outcome.output.filter(\.isNewline).count == 1)
    let report = try JSONDecoder().decode(Report.self, from: Data(outcome.output.utf8))
    #expect(report.lesson == "anatomy" && report.number == 13 && report.holds)
    #expect(report.seed == (arguments.count > 1 ? 2 : 1) && report.steps > 0)
    #expect(!report.title.isEmpty && !report.claim.isEmpty && !report.words.isEmpty)
    let error = try #require(report.numbers["largest_error_by_hand"] ?? nil)
    #expect(error < 1e-3)
    #expect(report.numbers.keys.allSatisfy { !$0.contains(" ") })
  }

  @Test(arguments: ["", "0", "99", "snapp", "a\nb"])
  func refusesAnUnknownOne(name: String) throws {
    let outcome = try Program.run("lesson", name, "--check")
    #expect(outcome.status == 2 && outcome.output == "")
    #expect(outcome.errors.filter(\.isNewline).count == 1 && outcome.errors.hasSuffix("\n"))
    #expect(outcome.errors.contains("perhaps snap is meant") == (name == "snapp"))
  }
}
