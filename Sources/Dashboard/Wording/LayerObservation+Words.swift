import Drawing
import Telemetry

extension LayerObservation {
  /// What is said where a picture needs the units one by one and its source does not know them.
  static let unitsUnknown = "single units are not known here"
}

extension LayerID {
  /// The name before the layer's numbers, with an arrow where it is selected.
  func heading(isSelected: Bool) -> Span {
    Span((isSelected ? "▸" : "") + "\(name)  ", Palette.strong)
  }

  /// The name where there is little room: `L3`, or the first characters of what it is called.
  var short: String {
    if name == "layer \(order + 1)" { return "L\(order + 1)" }
    let limit = 8
    return name.count <= limit ? name : name.prefix(limit - 1) + "…"
  }
}
