import Dashboard
import Drawing
import Telemetry
import Testing

/// What keys change about what is looked at.
extension KeyTests {
  @Test func viewsFollowTabAndDigits() {
    #expect(state([.tab]).view == .percentiles)
    #expect(state(Array(repeating: .tab, count: 9)).view == .histograms)
    #expect(state([.backTab]).view == .answers)
    #expect(state([.character("8")]).view == .learning)
    #expect(state([.character("9")]).view == .answers)
    #expect(state([.character("8"), .character("1")]).view == .histograms)
  }

  @Test func timeGoesBackAndForthByPointsOfTheHistory() {
    #expect(state([.left]).step == 39)
    #expect(state([.left, .left, .right]).step == 39)
    #expect(state([.left, .right]).step == nil)
    #expect(state([.pageUp]).step == 30)
    #expect(state([.home]).step == 0)
    #expect(state([.home, .left]).step == 0)
    #expect(state([.home, .end]).step == nil)
  }

  @Test func whatIsLookedAtIsAskedFor() {
    func asked(_ change: (inout Query) -> Void) -> [Command] {
      var query = Query()
      query.recallsTap = true
      change(&query)
      return [.query(query)]
    }
    #expect(commands("t") == asked { $0.tap = .a })
    #expect(commands("h") == asked { $0.step = 39 })
    #expect(commands("i") == asked { $0.usesPopulation = true })
    #expect(commands("7") == asked { ($0.dissectedLayer, $0.recallsTap) = (0, false) })
    #expect(
      commands("5")
        == asked {
          ($0.tap, $0.recallsTap) = (.gradient, false)
          ($0.wantsLandscape, $0.wantsFlow) = (true, true)
        })
    #expect(
      commands("8")
        == asked {
          ($0.wantsAccuracies, $0.wantsCurves, $0.recallsTap) = (true, true, false)
        })
    #expect(commands("9") == asked { ($0.wantsAnswers, $0.recallsTap) = (true, false) })
    #expect(commands("u") == asked { $0.unit = 7 })
    #expect(commands("?").isEmpty)
  }

  @Test func testImagesAreChangedInTurn() {
    var state = ViewState(size: size)
    state.view = .learning
    func press(_ snapshot: Snapshot = Sample.snapshot()) -> TestShift? {
      _ = state.handle(.key(.character("I")), snapshot: snapshot)
      return state.query.testShift
    }
    #expect(press() == TestShift(.brightness, 0.3))
    #expect(state.message == "test images with brightness +0.3, training images without")
    #expect(press() == TestShift(.noise, 0.5) && press() == TestShift(.blur, 2))
    #expect(press() == TestShift.none && state.message == "test images as they are")
    #expect(press() == TestShift(.brightness, 0.3))
    // In other views nothing is measured, and it is said where that is.
    state.view = .shift
    #expect(press() == nil && state.testShift?.kind == .noise)
    #expect(state.message?.hasSuffix("8 tells what that does") == true)
  }

  @Test func layerStaysWithinTheNetwork() {
    #expect(state([.up]).layer == 1)
    #expect(state([.up, .up, .up, .up, .up]).layer == 2)
    #expect(state([.up, .down, .down]).layer == 0)
  }

  @Test func theProbesStatisticsAreThoseOfANetworkThatHasSome() {
    func message(_ kinds: NormalizationInfo?...) -> String? {
      let networks = kinds.map { Sample.network(normalization: $0) }
      return state([.character("i")], Sample.snapshot(networks)).message
    }
    let perExample = NormalizationInfo(id: "rms", words: "RMS norm", isPerExample: true)
    #expect(message(nil, .batch) == "as in inference: batch norm by its moving averages")
    #expect(message(perExample, .batch) == message(nil, .batch))
    for words in [message(nil), message(perExample), message(nil, perExample)] {
      #expect(words == "as in inference: all the same without moving averages")
    }
  }
}
