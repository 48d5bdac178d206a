import Drawing
import Foundation
import Interchange
import Testing

/// A chart's legend stands where nothing is drawn.
@Suite struct PlotLegendTests {
  private typealias Point = (x: Double, y: Double)

  /// A chart over 0…1 both ways.
  private static func sheet(
    _ lines: [[Point]], band: [(x: Double, low: Double, high: Double)] = [],
    width: PlotSheet.Width = .page
  ) -> PlotSheet {
    func series(_ index: Int) -> Plot.Series {
      Plot.Series(
        lines[index], band: index == 0 ? band : [], color: "#000000",
        name: index == 0 ? "batch norm" : index == 1 ? "plain" : nil)
    }
    let plot = Plot(
      letter: "a", title: "Chart", x: Plot.Scale(Axis(0, 1), name: "x"),
      y: Plot.Scale(Axis(0, 1), name: "y"), series: lines.indices.map(series))
    return PlotSheet([plot, plot, plot], width: width, caption: "Caption", summary: "Summary")
  }

  private static func level(_ y: Double) -> [Point] { [(0, y), (1, y)] }

  /// The corners of the first chart's legend and of its axes, in user units.
  private struct Places {
    let legend: CGRect
    let axes: CGRect

    init(_ svg: String) throws {
      func corner(_ name: String) throws -> CGPoint {
        let text = try Regex("<text x=\"([-.0-9]+)\" y=\"([-.0-9]+)\"[^>]*>\(name)</text>")
        let found = try #require(svg.firstMatch(of: text)).output
        return CGPoint(
          x: try #require(Double(found[1].substring ?? "")),
          y: try #require(Double(found[2].substring ?? "")))
      }
      let (first, last) = (try corner("batch norm"), try corner("plain"))
      // The sample before the words, and letters of 10.5 units.
      legend = CGRect(x: first.x - 28, y: first.y - 9, width: 82, height: last.y - first.y + 11)
      let frame = try #require(
        svg.firstMatch(
          of: /<rect x="([.\d]+)" y="([.\d]+)" width="([.\d]+)" height="([.\d]+)"\/>/)
      ).output
      let numbers = try [frame.1, frame.2, frame.3, frame.4].map { try #require(Double($0)) }
      axes = CGRect(x: numbers[0], y: numbers[1] + 1, width: numbers[2], height: numbers[3] - 1)
    }

    /// Whether the point of the chart, 0…1 both ways, is under the legend.
    func covers(_ x: Double, _ y: Double) -> Bool {
      legend.contains(CGPoint(x: axes.minX + x * axes.width, y: axes.maxY - y * axes.height))
    }
  }

  private static func covered(_ places: Places, _ lines: [[Point]]) -> Bool {
    lines.contains { line in
      zip(line, line.dropFirst()).contains { from, to in
        (0...200).contains { step in
          let share = Double(step) / 200
          return places.covers(
            from.x + share * (to.x - from.x), from.y + share * (to.y - from.y))
        }
      }
    }
  }

  @Test func theLowerRightCornerComesFirst() throws {
    let places = try Places(Self.sheet([Self.level(0.9), Self.level(0.8)]).svg)
    #expect(places.legend.midX > places.axes.midX && places.legend.midY > places.axes.midY)
    #expect(places.axes.contains(places.legend))
  }

  /// Curves at the top and at the bottom, as of a short run: the middle of a side is free.
  @Test func betweenTwoCurvesThereIsRoom() throws {
    let lines = [Self.level(0.9), Self.level(0.1)]
    let places = try Places(Self.sheet(lines).svg)
    #expect(places.axes.contains(places.legend) && !Self.covered(places, lines))
  }

  /// No point of a line lies in the corner that it crosses.
  @Test func aLineIsInTheWayBetweenItsPointsToo() throws {
    let lines: [[Point]] = [[(0.5, 0), (1, 0.25)], [(0, 1), (0.5, 0.95)]]
    let places = try Places(Self.sheet(lines).svg)
    #expect(places.axes.contains(places.legend) && !Self.covered(places, lines))
  }

  @Test func aBandIsInTheWay() throws {
    let lines = [Self.level(0.5), Self.level(0.45)]
    let places = try Places(
      Self.sheet(lines, band: [(0, 0, 0.6), (1, 0, 0.6)]).svg)
    #expect(places.axes.contains(places.legend) && !Self.covered(places, lines))
    #expect(places.legend.maxY < places.axes.maxY - 0.6 * places.axes.height)
  }

  /// Without a free place the legend stands above the axes, below the title, and the sheet grows by it.
  @Test(arguments: PlotSheet.Width.allCases)
  func whereNoPlaceIsFreeItIsOutside(width: PlotSheet.Width) throws {
    let lines = stride(from: 0.02, to: 1, by: 0.06).map(Self.level)
    let svg = Self.sheet(lines, width: width).svg
    let places = try Places(svg)
    #expect(places.legend.maxY <= places.axes.minY)
    let free = Self.sheet([Self.level(0.9), Self.level(0.8)]).svg
    func title(_ svg: String) throws -> Double {
      let text = try #require(svg.firstMatch(of: /y="([.\d]+)"[^>]*>Chart</)).output.1
      return try #require(Double(text))
    }
    #expect(try title(svg) < places.legend.minY && title(svg) == title(free))
    #expect(svg.matches(of: /<rect x=/).count == 3 && svg.contains(">Caption<"))
  }
}
