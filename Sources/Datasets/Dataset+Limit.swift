extension Dataset {
  /// The set with the first `count` of its training examples only, and named for that.
  ///
  /// It is the set itself where there are no more; all test examples stay.
  /// Points keep the coordinates that they have among all training points. Classes of toy sets take turns,
  /// so that the first points are of all classes; files of images are taken as they are. Traps for a
  /// `count` below 1.
  package func limited(to count: Int) -> Dataset {
    guard count < train.count else { return self }
    return Dataset(
      name: "first \(count) of \(name)", imageSize: imageSize, classes: classes,
      train: train.first(count), test: test, available: available)
  }
}
