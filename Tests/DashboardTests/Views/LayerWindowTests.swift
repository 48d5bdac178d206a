import Dashboard
import Drawing
import Statistics
import Telemetry
import Testing

/// Whichever view shows them, some of many layers are chosen and told of in the same way.
struct LayerWindowTests {
  private func shown(_ view: View, layer: Int, width: Int = 120, height: Int) -> String {
    let layers = Array(repeating: Sample.layer(), count: 8)
    var state = ViewState(size: Size(width: width, height: height))
    (state.view, state.layer) = (view, layer)
    return Dashboard.render(Sample.snapshot([Sample.network(layers: layers)]), state).lines
      .joined(separator: "\n")
  }

  @Test(arguments: [
    (View.histograms, 25, "layers 3–5 of 8, ↑↓ for more"),
    (.histograms, 16, "layer 4 of 8, ↑↓ for more"),
    (.percentiles, 25, "layers 3–5 of 8, ↑↓ for more"),
    (.units, 35, "layers 3–5 of 8, ↑↓ for more"), (.units, 16, "layer 4 of 8, ↑↓ for more"),
    (.density, 24, "layer 4 of 8, ↑↓ for more"),
  ])
  func whatIsShownIsToldInTheLowerEdge(_ view: View, _ height: Int, _ words: String) {
    #expect(shown(view, layer: 3, height: height).contains(words))
  }

  @Test func theSelectedLayerIsAlwaysThere() {
    for view in [View.histograms, .percentiles, .density, .units] {
      for layer in [0, 3, 7] {
        #expect(shown(view, layer: layer, height: 20).contains("▸layer \(layer + 1)  "))
      }
    }
  }

  @Test func whereAllAreShownNothingIsSaidOfMore() {
    #expect(!shown(.percentiles, layer: 0, height: 60).contains("for more"))
  }

  @Test func theSentenceIsAbridgedWhereItHasLittleRoom() {
    let narrow = shown(.percentiles, layer: 3, width: 60, height: 25)
    #expect(narrow.contains("layers 3–5 of 8, ↑↓ ") && !narrow.contains("for more"))
  }
}
