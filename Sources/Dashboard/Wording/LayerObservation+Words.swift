import Telemetry

extension LayerObservation {
  /// What is said where a picture needs the units one by one and its source does not know them.
  static let unitsUnknown = "single units are not known here"
}

extension LayerID {
  /// The name where there is little room: `L3`, or the first characters of what it is called.
  var short: String {
    if name == "layer \(order + 1)" { return "L\(order + 1)" }
    let limit = 8
    return name.count <= limit ? name : name.prefix(limit - 1) + "…"
  }
}
