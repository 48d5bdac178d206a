/// Why a data set can't be used: one file or directory and what is wrong with it.
package struct DatasetError: Error, Sendable, Equatable {
  /// The name of the file, or the path of the directory; may hold any character.
  package let file: String
  /// What is wrong with it.
  package let problem: Problem

  /// The error that `problem` was found in `file`.
  package init(_ problem: Problem, in file: String) {
    self.file = file
    self.problem = problem
  }

  /// What can be wrong; counts are of bytes unless said otherwise.
  package enum Problem: Sendable, Equatable {
    /// There is no such directory.
    case directoryMissing
    /// A directory was wanted and something else is there.
    case notADirectory
    /// None of these file names is in the directory.
    case fileMissing(lookedFor: [String])
    /// The system refuses to read it, for this reason.
    case unreadable(reason: String)
    /// Four bytes at the start that no IDX file has.
    case wrongMagic(expected: UInt32, found: UInt32)
    /// An IDX file whose elements, by their code, aren't unsigned bytes.
    case wrongElementType(found: UInt8)
    /// An IDX file of another number of dimensions: images have 3, labels 1.
    case wrongDimensions(expected: Int, found: Int)
    /// The file ends inside its IDX header.
    case truncatedHeader(expected: Int, found: Int)
    /// The gzip'd data end too early; counts of inflated bytes.
    case truncatedGzip(expected: Int, found: Int)
    /// What follows the first `inflated` bytes is no gzip'd data, for the reason zlib gives.
    case corruptGzip(reason: String, inflated: Int)
    /// Fewer bytes follow the header than it claims.
    case payloadTooShort(expected: Int, found: Int)
    /// More bytes follow the header than it claims, namely `atLeast`.
    case payloadTooLong(expected: Int, atLeast: Int)
    /// The files hold so many bytes, and there is no memory for them.
    case noRoom(bytes: Int)
    /// The header claims more bytes than `limit`; its dimensions are counts of elements.
    case tooLarge(dimensions: [Int], limit: Int)
    /// The header claims no examples.
    case noExamples
    /// The header claims images without pixels.
    case noPixels(ImageSize)
    /// Images and labels differ in number; counts of examples.
    case countsDiffer(images: Int, imagesFile: String, labels: Int)
    /// Test images of another size than the training images.
    case imageSizesDiffer(train: ImageSize, test: ImageSize)
    /// A test label that no training example has or could have; `example` is counted from 0.
    case labelOutOfRange(label: Int, classes: Int, example: Int)
  }
}
