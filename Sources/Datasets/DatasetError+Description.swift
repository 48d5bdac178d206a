extension DatasetError: CustomStringConvertible {
  /// One line: the file, what was expected, what was found; safe to write to a terminal.
  package var description: String { "\(file): \(problem)".printable }
}

extension DatasetError.Problem: CustomStringConvertible {
  /// What was expected and what was found, in one line without the file's name.
  package var description: String {
    switch self {
    case .directoryMissing:
      "expected a directory or one of \(Dataset.Source.names.joined(separator: ", ")), found nothing"
    case .notADirectory:
      "expected a directory, found something else"
    case .fileMissing(let names):
      "expected one of \(names.joined(separator: ", ")), found none of them"
    case .unreadable(let reason):
      "expected to read it, found: \(reason)"
    case .wrongMagic(let expected, let found):
      "wrong magic number: expected \(hex(expected)), found \(hex(found))"
    case .wrongElementType(let found):
      "wrong element type: expected unsigned bytes (0x08), found \(elementType(found))"
    case .wrongDimensions(let expected, let found):
      "wrong number of dimensions: expected \(dimensions(expected)), found \(dimensions(found))"
    case .truncatedHeader(let expected, let found):
      "header cut short: expected \(expected) bytes, found \(found)"
    case .truncatedGzip(let expected, let found):
      "gzip'd data cut short: expected \(expected) bytes inflated and a checksum, "
        + "found the end after \(found)"
    case .corruptGzip(let reason, let inflated):
      "corrupt gzip'd data: expected a valid stream, found \(reason) after \(inflated) bytes inflated"
    case .payloadTooShort(let expected, let found):
      "too short: expected \(expected) bytes after the header, found \(found)"
    case .payloadTooLong(let expected, let atLeast):
      "too long: expected \(expected) bytes after the header, found \(atLeast) or more"
    case .noRoom(let bytes):
      "expected to fit into memory, found \((bytes >> 20) + 1) MiB, more than there is"
    case .tooLarge(let dimensions, let limit):
      "too large: expected at most \(limit) bytes, found a claim of "
        + dimensions.map { "\($0)" }.joined(separator: " × ")
    case .noExamples:
      "expected at least one example, found 0"
    case .noPixels(let size):
      "expected images of at least 1 × 1 pixels, found \(size)"
    case .countsDiffer(let images, let imagesFile, let labels):
      "expected \(images) labels, one for each image in \(imagesFile), found \(labels)"
    case .imageSizesDiffer(let train, let test):
      "expected images of \(train) pixels as in the training set, found \(test)"
    case .labelOutOfRange(let label, let classes, let example):
      "label out of range: expected 0…\(classes - 1) as in the training set, "
        + "found \(label) at example \(example)"
    }
  }
}

private func hex(_ number: some FixedWidthInteger) -> String {
  let digits = String(number, radix: 16, uppercase: true)
  return "0x" + String(repeating: "0", count: number.bitWidth / 4 - digits.count) + digits
}

private func dimensions(_ count: Int) -> String {
  switch count {
  case 1: "1 (labels)"
  case 3: "3 (images)"
  default: "\(count)"
  }
}

private func elementType(_ code: UInt8) -> String {
  let names: [UInt8: String] = [
    0x09: "signed bytes", 0x0B: "16-bit integers", 0x0C: "32-bit integers", 0x0D: "32-bit floats",
    0x0E: "64-bit floats",
  ]
  return names[code].map { "\($0) (\(hex(code)))" } ?? "the unknown code \(hex(code))"
}
