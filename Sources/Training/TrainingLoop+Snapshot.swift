import Telemetry

extension TrainingLoop {
  /// The steps by which what is costly to measure may lag behind what is shown: any at full speed, those of
  /// half a second at a pace, none in a pause.
  private var costlyLag: Int {
    guard isMoving else { return 0 }
    guard case .stepsPerSecond(let rate) = status.pace else { return .max }
    return max(1, rate / 2)
  }

  /// What there is to see now, of the past what has been made again.
  mutating func snapshot() -> Snapshot {
    let isPaused = !status.isRunning
    let lag = pacer.frame
    Worker.together(workers) { $0.observe(testing: isPaused, lag: lag) }
    let target = catchUp?.target
    status.playback?.hasEnded = script.isEmpty
    (status.isUndoable, status.keepsEarlier) = (earlier != nil, keepsEarlier)
    var query = query
    query.step = pastCache.step
    if lacksAccuracies { query.wantsAccuracies = false }
    let networks = workers.indices.map { index in
      pastCache.snapshot(
        of: workers[index], query, lag: costlyLag,
        catchingUpTo: index > 0 ? target : nil)
    }
    return Snapshot(
      run: RunInfo(
        TrainerInfo(configuration, dataset: dataset, dataChoices: dataChoices)), status: status,
      query: query,
      networks: networks)
  }
}
