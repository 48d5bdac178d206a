import Dashboard
import Drawing
import Telemetry
import Testing

struct KeyTests {
  private let size = Size(width: 120, height: 40)

  private func commands(_ keys: String, _ snapshot: Snapshot? = Sample.snapshot()) -> [Command] {
    var state = ViewState(size: size)
    return keys.unicodeScalars.flatMap {
      state.handle(.key(.character($0)), snapshot: snapshot)
    }
  }

  private func state(_ keys: [Key], _ snapshot: Snapshot? = Sample.snapshot()) -> ViewState {
    var state = ViewState(size: size)
    for key in keys { _ = state.handle(.key(key), snapshot: snapshot) }
    return state
  }

  @Test func trainingKeysBecomeCommands() {
    #expect(commands("b") == [.toggleNormalization(network: 0, Toggle())])
    #expect(commands(" ") == [.setRunning(false)])
    #expect(commands(" ", Sample.snapshot(isRunning: false)) == [.setRunning(true)])
    #expect(commands("s") == [.advance(steps: 1)])
    #expect(commands("e") == [.advanceEpoch])
    #expect(commands("m") == [.mark])
    #expect(commands("r") == [.restart(seed: 7)])
    #expect(commands("R") == [.restart(seed: 8)])
    #expect(commands("c") == [.compare(true, beside: 0)])
    #expect(commands("c", Sample.twins) == [.compare(false, beside: 0)])
  }

  @Test func ratesAndPacesGoUpAndDownTheirLadders() {
    #expect(commands("+") == [.setRate(1)])
    #expect(commands("-") == [.setRate(0.2)])
    #expect(commands("]") == [.setPace(.stepsPerSecond(120))])
    #expect(commands("[") == [.setPace(.stepsPerSecond(20))])
    #expect(commands("]", Sample.snapshot(pace: .unlimited)) == [.setPace(.unlimited)])
  }

  @Test func mannerGoesThroughAllFour() {
    #expect(commands("Bb") == [.toggleNormalization(network: 0, Toggle(grafts: true))])
    #expect(commands("BBb") == [.toggleNormalization(network: 0, Toggle(folds: false))])
    #expect(commands("BBBBb") == [.toggleNormalization(network: 0, Toggle())])
  }

  @Test func focusDecidesWhichNetworkIsNormalized() {
    #expect(commands("xb", Sample.twins) == [.toggleNormalization(network: 1, Toggle())])
    #expect(commands("xxb", Sample.twins) == [.toggleNormalization(network: 0, Toggle())])
    #expect(commands("xb") == [.toggleNormalization(network: 0, Toggle())])
    #expect(commands("xc", Sample.twins) == [.compare(false, beside: 1)])
  }

  @Test func nAsksForTheNextNormalization() {
    #expect(commands("n") == [.nextNormalization(network: 0, Toggle())])
    #expect(commands("xBn", Sample.twins) == [.nextNormalization(network: 1, Toggle(grafts: true))])
    let changed = commands("hn").filter(\.changesNumbers)
    #expect(changed == [.fork(network: 0, step: 39, change: .next(Toggle()))])
  }

  @Test func aDivergedNetworkIsLeftAlone() {
    let diverged = Sample.snapshot([Sample.network(divergedAt: 41)], isRunning: false)
    #expect(commands("b", diverged).isEmpty)
    #expect(commands("n", diverged).isEmpty)
    #expect(commands(" ", diverged).isEmpty)
    #expect(state([.character("b")], diverged).message?.contains("diverged at step 41") == true)
  }

  @Test func nothingButLeavingWorksWithoutASnapshot() {
    #expect(commands("bncemrRs+-[] xvaB?", nil).isEmpty)
    #expect(state([.character("q")], nil).wantsToQuit)
    #expect(state([.control("c")], nil).wantsToQuit)
  }

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

  @Test func forkingGoesOnFromTheMomentShown() {
    #expect(commands("f") == [.fork(network: 0, step: 40)])
    #expect(commands("hf").contains(.fork(network: 0, step: 39)))
    let changed = commands("hb").filter(\.changesNumbers)
    #expect(
      changed == [.fork(network: 0, step: 39, change: .toggle(Toggle()))])
  }

  @Test func stepsAreTyped() {
    func typed(_ keys: [Key]) -> [Command] {
      var state = ViewState(size: size)
      return keys.flatMap { state.handle(.key($0), snapshot: Sample.snapshot()) }
    }
    let s = Key.character("S")
    #expect(typed([s, .character("2"), .character("5"), .enter]) == [.advance(steps: 25)])
    #expect(
      typed([s, .character("2"), .character("x"), .backspace, .character("7"), .enter])
        == [.advance(steps: 7)])
    #expect(typed([s, .enter]).isEmpty)
    #expect(typed([s, .character("2"), .escape, .enter]).isEmpty)
    #expect(typed([s, .character("0"), .enter]).isEmpty)
  }

  @Test func settingsTakeEffectWithAStart() {
    var state = ViewState(size: size)
    // Layers, activation, momentum and mini-batch.
    let keys: [Key] =
      [.character(","), .down, .left, .down, .down, .right] + Array(repeating: .down, count: 3)
      + [.right, .right, .down, .left, .enter]
    let commands = keys.flatMap { state.handle(.key($0), snapshot: Sample.snapshot()) }
    var settings = Settings(of: Sample.trainer)
    settings.hidden = [100, 100]
    settings.activation = .tanh
    settings.momentum = 0.8
    settings.batchSize = 30
    #expect(commands == [.restart(seed: 7, settings)])
  }

  @Test func aRecordingIsNotChanged() {
    let snapshot = Snapshot(
      run: Sample.snapshot().run,
      status: Status(isRunning: true, pace: .unlimited, playback: Playback(total: 90)),
      networks: [Sample.network()])
    for key in "bnc+-mrRwf" {
      #expect(commands(String(key), snapshot).filter(\.changesNumbers).isEmpty)
    }
    #expect(commands(" ", snapshot) == [.setRunning(false)])
  }

  @Test func layerStaysWithinTheNetwork() {
    #expect(state([.up]).layer == 1)
    #expect(state([.up, .up, .up, .up, .up]).layer == 2)
    #expect(state([.up, .down, .down]).layer == 0)
  }

  @Test func everyKeyHasOneMeaning() {
    let keys = Binding.table.flatMap(\.keys)
    #expect(Set(keys).count == keys.count)
  }

  @Test func theProbesStatisticsAreThoseOfANetworkThatHasSome() {
    func message(_ kinds: NormalizationInfo?...) -> String? {
      let networks = kinds.map { Sample.network(normalization: $0) }
      return state([.character("i")], Sample.snapshot(networks)).message
    }
    let perExample = NormalizationInfo(id: "rms", words: "RMS norm", isPerExample: true)
    #expect(message(nil, .batch)?.hasPrefix("batch norm takes its moving averages") == true)
    #expect(message(perExample, .batch)?.hasPrefix("batch norm takes its moving averages") == true)
    for words in [message(nil), message(perExample), message(nil, perExample)] {
      #expect(words == "as in inference: all the same without moving averages")
    }
  }
}
