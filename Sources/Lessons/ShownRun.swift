package import Telemetry

/// Which run is on screen: one's own, or that of a lesson in its place while one's own waits.
///
/// `Kept` is what it takes to go on with a run that waits.
package struct ShownRun<Kept> {
  /// What becomes of the run that has to make room.
  package enum Departure {
    /// It stands still and waits; another one that waited until now ends.
    case waits(dropping: Kept?)
    /// It ends.
    case ends
  }

  /// The lesson that is given; nil while there is none.
  package private(set) var lesson: GivenLesson?
  private var waiting: (run: Kept, lesson: GivenLesson?)?

  /// A screen that begins with a lesson, or with a run of one's own.
  package init(lesson: Lesson? = nil) { self.lesson = lesson.map { GivenLesson($0) } }

  /// The run that waits.
  package var waitingRun: Kept? { waiting?.run }

  /// Whether the run is one's own: no lesson, or one whose course was changed.
  private var isOwn: Bool { lesson?.isTakenOver ?? true }

  /// Takes notice of a command of the user.
  package mutating func note(_ command: Command) { lesson?.note(command) }

  /// Takes a snapshot of the run.
  package mutating func take(_ snapshot: Snapshot) -> GivenLesson.Step {
    lesson?.take(snapshot) ?? .show
  }

  /// Begins a lesson in the place of `run`, which waits if it is one's own; returns what
  /// becomes of it.
  package mutating func begin(_ lesson: Lesson, inPlaceOf run: Kept) -> Departure {
    defer { self.lesson = GivenLesson(lesson) }
    guard isOwn else { return .ends }
    let dropped = waiting?.run
    waiting = (run, self.lesson)
    return .waits(dropping: dropped)
  }

  /// Goes back to the run that waits, and returns it; nil if none waits.
  package mutating func goBack() -> Kept? {
    guard let waiting else { return nil }
    lesson = waiting.lesson
    self.waiting = nil
    return waiting.run
  }
}

extension ShownRun.Departure: Equatable where Kept: Equatable {}
