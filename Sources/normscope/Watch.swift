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
  private var isUrgent = true
  private var awaitsAnswer = false
  /// Whether a key has changed the course of the lesson that runs, and what it came to before.
  private var isTakenOver = false, outcome: Outcome?
  private let clock = ContinuousClock()

  /// A watch over `trainer`, which is that of a `lesson` if one is given, counted from 0; it begins
  /// with `view`, or with the lesson's own, and shows at most `fps` frames a second.
  init(_ screen: consuming Screen, trainer: Trainer, view: View?, lesson: Int?, fps: Int) {
    state = Self.state(size: screen.size, view: view, lesson: lesson)
    self.screen = screen
    self.trainer = trainer
    interval = Duration.seconds(1) / fps
    trainer.send(.look(state.look))
  }

  deinit { trainer.stop() }

  /// Shows the training until the user leaves; returns the signal that ended it, if one did.
  mutating func run() throws -> Int32? {
    var nextFrame = clock.now
    while true {
      takeSnapshot()
      // The data were readable: what is wrong is an option that does not suit them.
      if let failure = trainer.failure { throw Failure(message: failure, status: 2) }
      if isUrgent || clock.now >= nextFrame {
        let canvas = Dashboard.render(snapshot, state)
        screen.present(screen.usesASCII ? canvas.ascii : canvas)
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

  /// Starts a lesson of the list, with its own seed, pace and view.
  private mutating func start(_ index: Int) {
    trainer.stop()
    trainer = Trainer(Lesson.all[index])
    state = Self.state(size: state.size, view: nil, lesson: index)
    (snapshot, expected, outcome, isTakenOver) = (nil, nil, nil, false)
    trainer.send(.look(state.look))
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
    let commands = state.handle(event, snapshot: expected)
    isUrgent = true
    if state.wantsToSave, let snapshot {
      state.message = SavedView(Dashboard.render(snapshot, state), snapshot, state).write()
    }
    state.wantsToSave = false
    if let index = state.wantsLesson { return start(index) }
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
