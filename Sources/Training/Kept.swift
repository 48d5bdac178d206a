/// What was measured of a network at a step, behind so many commands.
struct Kept<Value> {
  /// What was measured.
  let value: Value
  private let step: Int, commands: Int

  /// What is `known` of `run` where that was measured less than `steps` steps ago, or just now, and behind
  /// the same commands; else what `measure` makes of it now, which is known from then on.
  static func value(
    _ known: inout Kept?, of run: Run, for steps: Int, _ measure: (Run) -> Value
  ) -> Value {
    if let known, known.commands == run.log.count,
      (0..<max(1, steps)).contains(run.session.step - known.step)
    {
      return known.value
    }
    let value = measure(run)
    known = Kept(value: value, step: run.session.step, commands: run.log.count)
    return value
  }
}
