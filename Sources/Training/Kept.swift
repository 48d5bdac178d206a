/// What was measured of a network at a step, behind so many commands.
struct Kept<Value> {
  /// What was measured.
  var value: Value
  private let step: Int, commands: Int

  /// What is measured of `run` as it is now.
  init(_ value: Value, of run: Run) {
    self.init(value: value, step: run.session.step, commands: run.log.count)
  }

  private init(value: Value, step: Int, commands: Int) {
    (self.value, self.step, self.commands) = (value, step, commands)
  }

  /// Something else that was measured at the same step.
  func with<Other>(_ other: Other) -> Kept<Other> {
    Kept<Other>(value: other, step: step, commands: commands)
  }

  /// Whether it was measured of `run` less than `steps` steps ago, or just now, and behind the same
  /// commands.
  func serves(_ run: Run, for steps: Int = 1) -> Bool {
    commands == run.log.count && (0..<max(1, steps)).contains(run.session.step - step)
  }

  /// What is `known` of `run` where that serves for `steps` steps; else what `measure` makes of it now,
  /// which is known from then on.
  static func value(
    _ known: inout Kept?, of run: Run, for steps: Int, _ measure: (Run) -> Value
  ) -> Value {
    if let known, known.serves(run, for: steps) { return known.value }
    let value = measure(run)
    known = Kept(value, of: run)
    return value
  }
}
