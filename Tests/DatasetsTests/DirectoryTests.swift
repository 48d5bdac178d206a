import Datasets
import Foundation
import NeuralNet
import Numerics
import Testing

@Suite struct DirectoryTests {
  @Test func readsWhatWasWritten() throws {
    let set = try SampleSet().load(from: "letters")
    #expect(set.name == "letters")
    #expect(set.imageSize == ImageSize(height: 5, width: 3))
    #expect(set.inputs == 15)
    #expect(set.classes == 3)
    #expect(set.train.labels == [0, 1, 2, 0, 1, 2, 0, 1, 2, 0, 1, 2])
    #expect(set.test.labels == [0, 1, 2, 0, 1, 2])
    let train = SampleSet.pixels(12 * 15).map { Float($0) / 255 }
    #expect(set.train.batch(0..<12).inputs.matrix.elements == train)
    #expect(set.test.batch([5]).inputs.matrix.elements == Array(train[5 * 15..<6 * 15]))
  }

  @Test(arguments: [(1, 1, 2), (5, 3, 26), (28, 28, 10), (3, 70, 256), (2, 2, 1)])
  func takesAnySizeAndClassCount(height: Int, width: Int, classes: Int) throws {
    let set = try SampleSet(height: height, width: width, classes: classes).load()
    #expect(set.imageSize == ImageSize(height: height, width: width))
    #expect(set.classes == classes)
    #expect(set.inputs == height * width)
  }

  @Test(arguments: [
    [SampleSet.trainImages], [SampleSet.testLabels],
    [
      SampleSet.trainImages, SampleSet.trainLabels, SampleSet.testImages, SampleSet.testLabels,
    ],
  ])
  func gzippedFilesAreEqualToRawOnes(names: [String]) throws {
    let raw = SampleSet()
    var compressed = raw
    for name in names { compressed.compress(name) }
    #expect(compressed.files != raw.files)
    #expect(try compressed.load() == raw.load())
  }

  @Test(arguments: ["", ".gz"])
  func takesTheOtherSpellings(suffix: String) throws {
    let expected = try SampleSet().load()
    let renamings = [
      [SampleSet.trainImages: "train-images-binary-idx3-ubyte"],
      [SampleSet.testImages: "t10k-images-binary-idx3-ubyte"],
      [
        SampleSet.trainImages: "train-images.idx3-ubyte",
        SampleSet.trainLabels: "train-labels.idx1-ubyte",
        SampleSet.testImages: "t10k-images.idx3-ubyte",
        SampleSet.testLabels: "t10k-labels.idx1-ubyte",
      ],
    ]
    for renaming in renamings {
      var sample = SampleSet()
      for (old, new) in renaming {
        let bytes = try #require(sample.files[old])
        sample.files[old] = nil
        sample.files[new + suffix] = suffix.isEmpty ? bytes : gzipped(bytes)
      }
      #expect(try sample.load() == expected)
    }
  }

  @Test func rawFileGoesBeforeGzippedOne() throws {
    var sample = SampleSet()
    sample.files[SampleSet.trainImages + ".gz"] = [1, 2, 3]
    #expect(try sample.load() == SampleSet().load())
  }

  @Test func gzipMayHaveMembersAndPadding() throws {
    var sample = SampleSet()
    let bytes = try #require(sample.files[SampleSet.trainImages])
    sample.files[SampleSet.trainImages] =
      gzipped(Array(bytes[..<7])) + gzipped([]) + gzipped(Array(bytes[7...])) + [0, 0, 0]
    #expect(try sample.load() == SampleSet().load())
  }

  @Test func nameIsTheLastComponentAndPrintable() throws {
    #expect(try SampleSet().load(from: "a\u{1B}[31m b").name == "a\\u{1B}[31m b")
    try withTemporaryDirectory { directory in
      for (name, bytes) in SampleSet().files {
        try Data(bytes).write(to: directory.appending(path: name))
      }
      let path = directory.path(percentEncoded: false)
      #expect(try Dataset.load(directory: path + "/.//").name == directory.lastPathComponent)
    }
  }

  @Test func theHeadersAreComparedBeforeAnythingIsInflated() throws {
    var sample = SampleSet()
    // A million labels for twelve images, of which only the header can be read.
    sample.files[SampleSet.trainLabels] = Array(
      gzipped(idx([1_000_000], SampleSet.pixels(1_000_000)), level: 1).prefix(1000))
    #expect(
      sample.loadError()?.problem
        == .countsDiffer(images: 12, imagesFile: SampleSet.trainImages, labels: 1_000_000))
  }

  @Test func aLabelTakesOneByte() throws {
    #expect(try MemoryLayout.stride(ofValue: SampleSet().load().train.labels[0]) == 1)
  }
}
