import Dashboard
import Drawing
import Telemetry
import Testing

/// What keys mean, for the network first of all.
struct KeyTests {
  /// The size of the screen.
  let size = Size(width: 120, height: 40)

  /// What these keys, one after the other, ask of the source.
  func commands(_ keys: String, _ snapshot: Snapshot? = Sample.snapshot()) -> [Command] {
    var state = ViewState(size: size)
    return keys.unicodeScalars.flatMap {
      state.handle(.key(.character($0)), snapshot: snapshot)
    }
  }

  /// The state of the screen after these keys.
  func state(_ keys: [Key], _ snapshot: Snapshot? = Sample.snapshot()) -> ViewState {
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

  @Test func everyKeyHasOneMeaning() {
    let keys = Binding.table.flatMap(\.keys)
    #expect(Set(keys).count == keys.count)
  }
}
