import CMNIST

extension Dataset {
  /// MNIST's 60,000 training and 10,000 test images of 28 × 28, ten digits; no file is read.
  ///
  /// The images are binarised: every pixel is 0 or 1. They are in the program itself as gzip'd IDX
  /// files and go the way of any other set; an error means that the program was built from damaged
  /// files.
  package static func mnist() throws(DatasetError) -> Dataset {
    try LabelledImages.dataset(name: "MNIST") { part throws(DatasetError) in
      let (images, labels) =
        switch part {
        case .train: (mnist_train_images(), mnist_train_labels())
        case .test: (mnist_test_images(), mnist_test_labels())
        }
      return try LabelledImages(
        images: IDXFile(images.content, name: "embedded \(part) images", rank: 3),
        labels: IDXFile(labels.content, name: "embedded \(part) labels", rank: 1))
    }
  }
}

extension mnist_file {
  fileprivate var content: UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(start: bytes, count: count)
  }
}
