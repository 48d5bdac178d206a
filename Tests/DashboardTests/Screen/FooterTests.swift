import Dashboard
import Drawing
import Telemetry
import Testing

/// What the last row says of keys: those pressed and those to press.
@Suite struct FooterTests {
  private let size = Size(width: 120, height: 40)

  private func footer(_ snapshot: Snapshot, _ state: ViewState) -> String {
    Dashboard.render(snapshot, state).lines.last ?? ""
  }

  /// What the footer says after a key.
  private func footer(
    after keys: [Key], _ snapshot: Snapshot = Sample.snapshot(), then next: Snapshot? = nil,
    isIdle: Bool = false
  ) -> String {
    var state = ViewState(size: size)
    for key in keys { _ = state.handle(.key(key), snapshot: snapshot) }
    state.isIdle = isIdle
    return footer(next ?? snapshot, state)
  }

  /// A network whose learning rate went from 0.5 to 1 at step 400, up to `step`; its drift is measured
  /// every 50 steps.
  private func faster(step: Int, after: Double = 0.25) -> Snapshot {
    func observe(_ step: Int) -> Observation {
      let end = step / 50 * 50
      let drift = end < 50 ? nil : end <= 400 ? 0.14 : after
      return Sample.observation(
        step: step, layers: (0..<3).map { _ in Sample.layer(drift: drift) })
    }
    var history = History(capacity: 1000)
    for step in 0...step { history.append(observe(step)) }
    return Sample.snapshot([
      NetworkSnapshot(
        current: observe(step), mark: observe(0), history: history,
        markers: [Marker(step: 400, kind: .rate(1))], divergedAt: nil)
    ])
  }

