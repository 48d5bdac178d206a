import Dashboard
import Drawing
import Telemetry
import Testing

/// Two runs side by side of which no normalization is known.
@Suite struct LogTwinTests {
  private static let twins = ScriptedSource.snapshot(
    (0..<2).map { place in
      ScriptedSource.network(
        layers: 2, [.units, .shift, .gradient],
        scalars: [.testAccuracy: 0.5 + 0.25 * Double(place), .trainLoss: 1 + Double(place)]
      ) { ScriptedSource.bins(Double($0)) }
    })

  /// The views that draw networks in colours of their own.
  private static let views: [View] = [
    .histograms, .percentiles, .shift, .gradients, .units, .learning,
  ]

  @Test(arguments: views, [Size(width: 80, height: 24), Size(width: 160, height: 48)])
  func eachHasAHue(view: View, size: Size) {
    var state = ViewState(size: size)
    state.view = view
    let cells = Dashboard.render(Self.twins, state).canvas.cells
    let seen = cells.flatMap { [$0.style.foreground, $0.style.background] }
    for normalization in [nil, NormalizationInfo.batch] {
      let hue = Palette.hue(normalization)
      let tones =
        [hue.style, hue.light].map(\.foreground) + [hue.shade]
        + (0..<2).map { hue.style(depth: $0, of: 2).foreground }
      #expect(tones.contains { $0 != nil && seen.contains($0) }, "\(normalization?.id ?? "")")
    }
  }

  @Test(arguments: [View.shift, .gradients])
  func aDeeperRunHasALineForEachOfItsLayers(view: View) {
    var state = ViewState(size: Size(width: 160, height: 48))
    state.view = view
    func text(_ layers: [Int]) -> String {
      let networks = layers.map {
        ScriptedSource.network(layers: $0, [.units, .shift, .gradient]) {
          ScriptedSource.bins(Double($0))
        }
      }
      // Without the table below the charts.
      let lines = Dashboard.render(ScriptedSource.snapshot(networks), state).lines
      return lines.prefix(view == .shift ? 30 : 48).joined()
    }
    // The second layer has no name, and is told by its number.
    #expect(text([1, 4]).contains("L2") && text([4, 1]).contains("L2"))
    #expect(!text([1, 1]).contains("L2"))
  }

  @Test func withoutColourTheirLinesAreDrawnInAnotherWay() {
    var state = ViewState(size: Size(width: 120, height: 40))
    state.view = .learning
    let text = Dashboard.render(Self.twins, state).lines.joined()
    #expect(text.contains("━ network") && text.contains("┈ network 2"))
  }
}
