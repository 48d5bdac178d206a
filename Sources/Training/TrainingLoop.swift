import Datasets
import Dispatch
import Telemetry

/// The training queue's work, turn by turn: commands, then steps, then a snapshot if one is wanted.
struct TrainingLoop {
  let channel: Channel
  /// What all networks learn from.
  var dataset: Dataset
  /// The configuration that all networks started from, apart from their normalization.
  var configuration: Configuration
  /// What the run began with, before any settings were chosen.
  let first: (configuration: Configuration, dataset: Dataset)
  /// The data that a run can start again with.
  let dataChoices: [DataChoice]
  var workers: [Worker] {
    didSet { followWorkers() }
  }
  /// How much is kept of each network's past: the history that it begins with.
  let history: History
  /// What is told of every network's steps.
  private let logs: [any StepLog]
  /// A twin that came late and has to make the steps that the other has made already.
  var catchUp: CatchUp?
  /// What `undo` brings back.
  var earlier: Earlier?
  /// What snapshots show.
  var query = Query()
  /// The past and the histories that snapshots show beside the present.
  var pastCache = PastCache()
  var status: Status
  var pacer: Pacer
  /// Steps still to make before pausing, or nil to go on.
  var remaining: Int?
  /// What a recording or a lesson has still to play, in order.
  var script: ArraySlice<StampedCommand>
  /// Told of every command that changes numbers, before it is carried out.
  let record: @Sendable (StampedCommand) -> Void
  /// Whether there is something that the latest snapshot did not show.
  var hasNews = true
  /// Whether accuracies are being measured that snapshots do not have yet.
  var lacksAccuracies = false
  /// Since when something of the past is being made again.
  private var remakingSince: ContinuousClock.Instant?
  private let clock = ContinuousClock()

  /// A loop that has observed step 0; throws when `configuration` is impossible.
  init(
    _ configuration: Configuration, dataset: Dataset, isRunning: Bool, pace: Pace,
    script: [StampedCommand] = [], isReplay: Bool = false, history: History = History(),
    channel: Channel, logs: [any StepLog] = [],
    record: @escaping @Sendable (StampedCommand) -> Void = { _ in }
  ) throws {
    try configuration.validate(dataset)
    self.logs = logs
    self.history = history
    self.channel = channel
    self.dataset = dataset
    self.configuration = configuration
    first = (configuration, dataset)
    dataChoices = DataChoice.all(besides: dataset, from: configuration.data)
    workers = [
      Worker(try Run(Session(configuration, dataset: dataset), history: history), name: "first")
    ]
    status = Status(
      isRunning: isRunning, pace: pace, playback: isReplay ? Playback(of: script) : nil)
    self.script = script[...]
    self.record = record
    pacer = Pacer(pace)
    followWorkers()
  }

  /// Tells the logs of the networks that are there now.
  private func followWorkers() {
    for (index, worker) in workers.enumerated() {
      worker.withRun { $0.follow(by: logs, as: index) }
    }
  }

  /// Tells the logs that training ends here.
  func endLogs() {
    let runs = workers.map { $0.withRun { $0 } }
    for log in logs { log.end(runs) }
  }

  /// One round; waits where there is nothing to do until something is asked for.
  mutating func turn() {
    for command in channel.drainCommands() {
      if channel.isStopped { return }
      take(command)
      // Steps that are asked for one by one are made one by one, however fast the keys come.
      if command == .advance(steps: 1) { _ = work() }
    }
    let isBusy = work()
    let isRemaking = remake()
    // What is there in no time is not announced, so that pictures do not flicker.
    if hasNews, channel.isSlotEmpty, !isRemaking || isOverdue {
      hasNews = false
      channel.publish(snapshot())
    }
    channel.wait(
      until: isBusy || isRemaking
        ? .now() : status.isRunning ? pacer.nextDue : .distantFuture)
  }

  /// Whether a network makes steps, be it alone to catch up.
  var isMoving: Bool { status.isRunning || catchUp != nil }

  /// Makes a slice of the past that is looked at; whether more of it is missing.
  mutating func remake() -> Bool {
    let missing = pastCache.remake(for: workers, query, isRunning: isMoving)
    lacksAccuracies = missing == .accuracies
    status.remaking = missing == .moment ? query.step : nil
    if missing != nil, remakingSince == nil { remakingSince = clock.now }
    // A moment is seen when it is there, the past of a quantity grows point by point.
    hasNews = hasNews || missing != .moment && remakingSince != nil
    if missing == nil { remakingSince = nil }
    return missing != nil
  }

  /// Whether the past has been on its way for so long that this is to be seen.
  private var isOverdue: Bool {
    remakingSince.map { clock.now - $0 > .milliseconds(40) } ?? false
  }

  /// Carries out a command of the user, unless a recording is played that does not take it.
  mutating func take(_ command: Command) {
    status.playback?.hasEnded = script.isEmpty
    guard command.request.flatMap({ status.refusal(of: $0) }) == nil else { return }
    // Who changes what a script has begun goes on alone.
    if command.changesNumbers { script = [] }
    apply(command)
  }

  /// Makes the steps that are due; whether more could be made at once.
  mutating func work() -> Bool {
    playScript()
    if catchUp != nil {
      advanceTwin()
      return true
    }
    guard status.isRunning else { return false }
    var due = min(remaining ?? pacer.stepsDue(), pacer.slice)
    if let next = script.first, next.step > step { due = min(due, next.step - step) }
    if due > 0 { advance(due) }
    return status.isRunning && remaining != nil
  }

  /// Carries out what the recording did at this step; what is about a twin that is catching up waits
  /// until that is there.
  private mutating func playScript() {
    while let next = script.first, next.step <= step, catchUp == nil || reaches(next.command) {
      script.removeFirst()
      apply(next.command)
    }
  }

  /// Trains all networks for `steps`; pauses when that was asked for or nobody can go on.
  private mutating func advance(_ steps: Int) {
    hasNews = true
    let start = step
    pacer.measure(steps) { Worker.together(workers) { $0.advance(steps: steps) } }
    let made = step - start
    status.playback?.made += made
    status.measuredRate = pacer.measuredRate
    remaining = remaining.map { $0 - steps }
    let isOver = workers.allSatisfy { $0.withRun { $0.session.divergedAt != nil } }
    // A script may go on from where nothing else does.
    let hasNext = script.first.map { $0.step <= step } ?? false
    if isOver && !hasNext || remaining == 0 {
      status.isRunning = false
      status.measuredRate = nil
      remaining = nil
    }
  }

  /// Trains the twin alone for a few steps, with the commands that it missed.
  private mutating func advanceTwin() {
    hasNews = true
    guard var plan = catchUp, let twin = workers.last else { return }
    let slice = pacer.slice
    let isDone = twin.withRun { run in plan.advance(&run, steps: slice) }
    catchUp = isDone ? nil : plan
    if isDone { pacer = Pacer(status.pace) }
  }
}
