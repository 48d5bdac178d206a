import Foundation

/// What was logged at one moment.
package struct LoggedEvent: Sendable, Equatable {
  /// When, in seconds since 1970; not finite where that was not written.
  package let wallTime: Double
  /// The step as the program that logs counts it.
  package let step: Int
  /// What, in the order in which it was written; empty for what is not known here.
  package let values: [LoggedValue]

  init(_ event: TBEvent) {
    wallTime = event.wallTime
    step = Int(event.step)
    values = event.summary.value.compactMap { LoggedValue($0) }
  }
}

/// A value under a name.
package struct LoggedValue: Sendable, Equatable {
  /// What it is.
  package enum Content: Sendable, Equatable {
    case scalar(Double)
    case histogram(LoggedHistogram)
    /// Quantiles of units; nil where the tensor is not one of such.
    case units(LoggedUnits?)
  }

  /// The name; of units, that of the layer that they belong to.
  package let tag: String
  /// What it is.
  package let content: Content

  /// The names of units are those of layers behind this.
  package static let unitsPrefix = "normscope/units/"

  /// A value of a summary; nil for texts, images, graphs and whatever else is not shown here.
  init?(_ value: TBSummary.Value) {
    let prefix = Self.unitsPrefix
    switch value.value {
    case .simpleValue(let number): content = .scalar(Double(number))
    case .histo(let histogram):
      guard let histogram = LoggedHistogram(histogram) else { return nil }
      content = .histogram(histogram)
    case .tensor(let tensor):
      if value.tag.hasPrefix(prefix), value.tag.utf8.count > prefix.utf8.count {
        content = .units(LoggedUnits(tensor))
        tag = String(value.tag.dropFirst(prefix.count))
        return
      }
      switch value.metadata.pluginData.pluginName {
      case "scalars", "":
        if let number = tensor.scalar {
          content = .scalar(number)
        } else if value.metadata.pluginData.pluginName.isEmpty,
          let histogram = LoggedHistogram(tensor)
        {
          // Some writers say only the first time what a tensor is.
          content = .histogram(histogram)
        } else {
          return nil
        }
      case "histograms":
        guard let histogram = LoggedHistogram(tensor) else { return nil }
        content = .histogram(histogram)
      default: return nil
      }
    case nil: return nil
    }
    tag = value.tag
  }
}
