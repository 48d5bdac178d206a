import Datasets
import Testing

/// A way to spoil a set, the error that it should give, and what the error's line should say.
struct Flaw: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let error: DatasetError
  let words: [String]
  let spoil: @Sendable (inout SampleSet) -> Void

  /// `file` is replaced by `bytes`, which gives `problem` in it.
  init(
    _ title: String, _ file: String, _ bytes: [UInt8], _ problem: DatasetError.Problem,
    _ words: String...
  ) {
    testDescription = title
    error = DatasetError(problem, in: file)
    self.words = words
    spoil = { $0.files[file] = bytes }
  }
}

extension Flaw {
  private static let trainImages = SampleSet.trainImages
  private static let trainLabels = SampleSet.trainLabels
  private static let testImages = SampleSet.testImages
  private static let testLabels = SampleSet.testLabels
  private static let images = idx([12, 5, 3], SampleSet.pixels(180))
  private static let compressed = gzipped(images)

  static let headers = [
    Flaw(
      "empty file", trainImages, [], .truncatedHeader(expected: 16, found: 0), "16 bytes",
      "found 0"),
    Flaw(
      "magic cut", trainLabels, [0, 0, 8], .truncatedHeader(expected: 8, found: 3), "8 bytes",
      "found 3"),
    Flaw(
      "header cut", trainImages, Array(images[..<15]), .truncatedHeader(expected: 16, found: 15),
      "16 bytes", "found 15"),
    Flaw(
      "a web page", trainImages, Array("<!DOCTYPE html>".utf8),
      .wrongMagic(expected: 0x803, found: 0x3C21_444F), "0x00000803", "0x3C21444F"),
    Flaw(
      "little-endian", testLabels, [1, 8, 0, 0, 6, 0, 0, 0],
      .wrongMagic(expected: 0x801, found: 0x0108_0000), "0x00000801", "0x01080000"),
    Flaw(
      "floats", trainImages, idx([12, 5, 3], SampleSet.pixels(720), code: 0x0D),
      .wrongElementType(found: 0x0D), "unsigned bytes", "32-bit floats (0x0D)"),
    Flaw(
      "no known type", trainImages, idx([12, 5, 3], [], code: 0x42),
      .wrongElementType(found: 0x42), "unsigned bytes", "0x42"),
    Flaw(
      "labels for images", trainImages, idx([12], SampleSet.labels(12, 3)),
      .wrongDimensions(expected: 3, found: 1), "3 (images)", "1 (labels)"),
    Flaw(
      "images for labels", testLabels, idx([6, 5, 3], SampleSet.pixels(90)),
      .wrongDimensions(expected: 1, found: 3), "1 (labels)", "3 (images)"),
    Flaw(
      "colour images", trainImages, idx([12, 3, 5, 3], SampleSet.pixels(540)),
      .wrongDimensions(expected: 3, found: 4), "3 (images)", "found 4"),
    Flaw("no images", trainImages, idx([0, 5, 3], []), .noExamples, "at least one", "found 0"),
    Flaw("no labels", testLabels, idx([0], []), .noExamples, "at least one", "found 0"),
    Flaw(
      "no pixels", trainImages, idx([12, 0, 3], []),
      .noPixels(ImageSize(height: 0, width: 3)), "1 × 1", "0 × 3"),
  ]