  @Test func aRateTellsWhatItDidToTheDrift() {
    let deed = "learning rate 0.5 → 1 at step 400 · drift of layer 3: 0.14 → "
    let plus = [Key.character("+")]
    #expect(footer(after: plus, then: faster(step: 430)).contains(deed + "… in 50 steps"))
    // The window in which the rate changed does not count where it can't be told from a later one.
    #expect(footer(after: plus, then: faster(step: 460)).contains("0.25 in 50 steps"))
    #expect(
      footer(after: plus, then: faster(step: 460, after: 0.14)).contains(deed + "… in 50 steps"))
  }

  @Test func equalNumbersAreAlike() {
    let same = footer(after: [.character("c")], then: Sample.twins)
    #expect(same.contains("drift of layer 3: alike, 0.37 in 50 steps"), "\(same)")
    let calm = (0..<3).map { _ in Sample.layer(drift: 0.06) }
    let twins = Sample.snapshot([
      Sample.network(), Sample.network(normalization: .batch, layers: calm),
    ])
    #expect(
      footer(after: [.character("c")], then: twins)
        .contains("drift of layer 3: plain 0.37, batch norm 0.06 in 50 steps"))
  }

  @Test func whatIsToldFits() {
    let calm = (0..<3).map { _ in Sample.layer(drift: 0.06) }
    let twins = Sample.snapshot([
      Sample.network(), Sample.network(normalization: .batch, layers: calm),
    ])
    for width in [60, 80] {
      var state = ViewState(size: Size(width: width, height: 24))
      state.told = .twins
      #expect(footer(twins, state).contains("plain 0.37, batch norm 0.06"), "\(width)")
    }
  }

  @Test(arguments: [
    ("]", "pace 60 steps/s → 120 steps/s"), ("[", "pace 60 steps/s → 20 steps/s"),
    ("m", "mark set: outlines and shift count from here"),
    ("i", "moving averages"), ("f", "fork of step 40"), ("f", "until b, n or w changes it"),
    ("P", "one layer"), ("a", "axes locked"), ("Z", "Z does nothing; ? lists the keys"),
  ]) func aKeySaysWhatItDid(key: String, words: String) {
    let line = footer(after: key.unicodeScalars.map { .character($0) })
    #expect(line.contains(words), "\(line)")
  }

  /// Of curves and of something else, of one network and of twins, by oneself and in a recording.
  @Test(arguments: [60, 80]) func whatAKeySaysIsNotCutOff(width: Int) {
    let renorm = Sample.normalization("renorm", "noisy batch norm")
    let networks = [Sample.network(step: 250), Sample.network(step: 250, normalization: renorm)]
    func snapshot(_ count: Int, _ playback: Playback?) -> Snapshot {
      Snapshot(
        run: RunInfo(Sample.trainer),
        status: Status(isRunning: false, pace: .stepsPerSecond(60), playback: playback),
        networks: Array(networks.suffix(count)))
    }
    let playbacks = [
      nil, Playback(made: 250, total: 1000), Playback(made: 250, total: 250, hasEnded: true),
    ]
    let snapshots = playbacks.flatMap { playback in [1, 2].map { snapshot($0, playback) } }
    let views = [View.units, .learning]
    for (snapshot, view) in snapshots.flatMap({ each in views.map { (each, $0) } }) {
      for key in Binding.table.flatMap(\.keys) {
        var state = ViewState(size: Size(width: width, height: 24))
        (state.view, state.step) = (view, key == .character("f") ? 123_456 : nil)
        // Again, as many keys turn something on and off.
        for _ in 0..<2 {
          _ = state.handle(.key(key), snapshot: snapshot)
          #expect(!footer(snapshot, state).contains("…"), "\(view), \(key): \(state.message ?? "")")
        }
      }
    }
  }

  @Test func otherKeysThanCharactersHaveNames() {
    #expect(footer(after: [.function(5)]).contains("F5 does nothing"))
    #expect(footer(after: [.control("g")]).contains("Ctrl-G does nothing"))
  }

  @Test func whatWasReadMakesRoom() {
    #expect(footer(after: [.character("m")], isIdle: true).contains("space pause"))
    // Not before the number is there that it waits for.
    let waiting = footer(after: [.character("+")], then: faster(step: 430), isIdle: true)
    #expect(waiting.contains("0.14 → …"))
    var state = ViewState(size: size)
    (state.notice, state.isIdle) = ("the recording ends here: disk full", true)
    #expect(footer(Sample.snapshot(), state).contains("disk full"))
  }

  @Test func hintsComeOneAfterTheOther() {
    let normalized = Sample.snapshot([Sample.network(normalization: .batch)])
    var state = ViewState(size: size)
    #expect(!footer(Sample.snapshot(), state).contains("inserts batch norm"))
    state.isIdle = true
    #expect(footer(Sample.snapshot(), state).hasPrefix(" b inserts batch norm "))
    #expect(footer(normalized, state).hasPrefix(" c shows a twin without it "))
    #expect(footer(Sample.twins, state).hasPrefix(" 8 shows which learns faster "))
    var shown = state
    shown.view = .learning
    #expect(footer(Sample.twins, shown).hasPrefix(" b batch norm "))
    let diverged = Sample.snapshot([Sample.network(divergedAt: 41)])
    #expect(!footer(diverged, state).contains("inserts batch norm"))
    // The key stands there once.
    #expect(!footer(Sample.snapshot(), state).contains("b batch norm"))
    state.lesson = 0
    #expect(!footer(Sample.snapshot(), state).contains("inserts batch norm"))
  }

  @Test func aHintIsGoneOnceItsKeyWasPressed() {
    var state = ViewState(size: size)
    _ = state.handle(.key(.character("b")), snapshot: Sample.snapshot())
    (state.isIdle, state.told) = (true, nil)
    #expect(!footer(Sample.snapshot(), state).contains("inserts batch norm"))
    #expect(footer(Sample.snapshot(), state).contains(" c compare"))
  }

  @Test func aHintCanBeClicked() {
    var state = ViewState(size: size)
    state.isIdle = true
    let regions = Dashboard.render(Sample.snapshot(), state).regions
    let commands = state.handle(
      .mouse(Mouse(.press, x: 5, y: 39)), snapshot: Sample.snapshot(), regions: regions)
    #expect(commands == [.toggleNormalization(network: 0, Toggle())])
  }

  @Test func nothingIsAwaitedOfWhatHasDiverged() {
    var state = ViewState(size: size)
    state.told = .normalization
    for (divergedAt, isAwaited) in [(nil, true), (41, false)] {
      let network = Sample.network(
        markers: [Marker(step: 40, kind: .inserted(.batch, grafts: false))], divergedAt: divergedAt)
      #expect(Dashboard.awaitsNumber(Sample.snapshot([network]), state) == isAwaited)
    }
  }

  @Test func keysStandThereUntilTwinsHaveADrift() {
    let unknown = (0..<3).map { _ in Sample.layer(drift: nil) }
    let twins = Sample.snapshot([
      Sample.network(layers: unknown), Sample.network(normalization: .batch, layers: unknown),
    ])
    var state = ViewState(size: size)
    state.told = .twins
    #expect(Dashboard.awaitsNumber(twins, state) && footer(twins, state).contains("q quit"))
  }
}
