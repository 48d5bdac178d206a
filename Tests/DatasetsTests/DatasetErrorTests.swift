import Datasets
import Foundation
import NeuralNet
import Testing

@Suite struct DatasetErrorTests {
  @Test(arguments: Flaw.headers + Flaw.payloads + Flaw.claims + Flaw.disagreements)
  func namesFileExpectedAndFound(flaw: Flaw) throws {
    var sample = SampleSet()
    flaw.spoil(&sample)
    let error = try #require(sample.loadError())
    #expect(error == flaw.error)
    let line = error.description
    for words in [flaw.error.file + ": ", "expected", "found"] + flaw.words {
      #expect(line.contains(words), "\(line)")
    }
    #expect(!line.contains { $0.isNewline })
  }

  @Test func missingFileSaysWhichNamesWereLookedFor() throws {
    var sample = SampleSet()
    sample.files[SampleSet.testImages] = nil
    let line = try #require(sample.loadError()).description
    for name in [
      "t10k-images-idx3-ubyte", "t10k-images-idx3-ubyte.gz", "t10k-images-binary-idx3-ubyte",
      "t10k-images-binary-idx3-ubyte.gz", "t10k-images.idx3-ubyte", "t10k-images.idx3-ubyte.gz",
    ] {
      #expect(line.contains("\(name),"), "\(line)")
    }
    #expect(line.contains("/sample: "))
    sample.files[SampleSet.trainLabels] = nil
    let first = try #require(sample.loadError()).description
    #expect(first.contains("train-labels-idx1-ubyte,"), "the training part goes first: \(first)")
  }

  @Test func aDirectoryInPlaceOfAFileIsUnreadable() throws {
    try withTemporaryDirectory { directory in
      let file = directory.appending(path: SampleSet.trainImages)
      try FileManager.default.createDirectory(at: file, withIntermediateDirectories: false)
      expectUnreadable(directory, because: "it is a directory")
    }
  }

  @Test func aLinkToItselfIsUnreadable() throws {
    try withTemporaryDirectory { directory in
      let file = directory.appending(path: SampleSet.trainImages)
      try FileManager.default.createSymbolicLink(at: file, withDestinationURL: file)
      expectUnreadable(directory, because: "symbolic links")
    }
  }

  @Test func aPipeIsUnreadableAndNotWaitedFor() throws {
    try withTemporaryDirectory { directory in
      let file = directory.appending(path: SampleSet.trainImages)
      #expect(mkfifo(file.path(percentEncoded: false), 0o600) == 0)
      expectUnreadable(directory, because: "no regular file")
    }
  }

  @Test func aFileOverTheLimitIsUnreadable() throws {
    try withTemporaryDirectory { directory in
      let file = directory.appending(path: SampleSet.trainImages)
      try Data().write(to: file)
      // Sparse: it takes no space on the disk.
      #expect(truncate(file.path(percentEncoded: false), (1 << 31) + 1) == 0)
      expectUnreadable(directory, because: "2147483649 bytes")
    }
  }

  private func expectUnreadable(_ directory: URL, because reason: String) {
    let error = #expect(throws: DatasetError.self) {
      try Dataset.load(directory: directory.path(percentEncoded: false))
    }
    let line = error?.description ?? ""
    for words in [SampleSet.trainImages + ": ", "expected", "found", reason] {
      #expect(line.contains(words), "\(line)")
    }
  }

  @Test(arguments: ["/no/such/directory", ""])
  func missingDirectory(path: String) {
    let error = DatasetError(.directoryMissing, in: path)
    #expect(throws: error) { try Dataset.load(directory: path) }
    #expect(
      error.description == "\(path): expected a directory or one of mnist, spiral, circles, moons, "
        + "blobs, found nothing")
  }

  @Test func notADirectory() throws {
    try withTemporaryDirectory { directory in
      let file = directory.appending(path: "file")
      try Data([1]).write(to: file)
      let path = file.path(percentEncoded: false)
      let error = DatasetError(.notADirectory, in: path)
      #expect(throws: error) { try Dataset.load(directory: path) }
      #expect(error.description.hasPrefix(path + ": expected a directory, found"))
    }
  }

  @Test func messagesAreSafeForATerminal() {
    let error = DatasetError(
      .unreadable(reason: "\u{9B}2J"), in: "a\u{1B}]0;x\u{07}\nb\u{202E}\u{2028}é\u{7F}")
    #expect(
      error.description
        == "a\\u{1B}]0;x\\u{7}\\u{A}b\\u{202E}\\u{2028}é\\u{7F}: expected to read it, "
        + "found: \\u{9B}2J")
  }
}
