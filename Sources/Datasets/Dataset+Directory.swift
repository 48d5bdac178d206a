import Foundation
import Numerics

extension Dataset {
  /// The images and labels in the four IDX files of `directory`; the set is named like it.
  ///
  /// The names are those of MNIST, Fashion-MNIST and KMNIST: `train-images-idx3-ubyte`,
  /// `train-labels-idx1-ubyte`, `t10k-images-idx3-ubyte` and `t10k-labels-idx1-ubyte`, also with a
  /// dot before `idx`, and `-binary` behind `images`. Each may be raw or gzip'd, and may end in
  /// `.gz`; the first that exists is taken, in the order in which `DatasetError` lists them. Images
  /// may have any size, and there is one class more than the largest training label. Throws an
  /// error that names the file for whatever can't be used, without taking more memory than the
  /// files really hold, and at most 2 GiB for one. Nothing is inflated before all four headers agree
  /// and there is memory for everything together.
  package static func load(directory: String) throws(DatasetError) -> Dataset {
    switch FileKind(path: directory) {
    case .directory: break
    case .missing: throw DatasetError(.directoryMissing, in: directory)
    case .unknown(let reason): throw DatasetError(.unreadable(reason: reason), in: directory)
    case .regular, .other: throw DatasetError(.notADirectory, in: directory)
    }
    let name = URL(fileURLWithPath: directory).standardizedFileURL.lastPathComponent
    let train = try StoredPart(.train, in: directory)
    let test = try StoredPart(.test, in: directory)
    let size = train.mostBytes + test.mostBytes
    guard hasRoom(for: size) else { throw DatasetError(.noRoom(bytes: size), in: directory) }
    return try LabelledImages.dataset(name: name) { part throws(DatasetError) in
      switch part {
      case .train: try train.read()
      case .test: try test.read()
      }
    }
  }
}

/// The two files of a part as they are stored, with headers that agree.
private struct StoredPart: Sendable {
  private let images: StoredFile, labels: StoredFile

  /// The most bytes that both take when they are read.
  var mostBytes: Int { images.header.mostBytes + labels.header.mostBytes }

  init(_ part: LabelledImages.Part, in directory: String) throws(DatasetError) {
    images = try StoredFile(
      part.fileNames("images", ["-idx3", "-binary-idx3", ".idx3"]), in: directory, rank: 3)
    labels = try StoredFile(part.fileNames("labels", ["-idx1", ".idx1"]), in: directory, rank: 1)
    try labels.header.expectLabels(of: images.header)
  }

  func read() throws(DatasetError) -> LabelledImages {
    try LabelledImages(images: images.read(rank: 3), labels: labels.read(rank: 1))
  }
}

/// A file as it is stored, raw or gzip'd, and what its header says.
private struct StoredFile: Sendable {
  private let bytes: [UInt8]
  let header: IDXHeader

  /// The first of `names` that exists in `directory`.
  init(_ names: [String], in directory: String, rank: Int) throws(DatasetError) {
    let found = names.first { name in
      if case .missing = FileKind(path: directory + "/" + name) { false } else { true }
    }
    guard let name = found else {
      throw DatasetError(.fileMissing(lookedFor: names), in: directory)
    }
    bytes = try contents(ofFile: directory + "/" + name, name: name, limit: IDXFile.limit)
    header = try bytes.withUnsafeBufferPointer { (buffer) throws(DatasetError) in
      try IDXHeader(UnsafeRawBufferPointer(buffer), name: name, rank: rank)
    }
  }

  func read(rank: Int) throws(DatasetError) -> IDXFile {
    try bytes.withUnsafeBufferPointer { (buffer) throws(DatasetError) in
      try IDXFile(UnsafeRawBufferPointer(buffer), name: header.name, rank: rank)
    }
  }
}

extension LabelledImages.Part {
  /// The names under which a file may be found, the raw one before the gzip'd one.
  fileprivate func fileNames(_ content: String, _ spellings: [String]) -> [String] {
    let prefix =
      switch self {
      case .train: "train"
      case .test: "t10k"
      }
    return spellings.flatMap { spelling in
      let name = "\(prefix)-\(content)\(spelling)-ubyte"
      return [name, name + ".gz"]
    }
  }
}
