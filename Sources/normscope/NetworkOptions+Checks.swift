import NeuralNet

extension NetworkOptions {
  /// Exits with 2 where a change of test images is asked for and nothing tells what it does, unless
  /// there is what `expected` says.
  func expectNoShiftTest(_ expected: String) throws {
    guard shiftTest == nil else {
      throw Failure(message: "--shift-test: \(expected)", status: 2)
    }
  }

  /// Exits with 2 where noise, groups or a place for normalizations are asked for and nothing has such; on
  /// the live screen it may come to be.
  ///
  /// `comes` says whether a normalization comes to be by other options.
  func expectNormalizationInUse(comes: Bool) throws {
    guard !normAfter || norm != .none || comes else {
      throw Failure(
        message: "--norm-after: only with a normalization, expected in --norm", status: 2)
    }
    guard chosenNoise == nil || norm == .noisy else {
      throw Failure(message: "--noise: only with --norm noisy", status: 2)
    }
    guard groups == nil || norm == .group else {
      throw Failure(message: "--groups: only with --norm group", status: 2)
    }
  }
}
