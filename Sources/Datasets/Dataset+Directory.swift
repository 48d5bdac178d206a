import Foundation

extension Dataset {
  /// The images and labels in the four IDX files of `directory`; the set is named like it.
  ///
  /// The names are those of MNIST, Fashion-MNIST and KMNIST: `train-images-idx3-ubyte`,
  /// `train-labels-idx1-ubyte`, `t10k-images-idx3-ubyte` and `t10k-labels-idx1-ubyte`, also with a
  /// dot before `idx`, and `-binary` behind `images`. Each may be raw or gzip'd, and may end in
  /// `.gz`; the first that exists is taken, in the order in which `DatasetError` lists them. Images
  /// may have any size, and there is one class more than the largest training label. Throws an
  /// error that names the file for whatever can't be used, without taking more memory than the
  /// files really hold, and at most 2 GiB for one.
  package static func load(directory: String) throws(DatasetError) -> Dataset {
    switch FileKind(path: directory) {
    case .directory: break
    case .missing: throw DatasetError(.directoryMissing, in: directory)
    case .unknown(let reason): throw DatasetError(.unreadable(reason: reason), in: directory)
    case .regular, .other: throw DatasetError(.notADirectory, in: directory)
    }
    let name = URL(fileURLWithPath: directory).standardizedFileURL.lastPathComponent
    return try LabelledImages.dataset(name: name) { part throws(DatasetError) in
      let imageNames = part.fileNames("images", ["-idx3", "-binary-idx3", ".idx3"])
      let labelNames = part.fileNames("labels", ["-idx1", ".idx1"])
      return try LabelledImages(
        images: idxFile(in: directory, named: imageNames, rank: 3),
        labels: idxFile(in: directory, named: labelNames, rank: 1))
    }
  }

  /// Reads the first of `names` that exists in `directory`.
  private static func idxFile(
    in directory: String, named names: [String], rank: Int
  ) throws(DatasetError) -> IDXFile {
    for name in names {
      let path = directory + "/" + name
      if case .missing = FileKind(path: path) { continue }
      let bytes = try contents(ofFile: path, name: name, limit: IDXFile.limit)
      return try bytes.withUnsafeBufferPointer { (buffer) throws(DatasetError) in
        try IDXFile(UnsafeRawBufferPointer(buffer), name: name, rank: rank)
      }
    }
    throw DatasetError(.fileMissing(lookedFor: names), in: directory)
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
