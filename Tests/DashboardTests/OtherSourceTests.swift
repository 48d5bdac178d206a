import Dashboard
import Drawing
import Statistics
import Telemetry
import Testing

/// The screen before a source that is no trainer and knows little.
@Suite struct OtherSourceTests {
  private static let sizes = [
    Size(width: 60, height: 16), Size(width: 80, height: 24), Size(width: 131, height: 37),
    Size(width: 200, height: 60), Size(width: 61, height: 90), Size(width: 30, height: 9),
  ]
  /// Every key but those that leave or open another run.
  private static let keys = Binding.table.flatMap(\.keys).filter {
    ![.character("q"), .control("c")].contains($0)
  }

  private func check(_ frame: Rendering, _ size: Size, _ what: @autoclosure () -> String) {
    let canvas = frame.canvas
    #expect(canvas.lines.count == size.height, "\(what())")
    #expect(
      canvas.lines.allSatisfy { $0.unicodeScalars.count == size.width }, "\(what())")
    #expect(canvas.cells.allSatisfy { $0.glyph.isOneCell }, "\(what())")
    #expect(canvas.ascii.cells.allSatisfy { $0.glyph.isASCII }, "\(what())")
  }

  /// Every view of every combination of facets, with keys and clicks that come in any order.
  @Test(arguments: View.allCases) func everyViewDrawsWhatThereIs(view: View) throws {
    let source = ScriptedSource(ScriptedSource.everything)
    var state = ViewState(size: Self.sizes[0])
    state.lessons = ["one", "two"]
    var (index, next) = (view.rawValue, view.rawValue * 5)
    while let (snapshot, expected) = source.takeSnapshot() {
      state.size = Self.sizes[index % Self.sizes.count]
      state.view = view
      var frame = Dashboard.render(snapshot, state)
      check(frame, state.size, "\(view) \(index)")
      for _ in 0..<6 {
        let key = Self.keys[next % Self.keys.count]
        let place = (x: next * 37 % state.size.width, y: next * 11 % state.size.height)
        let action: Mouse.Action = [.press, .wheelUp, .wheelDown][next % 3]
        for event in [Event.key(key), .mouse(Mouse(action, x: place.x, y: place.y))] {
          for command in state.handle(event, snapshot: expected, regions: frame.regions) {
            source.send(command)
          }
          frame = Dashboard.render(snapshot, state)
          check(frame, state.size, "\(view) \(index) \(event)")
        }
        next += 1
      }
      index += 1
    }
    #expect(index == view.rawValue + ScriptedSource.everything.count)
    // It refuses all but looks, and is asked for nothing else.
    #expect(source.commands.allSatisfy { $0.request == nil })
  }

  private static let bare = ScriptedSource.snapshot([
    ScriptedSource.network(layers: 3, []) { ScriptedSource.bins(Double($0)) }
  ])

  private func text(
    _ snapshot: Snapshot, _ view: View, _ size: Size = Size(width: 170, height: 50),
    _ change: (inout ViewState) -> Void = { _ in }
  ) -> String {
    var state = ViewState(size: size)
    state.view = view
    change(&state)
    return Dashboard.render(snapshot, state).lines
      .map { $0.split(separator: " ").joined(separator: " ") }.joined(separator: "\n")
  }

  @Test(arguments: [
    (
      View.histograms,
      [
        "its shift is not known", "single units are not known here",
        "the test accuracy is not known",
      ]
    ),
    (.percentiles, ["single units are not known here"]),
    (.density, ["single units are not known here"]),
    (
      .shift,
      ["this shift is not known of these", "The shift of these layers is not known."]
    ),
    (.gradients, ["∂L/∂y is not known of these layers", "gradients of these layers’ weights"]),
    (.units, ["single units are not known here"]),
    (.anatomy, ["only a trainer takes a layer apart"]),
    (.learning, ["no such number is known of this run"]),
    (.answers, ["only a trainer tells what its network answers"]),
  ])
  func everyViewSaysWhatIsAbsent(view: View, sentences: [String]) {
    let shown =
      text(Self.bare, view)
      + text(Self.bare, view) { $0.showsUnit = view == .percentiles || view == .density }
    for sentence in sentences { #expect(shown.contains(sentence), "\(sentence)") }
    // Nothing that only a trainer could know.
    for words in [
      "epoch", "probe", "saturated", "inactive", "plain", "last 250", "steps/s", "press s",
    ] {
      #expect(!shown.contains(words), "\(words)")
    }
    let trained = ScriptedSource.snapshot(Self.bare.networks, trainer: Sample.trainer)
    #expect(text(trained, view).contains("epoch 40.00"))
  }

  @Test func aRunWithoutLayersStillHasNumbers() {
    let empty = ScriptedSource.snapshot([
      ScriptedSource.network(layers: 0, [], scalars: [.testAccuracy: 0.5, .rate: 0.125]) { _ in
        Distribution([])
      }
    ])
    for view in View.allCases where view != .learning {
      #expect(text(empty, view).contains("no layer of this run is known"))
    }
    #expect(text(empty, .learning).contains("50 %"))
    #expect(text(empty, .histograms).contains("η 0.125 p 0.5"))
  }

  @Test func estimatesAreMarked() {
    #expect(text(Self.bare, .histograms).contains("≈ mean"))
    #expect(text(Self.bare, .percentiles).contains("≈ 15 %"))
    #expect(text(Self.bare, .density).contains("median ≈"))
    let units = ScriptedSource.snapshot([
      ScriptedSource.network(layers: 1, [.units]) { ScriptedSource.bins(Double($0)) }
    ])
    #expect(text(units, .histograms).contains("≈ 15–85 %"))
    for view in View.allCases { #expect(!text(Sample.snapshot(), view).contains("≈")) }
  }

  @Test func longNamesLeaveRoomForNumbers() {
    let shown = text(Self.bare, .histograms, Size(width: 120, height: 40))
    #expect(shown.contains("encoder.block.0.attenti… ≈ mean"))
    // The second one has no name, and the third one cannot be printed.
    #expect(shown.contains("layer 2 ≈ mean") && shown.contains("?[31mred? ≈ mean"))
  }

  @Test func whatIsRefusedChangesNothingAndSaysWhy() {
    for key in "bnBc+-mrRwf,z seS[]gti" {
      let before = ViewState(size: Size(width: 120, height: 40))
      var state = before
      let commands = state.handle(
        .key(.character(key.unicodeScalars.first ?? " ")), snapshot: Self.bare)
      #expect(commands.isEmpty && state.message == ScriptedSource.reason, "\(key)")
      state.message = nil
      #expect(state == before, "\(key)")
    }
  }

  @Test func theFooterOffersWhatIsAccepted() {
    let state = ViewState(size: Size(width: 200, height: 40))
    let footer = Dashboard.render(Self.bare, state).lines[39]
    for binding in Binding.table where footer.contains(" \(binding.label) ") {
      for key in binding.keys {
        var state = state
        _ = state.handle(.key(key), snapshot: Self.bare)
        #expect(state.message != ScriptedSource.reason, "\(binding.label)")
      }
    }
    #expect(footer.contains(" ? help ") && footer.contains(" q quit "))
    #expect(!footer.contains("batch norm") && !footer.contains("pause"))
  }

  @Test func stepsThatWereTypedAreRefusedWhereThatHasChanged() {
    var state = ViewState(size: Size(width: 120, height: 40))
    for key in "S12" {
      _ = state.handle(
        .key(.character(key.unicodeScalars.first ?? " ")), snapshot: Sample.snapshot())
    }
    #expect(state.handle(.key(.enter), snapshot: Self.bare).isEmpty)
    #expect(state.message == ScriptedSource.reason)
  }

  @Test func aSourceMayAcceptSomeThings() {
    var status = Self.bare.status
    status.refused[.run] = nil
    status.refused[.rate] = nil
    status.refused[.restart] = nil
    let snapshot = Snapshot(run: Self.bare.run, status: status, networks: Self.bare.networks)
    var state = ViewState(size: Size(width: 120, height: 40))
    #expect(state.handle(.key(.character(" ")), snapshot: snapshot) == [.setRunning(false)])
    for (key, words) in [("+", "rate of this run"), ("r", "seed of this run")] {
      let commands = state.handle(
        .key(.character(key.unicodeScalars.first ?? " ")), snapshot: snapshot)
      #expect(commands.isEmpty && state.message?.contains(words) == true)
    }
  }
}
