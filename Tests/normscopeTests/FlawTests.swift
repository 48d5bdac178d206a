import Dashboard
import Foundation
import Testing

/// The judge of pictures: it finds what is wrong, and nothing where nothing is.
@Suite struct FlawTests {
  @Test(arguments: View.allCases, ["60x16", "80x24", "120x40", "200x50", "299x99"])
  func noViewHasAny(view: View, size: String) throws {
    let extents = size.split(separator: "x").compactMap { Int($0) }
    for options in [[], ["--compare", "--step", "30"]] {
      let outcome = try Outcome.of(
        Program.path(),
        ["frame", "--data", "moons", "--hidden", "8,8", "--view", view.name, "--size", size]
          + options)
      let picture = Picture(outcome.output)
      #expect(picture.flaws(width: extents[0], height: extents[1]) == [], "\(picture)")
    }
  }

  @Test(arguments: [
    ("┐┌", "┐ "), ("┐┌", "─┌"), ("└─", " ─"), ("│\n", " \n"), ("┘\n", "│\n"),
    ("loss ", "loss nan "),
    ("loss ", "loss −inf "), ("┐\n", "─┐\n"), ("σ 0", "\u{1B} 0"), ("\n", "\n\n"),
    ("mean", "Fatal error"),
  ])
  func everyFlawIsFound(old: String, new: String) throws {
    let options = ["frame", "--data", "moons", "--compare", "--size", "120x40"]
    let text = try Outcome.of(Program.path(), options).output
    let place = try #require(text.firstRange(of: old))
    let spoiled = Picture(text.replacingCharacters(in: place, with: new))
    #expect(!spoiled.flaws(width: 120, height: 40).isEmpty)
  }
}
