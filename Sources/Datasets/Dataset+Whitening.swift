import NeuralNet

extension Dataset {
  /// The most inputs that can be whitened: the matrix for it grows as their square.
  package static let whiteningLimit = 4096

  /// The set with its inputs decorrelated and brought to unit variance (ZCA, see `InputWhitening`), by
  /// the statistics of the training examples; the test examples go through the same map.
  ///
  /// Takes about 1.5 s for MNIST. From then on every batch costs a product more, of batch × inputs ×
  /// inputs: with 784 inputs that is several times a training step of the default network. Traps for
  /// more inputs than `whiteningLimit` and for a set that is whitened already.
  package func whitened() -> Dataset {
    precondition(inputs <= Self.whiteningLimit, "too many inputs to whiten")
    let size = 500
    let starts = (0..<(train.count + size - 1) / size).lazy.map { $0 * size }
    let whitening = InputWhitening(
      inputs: inputs,
      batches: starts.map { train.batch($0..<min($0 + size, train.count)).inputs.matrix })
    return Dataset(
      name: "\(name) whitened", imageSize: imageSize, classes: classes,
      train: train.whitened(by: whitening), test: test.whitened(by: whitening),
      available: available)
  }
}
