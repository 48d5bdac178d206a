package import Datasets
package import Telemetry
package import Training

extension Trainer {
  /// Trains what a lesson trains, from its own seed and at its own pace unless others are given, and on
  /// the data that `load` returns, MNIST unless others are given.
  package convenience init(
    _ lesson: Lesson, seed: UInt64? = nil, isRunning: Bool = true, pace: Pace? = nil,
    load: @escaping @Sendable () throws -> Dataset = { try .mnist() }
  ) {
    var configuration = lesson.configuration
    configuration.seed = seed ?? configuration.seed
    self.init(
      configuration, compare: lesson.compares, isRunning: isRunning,
      pace: pace ?? .stepsPerSecond(lesson.pace), script: lesson.commands, load: load)
  }
}
