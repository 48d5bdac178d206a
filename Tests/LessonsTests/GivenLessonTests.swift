import Lessons
import Statistics
import Telemetry
import Testing

/// What becomes of a lesson, and of a run that waits for its end, as snapshots and commands come.
@Suite struct GivenLessonTests {
  /// A snapshot of networks that stand at `step`, seen by `query`.
  private func snapshot(
    _ step: Int, _ query: Query = Query(), divergedAt: [Int?] = [nil]
  ) -> Snapshot {
    let networks = divergedAt.map { end in
      let layer = LayerObservation(id: LayerID(order: 0), pooled: Distribution([0, 1]))
      let now = Observation(step: step, normalization: nil, markStep: 0, layers: [layer])
      return NetworkSnapshot(
        current: now, mark: now, history: History(), markers: [], divergedAt: end)
    }
    return Snapshot(
      run: RunInfo(facts: []), status: Status(isRunning: true, pace: .unlimited), query: query,
      networks: networks)
  }

  /// What the outcome of a lesson is measured on.
  private func query(_ lesson: Lesson) -> Query {
    var query = Query()
    query.dissectedLayer = lesson.layer
    (query.wantsSplit, query.wantsAccuracies, query.wantsFlow) = (true, true, true)
    query.wantsUnitCorrelations = true
    return query
  }

  @Test(arguments: Lesson.all.indices) func isMeasuredOnceOnTheRightLook(index: Int) {
    var given = GivenLesson(Lesson.all[index])
    let end = given.lesson.steps
    let wanted = query(given.lesson)
    #expect(given.take(snapshot(0)) == .show)
    #expect(given.take(snapshot(end - 1, wanted)) == .show && given.outcome == nil)
    #expect(given.take(snapshot(end)) == .ask(wanted) && given.outcome == nil)
    #expect(given.take(snapshot(end, wanted)) == .measured && given.outcome != nil)
    #expect(given.take(snapshot(end)) == .show)
    #expect(given.take(snapshot(end, wanted)) == .show)
  }

  @Test func isOverWhereNoNetworkCanGoOn() {
    var given = GivenLesson(Lesson.all[0])
    let wanted = query(given.lesson)
    #expect(given.take(snapshot(3, wanted, divergedAt: [3, nil])) == .show)
    #expect(given.take(snapshot(3, wanted, divergedAt: [3, 2])) == .measured)
  }

  @Test func whoChangesTheCourseTakesOver() {
    var given = GivenLesson(Lesson.all[0])
    for command: Command in [.setRunning(false), .advance(steps: 3), .query(Query())] {
      given.note(command)
    }
    #expect(!given.isTakenOver)
    given.note(.setRate(0.1))
    #expect(given.isTakenOver)
    #expect(given.take(snapshot(given.lesson.steps, query(given.lesson))) == .show)
    #expect(given.outcome == nil)
    guard case .takenOver = given.stage(at: snapshot(9)) else {
      Issue.record("it is taken over")
      return
    }
  }

  @Test func saysWhatIsDue() {
    var given = GivenLesson(Lesson.all[0])
    let notes = given.lesson.notes
    for note in notes {
      guard case .running(note.text) = given.stage(at: snapshot(note.step)) else {
        Issue.record("“\(note.text)” is due at step \(note.step)")
        continue
      }
    }
    _ = given.take(snapshot(given.lesson.steps, query(given.lesson)))
    // What was measured stands, whatever is done afterwards.
    given.note(.mark)
    guard case .over = given.stage(at: snapshot(0)) else {
      Issue.record("it is over")
      return
    }
  }

  @Test func aRunOfOnesOwnWaitsForTheEndOfLessons() {
    var shown = ShownRun<String>()
    #expect(shown.lesson == nil && shown.goBack() == nil)
    #expect(shown.begin(Lesson.all[3], inPlaceOf: "own") == .waits(dropping: nil))
    #expect(shown.lesson?.lesson.index == 3 && shown.waitingRun == "own")
    // The next lesson takes the place of this one, and not of the run.
    #expect(shown.begin(Lesson.all[4], inPlaceOf: "lesson 3") == .ends)
    #expect(shown.lesson?.lesson.index == 4 && shown.waitingRun == "own")
    #expect(shown.goBack() == "own")
    #expect(shown.lesson == nil && shown.waitingRun == nil && shown.goBack() == nil)
  }

  @Test func aLessonThatWasTakenOverWaitsToo() {
    var shown = ShownRun<String>(lesson: Lesson.all[1])
    #expect(shown.begin(Lesson.all[2], inPlaceOf: "lesson 1") == .ends)
    shown.note(.mark)
    #expect(shown.begin(Lesson.all[5], inPlaceOf: "mine") == .waits(dropping: nil))
    shown.note(.setRate(1))
    // Two can't wait.
    #expect(shown.begin(Lesson.all[6], inPlaceOf: "mine too") == .waits(dropping: "mine"))
    #expect(shown.goBack() == "mine too" && shown.lesson?.lesson.index == 5)
    #expect(shown.lesson?.isTakenOver == true)
  }

  @Test func aRunOfOnesOwnIsOnlyShown() {
    var shown = ShownRun<Int>()
    shown.note(.mark)
    #expect(shown.take(snapshot(100_000)) == .show)
    _ = shown.begin(Lesson.all[0], inPlaceOf: 1)
    let end = Lesson.all[0].steps
    #expect(shown.take(snapshot(end)) == .ask(query(Lesson.all[0])))
    #expect(shown.take(snapshot(end, query(Lesson.all[0]))) == .measured)
    #expect(shown.lesson?.outcome != nil)
  }
}
