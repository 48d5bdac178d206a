/// A classification task: examples to train with and examples to test with.
package struct Dataset: Sendable, Equatable {
  /// What the screen calls it; printable characters only.
  package let name: String
  /// The size of the images, or nil where examples are no images.
  package let imageSize: ImageSize?
  /// The number of classes; every label is in 0 ..< classes.
  package let classes: Int
  /// What the network learns from.
  package let train: Examples
  /// What the network never learns from.
  package let test: Examples
  /// How many training examples there are, of which `train` may be the first ones only.
  package let available: Int

  /// Numbers in each example: the network's inputs.
  package var inputs: Int { train.inputs }

  /// A set from its parts; control characters in `name` are shown as `\u{1B}`.
  ///
  /// `available` is the number of training examples that there are, if `train` is but the first of them.
  /// Traps unless both parts have examples of the same number of inputs, which is the number of
  /// pixels if `imageSize` is given, and all labels are below `classes`.
  package init(
    name: String, imageSize: ImageSize? = nil, classes: Int, train: Examples, test: Examples,
    available: Int? = nil
  ) {
    precondition(train.count > 0 && test.count > 0, "both parts need examples")
    precondition(train.inputs == test.inputs, "both parts need the same inputs")
    if let imageSize {
      precondition(imageSize.pixels == train.inputs, "an input is a pixel of the image")
    }
    for part in [train, test] {
      precondition(part.labels.allSatisfy { $0 < classes }, "a label is out of range")
    }
    self.name = name.printable
    self.imageSize = imageSize
    self.classes = classes
    self.train = train
    self.test = test
    self.available = available ?? train.count
  }
}

/// How much there is in a set, which decides how much memory a run takes.
package struct Extent: Sendable, Equatable {
  /// Numbers in each example.
  package let inputs: Int
  /// The number of classes.
  package let classes: Int
  /// Examples to train with, and to test with.
  package let train: Int, test: Int

  /// So much of everything.
  package init(inputs: Int, classes: Int, train: Int, test: Int) {
    self.inputs = inputs
    self.classes = classes
    self.train = train
    self.test = test
  }

  /// That of the images inside of the program, which is known before they are inflated.
  package static let mnist = Extent(inputs: 784, classes: 10, train: 60_000, test: 10_000)

  /// That of points in the plane.
  package static func toy(_ set: ToySet) -> Extent {
    Extent(inputs: 2, classes: set.classes, train: 3_000, test: 1_000)
  }
}

extension Dataset {
  /// How much there is in the set.
  package var extent: Extent {
    Extent(inputs: inputs, classes: classes, train: train.count, test: test.count)
  }
}

/// Height and width of an image in pixels.
package struct ImageSize: Sendable, Hashable, CustomStringConvertible {
  /// Rows of pixels.
  package let height: Int
  /// Pixels in a row.
  package let width: Int

  /// An image of `height` rows of `width` pixels.
  package init(height: Int, width: Int) {
    self.height = height
    self.width = width
  }

  /// Pixels in the image.
  package var pixels: Int { height * width }

  /// Height × width, as in `28 × 28`.
  package var description: String { "\(height) × \(width)" }
}
