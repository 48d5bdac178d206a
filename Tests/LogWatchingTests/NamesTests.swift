import LogWatching
import Telemetry
import Testing

struct NamesTests {
  @Test(arguments: [
    ["layer2", "layer10"], ["a/2/b10", "a/10/b2"], ["a", "a1"], ["", "a"], ["a01", "a2"],
    ["layer1.0.bn2", "layer1.10.bn1"], ["a1", "a01"].sorted(),
  ])
  func numbersWithinNamesCountAsNumbers(names: [String]) {
    #expect(names.reversed().sorted { isNaturallyOrdered($0, before: $1) } == names)
    #expect(!isNaturallyOrdered(names[0], before: names[0]))
  }

  @Test func filtersByTextOrExpression() throws {
    let tags = ["conv1/weight", "conv1/out", "fc/out", "a/b"]
    #expect(try #require(TagFilter("out")).filtered(tags) == ["conv1/out", "fc/out"])
    #expect(try #require(TagFilter("/^conv.*t$/")).filtered(tags) == ["conv1/weight", "conv1/out"])
    #expect(try #require(TagFilter("")).filtered(tags) == tags)
    #expect(try #require(TagFilter("/b")).filtered(tags) == ["a/b"])
    #expect(TagFilter("/(/") == nil)
  }

  @Test func anExpressionThatNeverEndsIsGivenUp() throws {
    let long = String(repeating: "a", count: 200) + "b"
    let tags = (0..<10_000).map { "\(long)\($0)" }
    #expect(try #require(TagFilter("/(a+)+$/")).filtered(tags + ["aa"]) == nil)
    #expect(try #require(TagFilter("/^a+b\\d+$/")).filtered(tags) == tags)
  }
}
