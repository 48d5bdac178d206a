import Datasets
import NeuralNet
import Telemetry

extension TrainingLoop {
  /// Carries out a command at the present step, unless it is about something that is not there.
  ///
  /// What that leads to never depends on how far a catch-up has come: a recording does not say when
  /// in a catch-up a command came.
  mutating func apply(_ command: Command) {
    hasNews = true
    guard reaches(command) else { return }
    if command.changesNumbers { record(StampedCommand(step: step, command: command)) }
    switch command {
    case .setRunning(let isRunning): start(isRunning, steps: nil)
    case .advance(let steps): start(true, steps: max(1, steps))
    case .advanceEpoch:
      let epoch = dataset.train.count / configuration.batchSize
      start(true, steps: epoch - step % epoch)
    case .setPace(let pace):
      status.pace = pace
      pacer = Pacer(pace)
    case .setRate, .mark:
      for worker in arrived { worker.withRun { $0.perform(command) } }
      tellTwinLater(command)
    case .toggleNormalization(let network, _), .nextNormalization(let network, _):
      workers[network].withRun { $0.perform(command) }
      for worker in arrived where worker !== workers[network] {
        worker.withRun { $0.perform(.mark) }
      }
      tellTwinLater(.mark)
    case .scaleWeights(let network, _, _):
      workers[network].withRun { $0.perform(command) }
    case .query(let query): self.query = query
    case .showRuns, .filter: return
    case .fork(let network, let step, let change): fork(workers[network], at: step, change)
    case .compare(let isOn, let network): compare(isOn, beside: workers[network])
    case .restart(let seed, let settings): restart(seed: seed, settings)
    case .undo: undo()
    case .takeOver:
      guard status.playback != nil else { return }
      status.playback = nil
      script = []
    }
  }

  /// The step of the network that is furthest; one that has diverged has tried one more than it made.
  var step: Int { workers.map { $0.withRun { $0.triedSteps } }.max() ?? 0 }

  /// The networks that are at the same step: a twin that is catching up gets its commands later.
  private var arrived: ArraySlice<Worker> { catchUp == nil ? workers[...] : workers.prefix(1) }

  /// Whether what a command is about is there and at the present step.
  func reaches(_ command: Command) -> Bool {
    switch command {
    case .toggleNormalization(let network, _), .nextNormalization(let network, _),
      .scaleWeights(let network, _, _), .fork(let network, _, _), .compare(_, let network):
      arrived.indices.contains(network)
    case .undo: earlier != nil
    default: true
    }
  }

  private mutating func tellTwinLater(_ command: Command) {
    let stamped = StampedCommand(step: step, command: command)
    catchUp?.missed.append(stamped)
  }

  private mutating func start(_ isRunning: Bool, steps: Int?) {
    status.isRunning = isRunning
    remaining = steps
    pacer = Pacer(status.pace)
    if !isRunning { status.measuredRate = nil }
  }

  /// Puts a twin beside `worker` that started alike but with the other normalization, or leaves
  /// `worker` alone.
  private mutating func compare(_ isOn: Bool, beside worker: Worker) {
    if workers.count > 1 { keepEarlier() }
    workers = [worker]
    catchUp = nil
    pastCache = PastCache()
    guard isOn else { return }
    var other = configuration
    let own = worker.withRun { $0.session.normalization }
    other.normalization = configuration.twin(beside: own)
    guard let twin = try? Run(Session(other, dataset: dataset), history: history) else { return }
    let shared = worker.withRun { $0.log }.compactMap(\.shared)
    workers.append(Worker(twin, name: "twin"))
    catchUp = CatchUp(target: step, normalization: other.normalization, missed: shared[...])
  }

  /// Lets `worker` go on from `step` of its past as its own twin, with all commands that came later.
  ///
  /// With `change` its normalization is another one from that step on, whatever changed it later.
  private mutating func fork(_ worker: Worker, at step: Int, _ change: Change?) {
    let known = pastCache.moment(of: worker, at: step)
    guard var fork = worker.withRun({ $0.forked(at: step, known) }) else { return }
    if workers.count > 1 { keepEarlier() }
    // Without a change it comes to have what `worker` has.
    var normalization = worker.withRun { $0.session.normalization }
    var missed = worker.withRun { $0.log }.dropFirst(fork.log.count)
    if let change {
      fork.perform(change.command(of: 1))
      missed.removeAll(where: \.isToggle)
      normalization = fork.session.normalization
    }
    workers = [worker, Worker(fork, name: "fork")]
    catchUp = CatchUp(target: self.step, normalization: normalization, missed: missed)
    query.step = nil
    pastCache = PastCache()
  }

  /// Starts every network again with its present normalization (a twin that is catching up with the
  /// one that it would arrive with) and the present learning rate.
  ///
  /// Settings that the data do not allow are left as they are; where a network can't start, all go on.
  private mutating func restart(seed: UInt64, _ settings: Settings?) {
    var (wanted, data) = (configuration, dataset)
    if let settings, let chosen = chosen(settings, seed: seed) { (wanted, data) = chosen }
    wanted.seed = seed
    wanted.rate = workers[0].withRun { $0.session.rate }
    let fresh = workers.indices.compactMap { index in
      var own = wanted
      let target = index > 0 ? catchUp?.normalization : nil
      own.normalization = target ?? workers[index].withRun { $0.session.normalization }
      return try? Run(Session(own, dataset: data), history: history)
    }
    guard fresh.count == workers.count else { return }
    keepEarlier()
    (configuration, dataset) = (wanted, data)
    replaceNetworks(by: fresh, catchUp: nil)
    pacer = Pacer(status.pace)
  }

  /// What `settings` come to, with the data that they name; nil where that is impossible.
  ///
  /// Points in the plane are made from `seed`, other data are those of the beginning or built in.
  private func chosen(_ settings: Settings, seed: UInt64) -> (Configuration, Dataset)? {
    if let data = settings.data, data != configuration.data.argument {
      guard dataChoices.contains(where: { $0.argument == data }) else { return nil }
    }
    var wanted = configuration
    wanted.adopt(settings, first: first.configuration)
    var data = dataset
    if wanted.data != configuration.data {
      if case .directory = wanted.data {
        data = first.dataset
      } else {
        guard let loaded = try? wanted.data.load(seed: seed) else { return nil }
        data = wanted.prepared(loaded)
      }
    }
    return (try? wanted.validate(data)).map { (wanted, data) }
  }
}

extension StampedCommand {
  /// Whether normalization comes or goes.
  fileprivate var isToggle: Bool {
    switch command {
    case .toggleNormalization, .nextNormalization: true
    default: false
    }
  }

  /// What a twin with a normalization of its own is told of it: rates, and marks.
  fileprivate var shared: StampedCommand? {
    switch command {
    case .setRate, .mark: self
    case .toggleNormalization, .nextNormalization: StampedCommand(step: step, command: .mark)
    default: nil
    }
  }
}
