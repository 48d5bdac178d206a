extension Dataset {
  /// Where examples come from.
  package enum Source: Sendable, Hashable {
    /// The images inside of the program.
    case mnist
    /// Points in the plane, made from a seed.
    case toy(ToySet)
    /// The IDX files in the directory at this path.
    case directory(String)

    /// What the argument of `--data` means: `mnist`, which is also what no argument means, the name
    /// of a toy set, or else the path of a directory.
    ///
    /// A directory with the name of a built-in set is meant by `./spiral`.
    package init(argument: String?) {
      guard let argument, argument != "mnist" else {
        self = .mnist
        return
      }
      self = ToySet(rawValue: argument).map(Source.toy) ?? .directory(argument)
    }

    /// The arguments that mean a built-in set.
    package static let names = ["mnist"] + ToySet.allCases.map(\.rawValue)

    /// Reads or makes the examples; only toy sets depend on `seed`.
    package func load(seed: UInt64) throws(DatasetError) -> Dataset {
      switch self {
      case .mnist: try .mnist()
      case .toy(let set): .toy(set, seed: seed)
      case .directory(let path): try .load(directory: path)
      }
    }
  }
}
