import Lessons
import Statistics
import TOMLFiles
import Telemetry
import Testing
import Training

/// Lessons in files.
@Suite struct LessonFileTests {
  /// What every lesson has, without settings and outcome.
  static let head = """
    title = "A title"
    claim = "A claim"
    source = "Someone 2015"
    pace = 60
    steps = 100
    compare = true
    keys = "b"
    question = "Why?"
    answer = "So."
    caveat = "But."
    view = "shift"

    """

  /// A lesson with all that there may be in a file.
  static let whole =
    head + """
      layer = 2
      [settings]
      hidden = [4, 3]
      lr = 0.25

      [[script]]
      step = 10
      do = "toggle"
      network = 2
      insertion = "graft"

      [[script]]
      step = 20
      do = "scale"
      layer = 2
      factor = 10

      [[variant]]
      name = "slow"
      steps = 30
      settings = { lr = 0.1 }
      script = [{ step = 5, do = "mark" }]

      [[note]]
      step = 0
      text = \"\"\"
      Two
        lines.\"\"\"

      [[measure]]
      name = "first drift"
      value = "first.drift"

      [[measure]]
      name = "twin accuracy"
      as = "right"
      value = "twin.test_accuracy"
      format = "percent"

      [[measure]]
      name = "slow accuracy"
      value = "slow.test_accuracy"
      format = "percent"

      [[outcome]]
      words = "It drifts by {first_drift}, and {right} is right."
      holds = "first.drift < 0.5 * twin.last.drift and right > 90 %"

      [[outcome]]
      when = "diverged"
      words = "It diverged."

      [[outcome]]
      words = "Slowly {slow_accuracy}."
      holds = "slow_accuracy < right"

      """

  /// A network whose layers drift by so much.
  private func network(
    drifts: [Double], accuracy: Double, divergedAt: Int? = nil, earlier: [Double] = []
  ) -> NetworkSnapshot {
    func seen(_ step: Int, accuracy: Double) -> Observation {
      Observation(
        step: step, normalization: nil, scalars: [.testAccuracy: accuracy], markStep: 0,
        layers: drifts.enumerated().map { order, drift in
          var layer = LayerObservation(
            id: LayerID(order: order), pooled: Distribution([0, 1]), drift: drift)
          layer.unitCorrelation = UnitCorrelation(rms: 0.25, sigmas: 0.5...2)
          return layer
        })
    }
    var history = History()
    for (index, accuracy) in earlier.enumerated() {
      history.append(seen(10 * index, accuracy: accuracy))
    }
    let now = seen(100, accuracy: accuracy)
    return NetworkSnapshot(
      current: now, mark: now, history: history, markers: [], divergedAt: divergedAt,
      accuracyModes: earlier.isEmpty
        ? nil
        : AccuracyModes(batch: 0.5, running: 0.25, retaken: 0.75, examples: 5_000, step: 100),
      shiftTest: ShiftTest(
        shift: TestShift(.blur, 1), unchanged: 0.75, changed: 0.5,
        retaken: earlier.isEmpty ? nil : 0.625, examples: 5_000, step: 100))
  }

  /// What came of twins, the first of which may have diverged, and of one variant.
  func evidence(variants: Bool = true, divergedAt: Int? = nil) -> Evidence {
    Evidence(
      networks: [
        network(
          drifts: [0.125, 0.5], accuracy: 0.25, divergedAt: divergedAt,
          earlier: [0.1, 0.2, 0.4, 0.3]),
        network(drifts: [0.5, 0.75], accuracy: 0.95),
      ],
      variants: variants ? [network(drifts: [0, 0], accuracy: 0.5)] : [])
  }

  @Test func aFileIsALesson() throws {
    let lesson = try Lesson(file: Self.whole, id: "x.toml")
    #expect(lesson.configuration.hidden == [4, 3] && lesson.configuration.rate == 0.25)
    #expect(lesson.compares && lesson.steps == 100 && lesson.view == "shift" && lesson.layer == 1)
    #expect(
      lesson.script == [
        StampedCommand(step: 10, command: .toggleNormalization(network: 1, Toggle(grafts: true))),
        StampedCommand(step: 20, command: .scaleWeights(network: 0, layer: 1, factor: 10)),
      ])
    #expect(lesson.notes.map(\.text) == ["Two lines."])
    #expect(lesson.variants.map(\.steps) == [30] && lesson.variants[0].configuration.rate == 0.1)
    #expect(lesson.variants[0].script == [StampedCommand(step: 5, command: .mark)])
    #expect(lesson.index == nil)
  }

  @Test func anOutcomeIsMeasuredAndToldAsTheFileSays() throws {
    let lesson = try Lesson(file: Self.whole, id: "x.toml")
    let outcome = lesson.outcome(evidence())
    #expect(outcome.words == "It drifts by 0.125, and 95 % is right. Slowly 50 %.")
    #expect(outcome.holds)
    #expect(outcome.numbers.map(\.name) == ["first drift", "twin accuracy", "slow accuracy"])
    #expect(outcome.numbers.map(\.value) == [0.125, 0.95, 0.5])
    #expect(lesson.outcome(evidence(divergedAt: 7)).words.contains("It diverged."))
    // The live screen trains no variants, and says nothing of them.
    let live = lesson.outcome(evidence(variants: false))
    #expect(live.holds && live.isDecided && live.words == "It drifts by 0.125, and 95 % is right.")
    #expect(live.numbers.count == 2)
    // Without the twin nothing is borne out.
    #expect(!lesson.outcome(Evidence(networks: [evidence().networks[0]])).holds)
  }

  @Test func bracesWithoutAWordBetweenThemStay() throws {
    let text = Self.whole.replacing("words = \"It diverged.\"", with: "words = \"} { {right} {\"")
    let outcome = try Lesson(file: text, id: "x.toml").outcome(evidence(divergedAt: 7))
    #expect(outcome.words.contains("} { 95 % {"), "\(outcome.words)")
  }

  @Test func whatDependsOnAVariantAloneIsLeftUndecidedWithoutIt() throws {
    let condition = "holds = \"first.drift < 0.5 * twin.last.drift and right > 90 %\""
    let lesson = try Lesson(file: Self.whole.replacing(condition, with: ""), id: "x.toml")
    let whole = lesson.outcome(evidence())
    #expect(whole.holds && whole.isDecided)
    let live = lesson.outcome(evidence(variants: false))
    #expect(!live.holds && !live.isDecided)
    #expect(live.words == "It drifts by 0.125, and 95 % is right.")
  }
}
