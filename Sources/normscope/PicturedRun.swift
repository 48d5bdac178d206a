import Drawing
import Telemetry
import Training

/// Training without a screen that is looked at on its way.
struct PicturedRun {
  private var run: HeadlessRun
  private var step = 0
  /// What is still to be done to the first network, and before which step.
  private var toggle: (step: Int, how: Toggle)?

  /// `run` at step 0, whose normalization comes or goes before the step `toggleAt` if there is one.
  init(_ run: HeadlessRun, toggleAt: Int?, _ how: Toggle) {
    self.run = run
    toggle = toggleAt.map { ($0, how) }
  }

  /// Trains up to the step `goal`, which is not behind the present one.
  mutating func advance(to goal: Int) {
    if let (step, how) = toggle, step <= goal {
      train(to: step)
      run.perform(.toggleNormalization(network: 0, how))
      toggle = nil
    }
    train(to: goal)
  }

  /// Whether a network's loss has ceased to be finite.
  var hasDiverged: Bool { run.hasDiverged }

  /// What the screen would be handed for `query`.
  mutating func snapshot(for query: Query) -> Snapshot {
    run.perform(.query(query))
    return run.snapshot()
  }

  private mutating func train(to goal: Int) {
    if goal > step { run.perform(.advance(steps: goal - step)) }
    step = goal
  }
}
