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
  private var isUrgent = true
  private var awaitsAnswer = false
  /// Whether a key has changed the course of the lesson that runs, and what it came to before.
  private var isTakenOver = false, outcome: Outcome?
  private let clock = ContinuousClock()

  /// A watch over `trainer`, which is that of a `lesson` if one is given, counted from 0; it shows at
  /// most `fps` frames a second, and what `notice` has to say.
  init(
    _ screen: consuming Screen, trainer: Trainer, view: View, lesson: Int?, fps: Int,
    notice: @escaping () -> String?
  ) {
    state = Self.state(size: screen.size, view: view, lesson: lesson)
    self.screen = screen
    self.trainer = trainer
    self.notice = notice
    interval = Duration.seconds(1) / fps
    trainer.send(.look(state.look))
  }

  deinit {
    trainer.stop()
    waiting?.trainer.stop()
  }

  /// Shows the training until the user leaves; returns the signal that ended it, if one did.
  mutating func run() throws -> Int32? {
    var nextFrame = clock.now
    while true {
      takeSnapshot()
      // The data were readable: what is wrong is an option that does not suit them.
      if let failure = trainer.failure { throw Failure(message: failure, status: 2) }
      if isUrgent || clock.now >= nextFrame {
        let frame = Dashboard.render(snapshot, state)
        screen.present(screen.usesASCII ? frame.canvas.ascii : frame.canvas)
        self.frame = frame
        nextFrame = clock.now + interval
        isUrgent = false
      }
      let patience = awaitsAnswer ? .milliseconds(4) : max(.zero, nextFrame - clock.now)
      guard let event = screen.nextEvent(timeout: patience) else { continue }
      if case .terminated(let signal) = event { return signal }
      handle(event)
      if state.wantsToQuit { return nil }
    }
  }

  /// Starts a lesson of the list; a run of one's own waits meanwhile.
  private mutating func start(_ index: Int) {
    if state.lesson == nil || isTakenOver {
      waiting?.trainer.stop()
      waiting = WaitingRun(trainer: trainer, state: state, isTakenOver: isTakenOver)
      trainer.hold(true)
    } else {
      trainer.stop()
    }
    trainer = Trainer(Lesson.all[index])
    state = Self.state(size: state.size, view: state.view, lesson: index)
    (snapshot, expected, outcome, isTakenOver) = (nil, nil, nil, false)
    state.hasRunWaiting = waiting != nil
    if state.hasRunWaiting { state.message = "z goes back to your own run" }
    trainer.send(.look(state.look))
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
    trainer.send(.look(state.look))
  }

  /// What is shown in the beginning: a lesson's own view, or `view`.
  private static func state(size: Size, view: View, lesson: Int?) -> ViewState {
    var state = ViewState(size: size)
    state.lessons = Lesson.all.map(\.title)
    state.lesson = lesson
    state.view = lesson.flatMap { View(name: Lesson.all[$0].view) } ?? view
    state.layer = lesson.map { Lesson.all[$0].layer } ?? 0
    return state
  }

  private mutating func takeSnapshot() {
    let news = notice()
    if let news, news != noticed { (state.message, noticed, isUrgent) = (news, news, true) }
    guard let newest = trainer.takeSnapshot(), !measure(newest.shown) else { return }
    (snapshot, expected) = newest
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
    isUrgent = true
    if state.wantsToSave, let snapshot {
      state.message = SavedView(Dashboard.render(snapshot, state).canvas, snapshot, state).write()
    }
    state.wantsToSave = false
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

/// A run that waits while a lesson is given, and how it was looked at.
private struct WaitingRun {
  let trainer: Trainer
  let state: ViewState
  let isTakenOver: Bool
}

extension Trainer {
  /// Trains what a lesson trains, on the data inside the program, from its own seed or another.
  convenience init(_ lesson: Lesson, seed: UInt64? = nil) {
    var configuration = lesson.configuration
    configuration.seed = seed ?? configuration.seed
    self.init(
      configuration, compare: lesson.compares, isRunning: true,
      pace: .stepsPerSecond(lesson.pace), script: lesson.commands, load: { try .mnist() })
  }
}
