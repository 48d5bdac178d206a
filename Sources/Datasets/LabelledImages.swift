/// The images and labels of one part of a set, equal in number, as two IDX files hold them.
struct LabelledImages: Sendable {
  private let images: IDXFile
  private let labels: IDXFile

  /// Pairs `images`, of three dimensions, with `labels`, of one; throws when the counts differ.
  init(images: IDXFile, labels: IDXFile) throws(DatasetError) {
    try labels.header.expectLabels(of: images.header)
    self.images = images
    self.labels = labels
  }

  private var imageSize: ImageSize {
    ImageSize(height: images.header.dimensions[1], width: images.header.dimensions[2])
  }

  private var examples: Examples {
    Examples(pixels: images.elements, labels: labels.elements, inputs: imageSize.pixels)
  }

  /// The set named `name` of these training and test images.
  ///
  /// There is one class more than the largest training label. Throws when the image sizes differ
  /// or a test label is beyond.
  static func dataset(
    name: String, train: LabelledImages, test: LabelledImages
  ) throws(DatasetError) -> Dataset {
    guard train.imageSize == test.imageSize else {
      throw DatasetError(
        .imageSizesDiffer(train: train.imageSize, test: test.imageSize), in: test.images.header.name
      )
    }
    let classes = 1 + Int(train.labels.elements.max() ?? 0)
    if let example = test.labels.elements.firstIndex(where: { $0 >= classes }) {
      let label = Int(test.labels.elements[example])
      throw DatasetError(
        .labelOutOfRange(label: label, classes: classes, example: example),
        in: test.labels.header.name)
    }
    return Dataset(
      name: name, imageSize: train.imageSize, classes: classes, train: train.examples,
      test: test.examples)
  }
}
