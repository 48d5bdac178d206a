import Dashboard
import Lessons
import Telemetry
import Training

/// A run that waits while a lesson is given, and how it was looked at.
struct WaitingRun {
  /// Its source, which is held.
  let source: any SnapshotSource
  /// What was looked at.
  let state: ViewState
}

extension Watch {
  /// Starts a lesson of the list, with its own seed, pace and view; a run of one's own waits meanwhile.
  mutating func start(_ index: Int) {
    let lesson = Lesson.all[index]
    switch shown.begin(lesson, inPlaceOf: WaitingRun(source: source, state: state)) {
    case .waits(let dropped):
      dropped?.source.stop()
      source.hold(true)
    case .ends: source.stop()
    }
    source = Trainer(lesson)
    latestKey = clock.now
    let isProjecting = state.isProjecting
    state = ViewState(size: state.size, view: nil, lesson: lesson)
    state.isProjecting = isProjecting
    (snapshot, expected) = (nil, nil)
    state.hasRunWaiting = shown.waitingRun != nil
    if state.hasRunWaiting { state.message = "z goes back to your own run" }
    follow()
  }

  /// Goes on with the run that waits, as it was left.
  mutating func goBack() {
    guard let run = shown.goBack() else { return }
    source.stop()
    let size = state.size
    (source, state) = (run.source, run.state)
    state.size = size
    state.wantsLesson = nil
    state.message = "back in your own run"
    (snapshot, expected) = (nil, nil)
    source.hold(false)
    follow()
  }
}
