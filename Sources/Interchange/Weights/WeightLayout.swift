import Training

/// Which layers the tensors of a file make up, by their names, types and shapes alone.
struct WeightLayout {
  /// One affine map, and the normalization behind it.
  struct Layer {
    /// The place of the affine map among the modules, and how large it is.
    let place: Int, inputs: Int, units: Int
    /// The place of the normalization, if there is one.
    fileprivate(set) var normalization: Int?
  }

  /// The layers, the one next to the data first; at least two.
  let layers: [Layer]

  /// The layers of the tensors of which a header says that.
  ///
  /// Throws what is wrong first: names that are unknown or missing, shapes that do not fit, or layers of
  /// other sizes than `sizes`, the inputs first and the classes last, if these are given.
  init(_ header: [String: SafeTensors.HeaderEntry], sizes: [Int]?) throws(SafeTensorsError) {
    var modules = try Modules(header)
    var layers: [Layer] = []
    while var layer = try modules.nextLinear(inputs: layers.last?.units) {
      layer.normalization = try modules.nextNormalization(units: layer.units)
      layers.append(layer)
    }
    guard layers.count > 1 else {
      throw SafeTensorsError("expected the weights of two layers at least, found \(layers.count)")
    }
    guard layers.last?.normalization == nil else {
      throw SafeTensorsError("the last layer has a normalization behind it")
    }
    let own = [layers[0].inputs] + layers.map(\.units)
    if let sizes, let reason = StartingWeights.misfit(own, sizes) {
      throw SafeTensorsError(reason)
    }
    self.layers = layers
  }
}

/// The tensors of a file module by module, in ascending order of their places.
private struct Modules {
  private typealias Entries = [String: SafeTensors.HeaderEntry]

  /// The tensors of each module by their own names, the last first.
  private var rest: [(place: Int, tensors: Entries)]

  private static let names: Set = [
    "weight", "bias", "running_mean", "running_var", "num_batches_tracked", "running_correlation",
  ]

  init(_ header: [String: SafeTensors.HeaderEntry]) throws(SafeTensorsError) {
    var modules: [Int: Entries] = [:]
    for (name, entry) in header.sorted(by: { $0.key < $1.key }) {
      let parts = name.split(separator: ".", omittingEmptySubsequences: false)
      guard parts.count == 2, let place = Int(parts[0]), place >= 0, "\(place)" == parts[0],
        Self.names.contains(String(parts[1]))
      else {
        throw SafeTensorsError(
          "there is no tensor “\(name.quotable)” in a network; names are as 0.weight, 0.bias, "
            + "1.running_mean")
      }
      modules[place, default: [:]][String(parts[1])] = entry
    }
    rest = modules.map { (place: $0.key, tensors: $0.value) }.sorted { $0.place > $1.place }
  }

  /// The affine map that is next, which has so many `inputs` if that is known; nil behind the last.
  mutating func nextLinear(inputs: Int?) throws(SafeTensorsError) -> WeightLayout.Layer? {
    guard case (let place, var tensors)? = rest.popLast() else { return nil }
    guard let weights = tensors.removeValue(forKey: "weight") else {
      throw SafeTensorsError("\(place).weight is missing")
    }
    guard weights.shape.count == 2, let units = weights.shape.first,
      let columns = weights.shape.last, units > 0, columns > 0, columns == inputs ?? columns,
      weights.isFloat
    else {
      let wanted = "units × \(inputs.map { "\($0)" } ?? "inputs")"
      throw SafeTensorsError(
        "\(place).weight: expected the shape \(wanted), found \(weights.words)")
    }
    let hasBias = try Self.take("bias", of: &tensors, at: place, shape: [units])
    try Self.expectEmpty(tensors, at: place)
    guard hasBias else { throw SafeTensorsError("\(place).bias is missing") }
    return WeightLayout.Layer(place: place, inputs: columns, units: units)
  }

  /// The place of the normalization that is next, if one is, of so many `units`.
  mutating func nextNormalization(units: Int) throws(SafeTensorsError) -> Int? {
    guard case (let place, var tensors)? = rest.last, tensors["weight"]?.shape.count != 2 else {
      return nil
    }
    rest.removeLast()
    func take(_ name: String, _ shape: [Int]) throws(SafeTensorsError) -> Bool {
      try Self.take(name, of: &tensors, at: place, shape: shape)
    }
    let (scale, shift) = (try take("weight", [units]), try take("bias", [units]))
    let (mean, variance) = (try take("running_mean", [units]), try take("running_var", [units]))
    let correlation = try take("running_correlation", [units, units])
    if let count = tensors.removeValue(forKey: "num_batches_tracked") {
      guard count.shape.isEmpty, !count.isFloat else {
        throw SafeTensorsError(
          "\(place).num_batches_tracked: expected one number of type I64, found \(count.words)")
      }
    }
    try Self.expectEmpty(tensors, at: place)
    let missing = [
      ("weight", !scale && (shift || !mean)), ("running_mean", !mean && (variance || correlation)),
      ("running_var", !variance && mean),
    ].first(where: \.1)
    if let missing { throw SafeTensorsError("\(place).\(missing.0) is missing") }
    return place
  }

  /// Takes out the tensor `name`, which must have that shape; returns whether there is one.
  private static func take(
    _ name: String, of tensors: inout Entries, at place: Int, shape: [Int]
  ) throws(SafeTensorsError) -> Bool {
    guard let tensor = tensors.removeValue(forKey: name) else { return false }
    guard tensor.shape == shape, tensor.isFloat else {
      let wanted = shape.map { "\($0)" }.joined(separator: " × ")
      throw SafeTensorsError(
        "\(place).\(name): expected the shape \(wanted), found \(tensor.words)")
    }
    return true
  }

  private static func expectEmpty(_ tensors: Entries, at place: Int) throws(SafeTensorsError) {
    if let name = tensors.keys.min() {
      throw SafeTensorsError("\(place).\(name) belongs to no module here")
    }
  }
}

extension SafeTensors.HeaderEntry {
  /// Whether the numbers are of type F32.
  fileprivate var isFloat: Bool { dtype == "F32" }

  /// The shape and, unless it is F32, the type.
  fileprivate var words: String {
    let extents = shape.isEmpty ? "one number" : shape.map { "\($0)" }.joined(separator: " × ")
    return (isFloat ? extents : "\(extents) of type \(dtype)").quotable
  }
}
