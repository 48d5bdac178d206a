import Datasets
import Telemetry

extension DataChoice {
  /// What can be chosen in a run that began with `first`, loaded from `source`: the built-in sets, and
  /// that directory if it is one.
  static func all(besides first: Dataset, from source: Dataset.Source) -> [DataChoice] {
    var choices = [DataChoice(argument: "mnist", name: "MNIST", .mnist, hasImages: true)]
    choices += ToySet.allCases.map {
      DataChoice(argument: $0.rawValue, name: $0.rawValue, .toy($0), hasImages: false)
    }
    if source.argument == given {
      choices.append(
        DataChoice(
          argument: given, name: first.name,
          Extent(
            inputs: first.inputs, classes: first.classes, train: first.available,
            test: first.test.count),
          hasImages: first.imageSize != nil))
    }
    return choices
  }

  private init(argument: String, name: String, _ extent: Extent, hasImages: Bool) {
    self.init(
      argument: argument, name: name, inputs: extent.inputs, classes: extent.classes,
      examples: extent.train, tests: extent.test, hasImages: hasImages)
  }
}

extension Dataset.Source {
  /// What commands call it.
  var argument: String {
    switch self {
    case .mnist: "mnist"
    case .toy(let set): set.rawValue
    case .directory: DataChoice.given
    }
  }
}
