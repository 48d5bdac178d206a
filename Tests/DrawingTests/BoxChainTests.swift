import Drawing
import Testing

struct BoxChainTests {
  private let chain = BoxChain([
    BoxChain.Station(["784", "inputs"]), BoxChain.Station(["100", "batch norm", "tanh"]),
    BoxChain.Station(["10"]),
  ])

  private func lines(width: Int, height: Int) -> [String] {
    var canvas = Canvas(size: Size(width: width, height: height))
    canvas.draw(chain, in: canvas.bounds)
    return canvas.lines
  }

  @Test func boxesStandSideBySideWithArrowsBetween() {
    #expect(chain.size == Size(width: 28, height: 5))
    #expect(
      lines(width: 28, height: 5) == [
        "┌──────┐  ┌──────────┐  ┌──┐",
        "│ 784  │  │   100    │  │  │",
        "│inputs│─▶│batch norm│─▶│10│",
        "│      │  │   tanh   │  │  │",
        "└──────┘  └──────────┘  └──┘",
      ])
  }

  @Test func whatDoesNotFitIsCutOff() {
    #expect(lines(width: 12, height: 5).allSatisfy { $0.count == 12 })
    #expect(lines(width: 28, height: 4).allSatisfy { $0.allSatisfy { $0 == " " } })
  }
}