  static let payloads = [
    Flaw(
      "a byte short", trainImages, images.dropLast(),
      .payloadTooShort(expected: 180, found: 179), "180", "179"),
    Flaw(
      "a byte long", trainImages, images + [0], .payloadTooLong(expected: 180, atLeast: 181),
      "180", "181"),
    Flaw(
      "gzip'd, short", trainImages, gzipped(images.dropLast()),
      .payloadTooShort(expected: 180, found: 179), "180", "179"),
    Flaw(
      "gzip'd, long", trainImages, gzipped(images + [1, 2, 3]),
      .payloadTooLong(expected: 180, atLeast: 181), "180", "181"),
    Flaw(
      "long by a gzip member", trainImages, gzipped(images) + gzipped([1]),
      .payloadTooLong(expected: 180, atLeast: 181), "180", "181"),
    Flaw(
      "gzip cut in the middle", testLabels,
      gzipped(idx([6], [0, 1, 2, 0, 1, 2]), level: 0).dropLast(8 + 3),
      .truncatedGzip(expected: 14, found: 11), "14 bytes", "after 11"),
    Flaw(
      "gzip cut in its header", trainImages, Array(compressed[..<9]),
      .truncatedGzip(expected: 4, found: 0), "4 bytes", "after 0"),
    Flaw(
      "gzip without checksum", trainImages, compressed.dropLast(8),
      .truncatedGzip(expected: 196, found: 196), "checksum", "after 196"),
    Flaw(
      "wrong checksum", trainImages,
      compressed.dropLast(8) + [0, 0, 0, 0] + compressed.suffix(4),
      .corruptGzip(reason: "incorrect data check", inflated: 196), "incorrect data check"),
    Flaw(
      "wrong gzip method", trainImages, [0x1F, 0x8B, 7] + compressed[3...],
      .corruptGzip(reason: "unknown compression method", inflated: 0), "unknown compression"),
    Flaw(
      "rubbish behind gzip", trainImages, compressed + Array("rubbish".utf8),
      .corruptGzip(reason: "incorrect header check", inflated: 196), "incorrect header check"),
    Flaw(
      "gzip'd twice", trainImages, gzipped(compressed),
      .wrongMagic(expected: 0x803, found: 0x1F8B_0800), "0x1F8B0800"),
  ]

  /// Headers that claim far more than there is.
  static let claims = [
    Flaw(
      "2³¹ × 2³¹ × 2³¹", trainImages, idx([1 << 31, 1 << 31, 1 << 31], [1]),
      .tooLarge(dimensions: [1 << 31, 1 << 31, 1 << 31], limit: 1 << 31),
      "at most 2147483648", "2147483648 × 2147483648 × 2147483648"),
    Flaw(
      "all bits set, gzip'd", trainImages,
      gzipped(idx([0xFFFF_FFFF, 0xFFFF_FFFF, 0xFFFF_FFFF], [1])),
      .tooLarge(dimensions: [0xFFFF_FFFF, 0xFFFF_FFFF, 0xFFFF_FFFF], limit: 1 << 31),
      "4294967295 × 4294967295 × 4294967295"),
    Flaw(
      "4 GB in 100 bytes", trainImages, idx([1 << 20, 64, 64], SampleSet.pixels(84)),
      .tooLarge(dimensions: [1 << 20, 64, 64], limit: 1 << 31), "1048576 × 64 × 64"),
    Flaw(
      "4 billion labels", testLabels, idx([0xFFFF_FFFF], [1]),
      .tooLarge(dimensions: [0xFFFF_FFFF], limit: 1 << 31), "4294967295"),
    Flaw(
      "2 GB in 100 bytes", trainImages, idx([12, 13377, 13377], SampleSet.pixels(84)),
      .payloadTooShort(expected: 2_147_329_548, found: 84), "2147329548", "found 84"),
    Flaw(
      "2 GB in 100 bytes, gzip'd", trainImages,
      gzipped(idx([12, 13377, 13377], SampleSet.pixels(84))),
      .payloadTooShort(expected: 2_147_329_548, found: 84), "2147329548", "found 84"),
    // Its end is missing, which would show if more were inflated than the header claims.
    Flaw(
      "gzip bomb", trainImages,
      gzipped(images + Array(repeating: 0, count: 16 << 20)).dropLast(100),
      .payloadTooLong(expected: 180, atLeast: 181), "180", "181"),
  ]

  static let disagreements = [
    Flaw(
      "fewer labels", trainLabels, idx([11], SampleSet.labels(11, 3)),
      .countsDiffer(images: 12, imagesFile: trainImages, labels: 11), "12 labels", trainImages,
      "found 11"),
    Flaw(
      "more test labels", testLabels, idx([7], SampleSet.labels(7, 3)),
      .countsDiffer(images: 6, imagesFile: testImages, labels: 7), "6 labels", testImages,
      "found 7"),
    Flaw(
      "turned test images", testImages, idx([6, 3, 5], SampleSet.pixels(90)),
      .imageSizesDiffer(
        train: ImageSize(height: 5, width: 3), test: ImageSize(height: 3, width: 5)),
      "5 × 3", "3 × 5"),
    Flaw(
      "unknown test label", testLabels, idx([6], [0, 1, 2, 2, 3, 255]),
      .labelOutOfRange(label: 3, classes: 3, example: 4), "0…2", "found 3", "example 4"),
  ]
}
