import Drawing
import Statistics
import Telemetry

extension RunInfo {
  /// What stands before the W₁ of a layer: of bins alone it is a lower bound of what it is over the
  /// units.
  func boundSign(_ layer: LayerObservation) -> String {
    log != nil && layer.isShiftPooled ? "≥ " : ""
  }

  /// What stands before numbers of a distribution: those of logs are interpolated between edges of
  /// bins or between 33 quantiles.
  func estimateSign(_ shown: Distribution) -> String {
    log != nil || shown.isEstimate ? "≈ " : ""
  }
}

extension LayerObservation {
  /// What is said where a picture needs the units one by one and its source does not know them.
  static let unitsUnknown = "single units are not known here: log normscope/units/TAG"
  /// What is said where a layer, or a unit, had no value that is a finite number.
  static let noValues = "no finite values were logged here"
}

extension LayerID {
  /// The name in a heading, no wider than leaves room for numbers; its place where it has no name.
  var label: String {
    if name.isEmpty { return "layer \(order + 1)" }
    // Of names that differ by a number only, a number is left.
    return name.allSatisfy(\.isNumber) ? "layer \(abridged(18))" : abridged(24)
  }

  /// The name before the layer's numbers, with an arrow where it is selected.
  func heading(isSelected: Bool) -> Span {
    Span((isSelected ? "▸" : "") + "\(label)  ", Palette.strong)
  }

  /// The name where there is little room: `L3`, or the first characters of what it is called.
  var short: String {
    name.isEmpty || name == "layer \(order + 1)" ? "L\(order + 1)" : abridged(8)
  }

  /// The name in at most so many cells, one for each of its scalars.
  private func abridged(_ limit: Int) -> String {
    let scalars = name.unicodeScalars
    return scalars.count <= limit ? name : String(scalars.prefix(limit - 1)) + "…"
  }
}
