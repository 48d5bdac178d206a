import NeuralNet
import Telemetry

/// The way to a moment of a run's past: its steps and commands once more, a slice at a time.
struct Remake: Sendable {
  /// The run as far as it has come; the moment itself when `isDone`.
  private(set) var run: Run
  /// The commands that it has still to be told.
  private var missed: ArraySlice<StampedCommand>
  /// The step of the moment.
  let step: Int
  private var hasArrived = false
  private var test = TestErrors()
  /// Whether the moment has been seen again.
  private(set) var isDone = false

  /// The way to `step` of `whole`, or to its newest step, from `known`, an earlier moment of it, where
  /// that is nearer than what the run has kept; nil where it has kept nothing.
  init?(of whole: Run, at step: Int, from known: Run? = nil) {
    self.step = min(step, whole.session.step)
    guard let base = whole.base(before: step) else { return nil }
    run = base
    if let known, known.session.step < step, known.session.step >= base.session.step,
      known.log.count <= whole.log.count
    {
      run = known
    }
    missed = whole.log.dropFirst(run.log.count)
  }

  /// Makes the next slice of the way: some steps, and behind the last one a part of the test sample, or
  /// at last an observation.
  mutating func advance() {
    guard hasArrived else {
      run.catchUp(to: min(step, run.session.step + run.session.slice), &missed)
      hasArrived = run.session.step == step || run.session.divergedAt != nil
      return
    }
    if let part = run.probe.test.dropFirst(test.parts).first {
      test.add(run.session.network.errors(on: part, mode: .inference))
    } else {
      run.observeAnew(test.value)
      isDone = true
    }
  }
}
