import Dashboard
import Drawing
import Lessons
import Telemetry
import TerminalScreen

/// The screen while it is up, and the source behind it.
struct Watch: ~Copyable {
  private var screen: Screen
  private let interval: Duration
  /// The source of what is shown.
  var source: any SnapshotSource
  /// What is looked at, and how.
  var state: ViewState
  /// Whether a lesson is given, and the run of one's own that waits meanwhile.
  var shown: ShownRun<WaitingRun>
  /// What is shown, and what the keys pressed since will lead to: they may come faster than
  /// snapshots, and each counts from where those before it lead to.
  var snapshot: Snapshot?, expected: Snapshot?
  /// The latest frame, where clicks go to.
  private var frame: Rendering?
  /// Whether what is done in a run of one's own is written down.
  private let isRecording: Bool
  /// Something to say from outside of the source, and what of it has been said.
  private let notice: () -> String?
  private var noticed: String?
  /// Whether something is not shown yet, and whether that is the answer to an event.
  private var hasNews = true, isUrgent = true
  private var awaitsAnswer = false
  /// When a frame was drawn last.
  private var latestFrame: ContinuousClock.Instant?
  /// When the user did something last, or what that did was told.
  var latestKey: ContinuousClock.Instant
  /// Whether the view was saved since a frame was drawn last.
  private var hasSaved = false
  /// The clock by which frames and keys are timed.
  let clock = ContinuousClock()

  /// A watch over `source`, which is that of a `lesson` if one is given; it begins with `view`, or with
  /// the lesson's own, and as `prepare` has it, shows at most `fps` frames a second, and what `notice`
  /// has to say.
  init(
    _ screen: consuming Screen, source: any SnapshotSource, view: View?, lesson: Lesson?, fps: Int,
    isRecording: Bool, notice: @escaping () -> String?, prepare: (inout ViewState) -> Void
  ) {
    state = ViewState(size: screen.size, view: view, lesson: lesson)
    prepare(&state)
    latestKey = clock.now
    self.isRecording = isRecording
    self.screen = screen
    self.source = source
    shown = ShownRun(lesson: lesson)
    self.notice = notice
    interval = Duration.seconds(1) / fps
    follow()
  }

  deinit {
    source.stop()
    shown.waitingRun?.source.stop()
  }

  /// Shows the run until the user leaves; returns the signal that ended it, if one did.
  ///
  /// Waits for events and snapshots, and once for the time at which what a key did has been told: where
  /// there are none, nothing is done.
  mutating func run() throws -> Int32? {
    while true {
      let isDue = timeToFrame <= .zero
      if isDue || awaitsAnswer { takeSnapshot() }
      if timeToIdle == .zero { hasNews = true }
      if let failure = source.failure { throw Failure(message: failure, status: 2) }
      if hasNews, timeToFrame <= .zero { draw() }
      // What comes after there was nothing to take wakes the screen.
      let rest = isDue && !hasNews ? timeToIdle : max(.zero, timeToFrame)
      guard let event = screen.nextEvent(timeout: rest) else { continue }
      if let signal = handleAll(from: event) { return signal }
      if state.wantsToQuit { return nil }
    }
  }

  /// How long until a frame may be drawn; the answer to an event has to wait less than others.
  private var timeToFrame: Duration {
    guard let latestFrame else { return .zero }
    let pause = isUrgent ? min(interval, .milliseconds(15)) : interval
    return latestFrame + pause - clock.now
  }

  /// How long what a key did is told, and how soon a hint takes its place.
  private static let patience = Duration.seconds(6)

  /// How long until then; nil where it is over.
  private var timeToIdle: Duration? {
    state.isIdle ? nil : max(.zero, latestKey + Self.patience - clock.now)
  }

  private mutating func draw() {
    if Dashboard.awaitsNumber(snapshot, state) { latestKey = clock.now }
    state.isIdle = clock.now - latestKey >= Self.patience
    // A lesson is not written down, nor what comes after a failure.
    state.isRecording = isRecording && noticed == nil && !state.hasRunWaiting
    let frame = Dashboard.render(snapshot, state)
    screen.present(screen.usesASCII ? frame.canvas.ascii : frame.canvas)
    self.frame = frame
    latestFrame = clock.now
    (hasNews, isUrgent, hasSaved) = (false, false, false)
  }

  /// Handles an event and those that wait behind it, so that a burst of keys is one frame; stops at
  /// a signal, which it returns, where the user leaves, and when it is time for a frame anyway.
  ///
  /// Mouse reports that come faster than they can be followed are dropped.
  private mutating func handleAll(from first: Event) -> Int32? {
    let start = clock.now
    var next: Event? = first
    while let event = next {
      if case .terminated(let signal) = event { return signal }
      let lag = clock.now - start
      if case .mouse = event, lag > .milliseconds(30) {} else { handle(event) }
      if state.wantsToQuit || lag > interval { return nil }
      next = screen.nextEvent(timeout: .zero)
    }
    return nil
  }

  /// Looks at the source's work and is told of its news.
  func follow() {
    source.listen { Screen.wake() }
    source.send(.query(state.query))
  }

  private mutating func takeSnapshot() {
    let news = notice()
    if let news, news != noticed { (state.notice, noticed, hasNews) = (news, news, true) }
    guard let newest = source.takeSnapshot() else { return }
    switch shown.take(newest.shown) {
    case .show: break
    case .ask(let query): source.send(.query(query))
    case .measured: return source.send(.query(state.query))
    }
    (snapshot, expected) = newest
    hasNews = true
    isUrgent = isUrgent || awaitsAnswer
    awaitsAnswer = false
    let query = state.query
    state.take(shown.lesson.map { Lecture($0, newest.shown) })
    if state.query != query { source.send(.query(state.query)) }
  }

  private mutating func handle(_ event: Event) {
    let before = state
    let commands = state.handle(
      event, snapshot: expected, regions: frame?.regions ?? Regions())
    (hasNews, isUrgent, latestKey) = (true, true, clock.now)
    if let reason = expected?.lackOfMemory(for: commands) {
      state = before
      state.refuseSettings(reason)
      return
    }
    if state.wantsToSave { save() }
    if let index = state.wantsLesson { return start(index) }
    if state.wantsRunBack { return goBack() }
    if !commands.isEmpty {
      // What waits in the slot is older than the command: make room, before the answer comes.
      _ = source.takeSnapshot()
      awaitsAnswer = true
    }
    for command in commands {
      shown.note(command)
      source.send(command)
      expected = expected?.anticipating(command)
    }
  }
}

extension Watch {
  /// Saves what is shown, once a frame, however fast the keys come.
  private mutating func save() {
    state.wantsToSave = false
    guard let snapshot, !hasSaved else { return }
    let canvas = Dashboard.render(snapshot, state).canvas
    state.message = SavedView(canvas, snapshot, state, screen.theme).write()
    hasSaved = true
  }
}
