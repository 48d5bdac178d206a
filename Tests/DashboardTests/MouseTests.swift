import Dashboard
import Drawing
import Telemetry
import Testing

/// What a click or a turn of the wheel means, where it happens.
@Suite struct MouseTests {
  private func state(_ view: View, _ size: Size = Size(width: 120, height: 40)) -> ViewState {
    var state = ViewState(size: size)
    state.view = view
    return state
  }

  /// The cells in which `text` begins, from left to right and from top to bottom.
  private func places(of text: String, _ snapshot: Snapshot, _ state: ViewState) -> [(Int, Int)] {
    let wanted = Array(text.unicodeScalars)
    return Dashboard.render(snapshot, state).lines.enumerated().flatMap { y, line in
      let glyphs = Array(line.unicodeScalars)
      return (0...max(0, glyphs.count - wanted.count))
        .filter { glyphs[$0...].starts(with: wanted) }.map { ($0, y) }
    }
  }

  @Test func aViewIsChosenByItsName() {
    var state = state(.histograms)
    for (digit, view) in [("8", View.learning), ("4", .shift), ("1", .histograms)] {
      let (x, y) = places(of: " \(digit) ", Sample.twins, state).last { $0.1 == 1 } ?? (0, 0)
      _ = state.handle(.mouse(Mouse(.press, x: x + 1, y: y)), snapshot: Sample.twins)
      #expect(state.view == view)
    }
  }

  @Test(arguments: [
    (View.histograms, "layer 2"), (.percentiles, "layer 2"), (.density, "layer 2"),
    (.shift, "L2'"), (.gradients, "L2 "), (.units, "layer 2"),
  ])
  func aLayerIsSelectedWhereItIsDrawn(view: View, name: String) throws {
    var state = state(view)
    let place = try #require(
      places(of: name, Sample.twins, state).last { $0.0 >= 60 }, "\(view) shows \(name)")
    _ = state.handle(.mouse(Mouse(.press, x: place.0, y: place.1)), snapshot: Sample.twins)
    #expect(state.layer == 1 && state.focus == 1)
    let marked = "▸" + name.trimmingPrefix("▸")
    #expect(!places(of: marked, Sample.twins, state).isEmpty)
  }

  @Test func aClickInThePictureOfALayerSelectsItAsWell() {
    let snapshot = Sample.snapshot()
    var state = state(.histograms, Size(width: 80, height: 24))
    let (x, y) = places(of: "layer 3", snapshot, state).first ?? (0, 0)
    _ = state.handle(.mouse(Mouse(.press, x: x + 20, y: y + 3)), snapshot: snapshot)
    #expect(state.layer == 2)
  }

  @Test func aMomentIsChosenOnItsAxis() {
    var state = state(.learning)
    _ = state.handle(.mouse(Mouse(.press, x: 30, y: 20)), snapshot: Sample.snapshot())
    #expect((15...25).contains(state.step ?? 0))
    _ = state.handle(.mouse(Mouse(.press, x: 57, y: 20)), snapshot: Sample.snapshot())
    #expect(state.step == nil)
    state.view = .density
    _ = state.handle(.mouse(Mouse(.press, x: 40, y: 10)), snapshot: Sample.snapshot())
    #expect((10...20).contains(state.step ?? 0) && state.layer == 2)
    state.view = .percentiles
    _ = state.handle(.mouse(Mouse(.press, x: 60, y: 36)), snapshot: Sample.snapshot())
    #expect((22...26).contains(state.step ?? 0))
  }

  @Test func theWheelChangesTheLayerOrTheMoment() {
    var state = state(.histograms)
    _ = state.handle(.mouse(Mouse(.wheelUp, x: 30, y: 20)), snapshot: Sample.snapshot())
    #expect(state.layer == 1 && state.step == nil)
    state.view = .learning
    _ = state.handle(.mouse(Mouse(.wheelUp, x: 30, y: 20)), snapshot: Sample.snapshot())
    #expect(state.layer == 1 && state.step == 39)
    _ = state.handle(.mouse(Mouse(.wheelDown, x: 30, y: 20)), snapshot: Sample.snapshot())
    #expect(state.step == nil)
  }

  @Test func belowTheHelpNothingIsChosen() {
    var state = state(.learning)
    state.helpLine = 0
    _ = state.handle(.mouse(Mouse(.press, x: 30, y: 20)), snapshot: Sample.snapshot())
    #expect(state.step == nil && state.helpLine == 0)
    _ = state.handle(.mouse(Mouse(.wheelDown, x: 30, y: 20)), snapshot: Sample.snapshot())
    #expect(state.helpLine == 1)
  }
}
