import Lessons
import Statistics
import TOMLFiles
import Telemetry
import Testing
import Training

/// Lessons in files.
@Suite struct LessonFileTests {
  private static let head = """
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

  private static let whole =
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
          LayerObservation(id: LayerID(order: order), pooled: Distribution([0, 1]), drift: drift)
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
        repaired: earlier.isEmpty ? nil : 0.625, examples: 5_000, step: 100))
  }

  private func evidence(variants: Bool = true, divergedAt: Int? = nil) -> Evidence {
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
    #expect(live.holds && live.words == "It drifts by 0.125, and 95 % is right.")
    #expect(live.numbers.count == 2)
    // Without the twin nothing is borne out.
    #expect(!lesson.outcome(Evidence(networks: [evidence().networks[0]])).holds)
  }

  @Test(arguments: [
    ("1 + 2 * 3 == 7", true), ("(1 + 2) * 3 == 9", true), ("10 - 2 - 3 == 5", true),
    ("8 / 2 / 2 == 2", true), ("-2 * -3 == 6", true), ("50 % == 0.5", true), ("1e-1 < 0.2", true),
    ("not 1 > 2 and 1 > 0", true), ("not (1 > 2 or 1 > 0)", false),
    ("1 > 2 or 2 > 1 and 1 > 2", false),
    ("test_accuracy == 0.25", true), ("test_accuracy@19 == 0.2", true),
    ("test_accuracy@20 == 0.4", true), ("mean(test_accuracy, 10) == (0.4 + 0.3) / 2", true),
    ("max(test_accuracy, 0) == 0.4 and min(test_accuracy, 0) == 0.2", true),
    ("last.drift == 0.5 and layer1.drift == 0.125 and first.drift == layer1.drift", true),
    ("twin.layer2.drift > last.drift", true), ("diverged", false), ("not diverged", true),
    ("diverged_at > 0", false), ("step == 100", true), ("norm == \"none\"", true),
    ("accuracy_batch == 0.5 and accuracy_running == 0.25", true),
    ("accuracy_unchanged == 0.75 and twin.accuracy_changed == 0.5", true),
    ("accuracy_repaired == 0.625", true), ("twin.accuracy_repaired >= 0", false),
    ("accuracy_retaken == 0.75", true), ("twin.accuracy_retaken >= 0", false),
    ("norm == \"batch\"", false), ("last.shift < 1 or last.shift >= 1", false),
    ("last.sigma == 0.5 and last.q50 == 0.5", true),
  ]) func formulasMeanWhatTheySay(formula: String, holds: Bool) throws {
    let file =
      Self.head
      + "[settings]\nhidden = [4, 3]\n[[outcome]]\nwords = \"x\"\nholds = '\(formula)'\n"
    #expect(try Lesson(file: file, id: "x.toml").outcome(evidence()).holds == holds)
  }

  @Test(arguments: [
    ("tset_accuracy > 1", "perhaps test_accuracy"), ("last.drfit > 1", "perhaps drift"),
    ("layer3.drift > 1", "there are layers 1 to 2"), ("slow.test_accuracy > 1", "no key"),
    ("1 +", "expected a value at the end"), ("(1 > 2", "expected “)”"),
    ("1 > 2)", "expected an op"),
    ("1 2", "expected an operator, not “2”"), ("mean(last.drift)", "expected “,”"),
    ("test_accuracy@x > 1", "@: expected the number of a step"), ("1 & 2", "“&” has no meaning"),
    ("norm == \"btach\"", "norm: expected one of none"), ("norm == batch", "in quotes"),
    (String(repeating: "(", count: 200), "too much within"),
    (String(repeating: "-", count: 20_000) + "1 > 0", "too long"),
    (String(repeating: "-", count: 900) + "1 > 0", "too much within"),
    (String(repeating: "1+", count: 100_000) + "1 > 0", "too long"),
    ("step_ms > 1", "timed = true"), ("mean(diverged, 0) > 0", "a quantity of every step"),
    ("mean(accuracy_batch, 0) > 0", "a quantity of every step"),
    ("diverged@5", "it is not of a step"), ("norm > 2", "expected “==”"),
    ("test_accuracy.last > 1", "no key"),
  ]) func formulasThatMeanNothingAreTold(formula: String, words: String) throws {
    let file =
      Self.head
      + "[settings]\nhidden = [4, 3]\n[[outcome]]\nwords = \"x\"\nholds = '\(formula)'\n"
    let error = try #require(throws: TOMLFileError.self) { try Lesson(file: file, id: "x") }
    #expect(error.line == 16 && error.reason.contains(words), "\(error)")
  }

  @Test(arguments: [
    ("title = \"A title\"", "titel = \"A title\"", 1, "no key “titel”, perhaps title"),
    ("title = \"A title\"\n", "", 1, "title: a lesson needs this text"),
    ("pace = 60", "pace = 0", 4, "pace: expected a whole number from 1"),
    ("compare = true", "compare = 1", 6, "compare: expected true or false"),
    ("compare = true", "compare = false", 48, "this lesson has no twin"),
    ("view = \"shift\"", "view = \"shfit\"", 11, "view: expected histograms or"),
    ("lr = 0.25", "lr = -1", 15, "lr: the learning rate is a positive number"),
    ("lr = 0.25", "rl = 1", 15, "no key “rl”, perhaps lr"),
    ("layer = 2\n[", "layer = 3\n[", 12, "layer: expected a whole number from 1 to 2"),
    ("do = \"toggle\"", "do = \"togle\"", 19, "do: expected toggle, next, mark, rate or scale"),
    ("insertion = \"graft\"", "insertion = \"push\"", 21, "insertion: expected snap or graft"),
    ("step = 20", "step = 5", 24, "ascending"), ("step = 20", "step = 101", 24, "0 to 100"),
    ("factor = 10", "factor = 0", 27, "factor: expected a number above 0"),
    ("{right} is", "{wrong} is", 57, "no key “wrong”"),
    ("as = \"right\"", "as = \"first_drift\"", 47, "another measure"),
    ("as = \"right\"", "as = \"1 2\"", 47, "as: expected a word"),
    (
      "format = \"percent\"\n\n[[measure]]", "format = \"cm\"\n\n[[measure]]", 49,
      "number or percent"
    ),
    ("lr = 0.1 }", "lr = 0 }", 32, "lr: the learning rate"),
    ("[[note]]", "[note]", 35, "note: expected tables"),
  ]) func whatIsWrongIsToldWithItsLine(old: String, new: String, line: Int, words: String) throws {
    let text = Self.whole.replacing(old, with: new)
    try #require(text != Self.whole)
    let error = try #require(throws: TOMLFileError.self) { try Lesson(file: text, id: "x") }
    #expect(error.reason.contains(words) && error.line == line, "\(error)")
  }

  /// Bytes that are changed, added and taken away give a lesson or one line.
  @Test func damagedFilesDoNoHarm() {
    let whole = Array(Self.whole.utf8)
    for _ in 0..<5_000 {
      var bytes = whole
      for _ in 0..<Int.random(in: 1...4) {
        let place = Int.random(in: 0..<bytes.count)
        switch Int.random(in: 0..<3) {
        case 0: bytes[place] = UInt8.random(in: 0...255)
        case 1: bytes.insert(UInt8.random(in: 32...126), at: place)
        default: bytes.removeSubrange(place..<min(bytes.count, place + 3))
        }
      }
      do {
        let lesson = try Lesson(file: String(decoding: bytes, as: UTF8.self), id: "x")
        _ = lesson.outcome(evidence())
      } catch {
        #expect(error.line >= 1 && !error.reason.contains(where: \.isNewline))
      }
    }
  }
}
