import Dashboard
import Datasets
import Drawing
import Lessons
import Telemetry
import TerminalScreen
import Training

/// The screen while it is up, and the training behind it.
struct Watch: ~Copyable {
  private var screen: Screen
  private let interval: Duration
  private var trainer: Trainer
  private var state: ViewState
  /// What is shown, and what the keys pressed since will lead to: they may come faster than
  /// snapshots, and each counts from where those before it lead to.
  private var snapshot: Snapshot?, expected: Snapshot?
  /// The latest frame, where clicks go to.
  private var frame: Rendering?
  /// A run of one's own that a lesson has taken the place of.
  private var waiting: WaitingRun?
  /// Something to say from outside of the training, and what of it has been said.
  private let notice: () -> String?
  private var noticed: String?
  /// Whether something is not shown yet, and whether that is the answer to an event.
  private var hasNews = true, isUrgent = true
  private var awaitsAnswer = false
  /// When a frame was drawn last.
  private var latestFrame: ContinuousClock.Instant?
  /// Whether the view was saved since a frame was drawn last.
  private var hasSaved = false
  /// Whether a key has changed the course of the lesson that runs, and what it came to before.
  private var isTakenOver = false, outcome: Outcome?
  private let clock = ContinuousClock()

  /// A watch over `trainer`, which is that of a `lesson` if one is given, counted from 0; it begins
  /// with `view`, or with the lesson's own, shows at most `fps` frames a second, and what `notice` has
  /// to say.
  init(
    _ screen: consuming Screen, trainer: Trainer, view: View?, lesson: Int?, fps: Int,
    notice: @escaping () -> String?
  ) {
    state = Self.state(size: screen.size, view: view, lesson: lesson)
    self.screen = screen
    self.trainer = trainer
    self.notice = notice
    interval = Duration.seconds(1) / fps
    follow()
  }

  deinit {
    trainer.stop()
    waiting?.trainer.stop()
  }

  /// Shows the training until the user leaves; returns the signal that ended it, if one did.
  ///
  /// Waits for events and snapshots and for nothing else: where there are none, nothing is done.
  mutating func run() throws -> Int32? {
    while true {
      let isDue = timeToFrame <= .zero
      if isDue || awaitsAnswer { takeSnapshot() }
      // The data were readable: what is wrong is an option that does not suit them.
      if let failure = trainer.failure { throw Failure(message: failure, status: 2) }
      if hasNews, timeToFrame <= .zero { draw() }
      // What comes after there was nothing to take wakes the screen.
      let rest = isDue && !hasNews ? nil : max(.zero, timeToFrame)
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

  private mutating func draw() {
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

  /// Looks at the trainer's work and is told of its news.
  private func follow() {
    trainer.listen { Screen.wake() }
    trainer.send(.look(state.look))
  }

  /// Starts a lesson of the list, with its own seed, pace and view; a run of one's own waits meanwhile.
  private mutating func start(_ index: Int) {
    if state.lesson == nil || isTakenOver {
      waiting?.trainer.stop()
      waiting = WaitingRun(trainer: trainer, state: state, isTakenOver: isTakenOver)
      trainer.hold(true)
    } else {
      trainer.stop()
    }
    trainer = Trainer(Lesson.all[index])
    state = Self.state(size: state.size, view: nil, lesson: index)
    (snapshot, expected, outcome, isTakenOver) = (nil, nil, nil, false)
    state.hasRunWaiting = waiting != nil
    if state.hasRunWaiting { state.message = "z goes back to your own run" }
    follow()
  }

  /// Goes on with the run that waits, as it was left.
  private mutating func goBack() {
    guard let run = waiting else { return }
    trainer.stop()
    let size = state.size
    (trainer, state, isTakenOver, waiting) = (run.trainer, run.state, run.isTakenOver, nil)
    state.size = size
    state.wantsLesson = nil
    state.message = "back in your own run"
    (snapshot, expected, outcome) = (nil, nil, nil)
    trainer.hold(false)
    follow()
  }

  /// What is shown in the beginning: `view`, or else a lesson's own.
  private static func state(size: Size, view: View?, lesson: Int?) -> ViewState {
    var state = ViewState(size: size)
    state.lessons = Lesson.all.map(\.title)
    state.lesson = lesson
    state.view = view ?? lesson.flatMap { View(name: Lesson.all[$0].view) } ?? .histograms
    state.layer = lesson.map { Lesson.all[$0].layer } ?? 0
    return state
  }

  private mutating func takeSnapshot() {
    let news = notice()
    if let news, news != noticed { (state.message, noticed, hasNews) = (news, news, true) }
    guard let newest = trainer.takeSnapshot(), !measure(newest.shown) else { return }
    (snapshot, expected) = newest
    hasNews = true
    isUrgent = isUrgent || awaitsAnswer
    awaitsAnswer = false
    state.lecture = state.lesson.map { index in
      Lecture(
        Lesson.all[index], number: index + 1, newest.shown, outcome: outcome,
        isTakenOver: isTakenOver)
    }
  }

  /// Measures what a lesson came to when its run is over; true where `newest` is of no other use.
  ///
  /// It is measured on the pre-activations of the present and with the lesson's own layer taken
  /// apart, whatever is looked at meanwhile.
  private mutating func measure(_ newest: Snapshot) -> Bool {
    guard let index = state.lesson, outcome == nil, !isTakenOver else { return false }
    let lesson = Lesson.all[index]
    guard lesson.isOver(newest) else { return false }
    var look = Look()
    look.dissectedLayer = lesson.layer
    guard newest.look == look else {
      trainer.send(.look(look))
      return false
    }
    outcome = lesson.outcome(Evidence(networks: newest.networks))
    trainer.send(.look(state.look))
    return true
  }

  private mutating func handle(_ event: Event) {
    let commands = state.handle(
      event, snapshot: expected, regions: frame?.regions ?? Regions())
    (hasNews, isUrgent) = (true, true)
    if state.wantsToSave { save() }
    if let index = state.wantsLesson { return start(index) }
    if state.wantsRunBack { return goBack() }
    if !commands.isEmpty {
      // What waits in the slot is older than the command: make room, before the answer comes.
      _ = trainer.takeSnapshot()
      awaitsAnswer = true
    }
    for command in commands {
      isTakenOver = isTakenOver || command.changesNumbers
      trainer.send(command)
      expected = expected?.anticipating(command)
    }
  }
}

extension Watch {
  /// Saves what is shown, once a frame, however fast the keys come.
  private mutating func save() {
    state.wantsToSave = false
    guard let snapshot, !hasSaved else { return }
    state.message = SavedView(Dashboard.render(snapshot, state).canvas, snapshot, state).write()
    hasSaved = true
  }
}

/// A run that waits while a lesson is given, and how it was looked at.
private struct WaitingRun {
  let trainer: Trainer
  let state: ViewState
  let isTakenOver: Bool
}

extension Trainer {
  /// Trains what a lesson trains, on the data inside the program, from its own seed and at its own
  /// pace unless others are given.
  convenience init(
    _ lesson: Lesson, seed: UInt64? = nil, isRunning: Bool = true, pace: Pace? = nil
  ) {
    var configuration = lesson.configuration
    configuration.seed = seed ?? configuration.seed
    self.init(
      configuration, compare: lesson.compares, isRunning: isRunning,
      pace: pace ?? .stepsPerSecond(lesson.pace), script: lesson.commands, load: { try .mnist() })
  }
}
