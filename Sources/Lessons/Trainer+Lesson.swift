package import Datasets
package import Telemetry
package import Training

extension Trainer {
  /// Trains what a lesson trains, from its own seed and at its own pace unless others are given, and on
  /// `dataset`, which is as it is to be learned, or on the data that the lesson names, which are loaded in
  /// the background.
  package convenience init(
    _ lesson: Lesson, seed: UInt64? = nil, isRunning: Bool = true, pace: Pace? = nil,
    dataset: Dataset? = nil
  ) {
    var seeded = lesson.configuration
    seeded.seed = seed ?? seeded.seed
    let configuration = seeded
    self.init(
      configuration, compare: lesson.compares, isRunning: isRunning,
      pace: pace ?? .stepsPerSecond(lesson.pace), script: lesson.commands,
      load: {
        try dataset
          ?? configuration.prepared(configuration.data.load(seed: configuration.seed))
      })
  }
}
