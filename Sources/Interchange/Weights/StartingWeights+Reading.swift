package import Foundation
import NeuralNet
import Numerics
package import Training

extension StartingWeights {
  /// The parameters in `data`, the bytes of the safetensors file `file`, named as `SafeTensors` has them.
  ///
  /// The places of the layers may be any that ascend; a normalization stands between its layer and the
  /// next. Throws what is wrong first: names that are unknown or missing, shapes that do not fit, numbers
  /// that are not finite.
  package init(_ data: Data, file: String) throws(SafeTensorsError) {
    self.init(file: file)
    var modules = try Modules(SafeTensors(data))
    while let linear = try modules.nextLinear(inputs: layers.last?.dense.bias.count) {
      var layer = Layer(linear)
      try modules.readNormalization(into: &layer, units: linear.bias.count)
      layers.append(layer)
    }
    guard layers.count > 1 else {
      throw SafeTensorsError("expected the weights of two layers at least, found \(layers.count)")
    }
    guard layers.last?.isNormalized == false else {
      throw SafeTensorsError("the last layer has a normalization behind it")
    }
    // FNV-1a.
    let hash = data.withUnsafeBytes {
      $0.reduce(0xCBF2_9CE4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
    }
    fingerprint = "fnv1a " + String(hash, radix: 16)
  }
}

/// The tensors of a file module by module, in ascending order of their places.
private struct Modules {
  /// The tensors of each module by their own names, the last first.
  private var rest: [(place: Int, tensors: [String: SafeTensors.Tensor])]

  private static let names: Set = [
    "weight", "bias", "running_mean", "running_var", "num_batches_tracked", "running_correlation",
  ]

  init(_ file: SafeTensors) throws(SafeTensorsError) {
    var modules: [Int: [String: SafeTensors.Tensor]] = [:]
    for (name, tensor) in file.tensors.sorted(by: { $0.key < $1.key }) {
      let parts = name.split(separator: ".", omittingEmptySubsequences: false)
      guard parts.count == 2, let place = Int(parts[0]), place >= 0, "\(place)" == parts[0],
        Self.names.contains(String(parts[1]))
      else {
        throw SafeTensorsError(
          "there is no tensor “\(name.quotable)” in a network; names are as 0.weight, 0.bias, "
            + "1.running_mean")
      }
      if case .float(let numbers) = tensor.elements, !numbers.allSatisfy(\.isFinite) {
        throw SafeTensorsError("\(name): a number is not finite")
      }
      modules[place, default: [:]][String(parts[1])] = tensor
    }
    rest = modules.map { (place: $0.key, tensors: $0.value) }.sorted { $0.place > $1.place }
  }

  /// The affine map that is next, which has so many `inputs` if that is known; nil behind the last.
  mutating func nextLinear(inputs: Int?) throws(SafeTensorsError) -> Dense<Float>? {
    guard case (let place, var tensors)? = rest.popLast() else { return nil }
    guard let weights = tensors.removeValue(forKey: "weight") else {
      throw SafeTensorsError("\(place).weight is missing")
    }
    guard weights.shape.count == 2, let units = weights.shape.first,
      let columns = weights.shape.last, units > 0, columns > 0, columns == inputs ?? columns,
      case .float(let numbers) = weights.elements
    else {
      let wanted = "units × \(inputs.map { "\($0)" } ?? "inputs")"
      throw SafeTensorsError(
        "\(place).weight: expected the shape \(wanted), found \(weights.words)")
    }
    let bias = try Self.take("bias", of: &tensors, at: place, shape: [units])
    try Self.expectEmpty(tensors, at: place)
    guard let bias else { throw SafeTensorsError("\(place).bias is missing") }
    let rows = Matrix(rows: units, columns: columns, elements: numbers)
    return Dense(weights: rows.transposed(), bias: bias)
  }

  /// The parameters of the normalization that is next, if one is, of so many `units`.
  mutating func readNormalization(into layer: inout StartingWeights.Layer, units: Int)
    throws(SafeTensorsError)
  {
    guard case (let place, var tensors)? = rest.last, tensors["weight"]?.shape.count != 2 else {
      return
    }
    rest.removeLast()
    func vector(_ name: String) throws(SafeTensorsError) -> [Float]? {
      try Self.take(name, of: &tensors, at: place, shape: [units])
    }
    let (scale, shift) = (try vector("weight"), try vector("bias"))
    layer.affine = scale.map { Affine(scale: $0, shift: shift ?? []) }
    (layer.mean, layer.variance) = (try vector("running_mean"), try vector("running_var"))
    if let numbers = try Self.take(
      "running_correlation", of: &tensors, at: place, shape: [units, units])
    {
      layer.correlation = Matrix(rows: units, columns: units, elements: numbers)
    }
    tensors.removeValue(forKey: "num_batches_tracked")
    try Self.expectEmpty(tensors, at: place)
    let missing = [
      ("weight", scale == nil && (shift != nil || !layer.isNormalized)),
      ("running_mean", layer.mean == nil && (layer.variance != nil || layer.correlation != nil)),
      ("running_var", layer.variance == nil && layer.mean != nil),
    ].first(where: \.1)
    if let missing { throw SafeTensorsError("\(place).\(missing.0) is missing") }
    if layer.variance?.contains(where: { $0 < 0 }) == true {
      throw SafeTensorsError("\(place).running_var: a variance is below 0")
    }
  }

  /// The numbers of the tensor `name`, which must have that shape; nil where there is none.
  private static func take(
    _ name: String, of tensors: inout [String: SafeTensors.Tensor], at place: Int, shape: [Int]
  ) throws(SafeTensorsError) -> [Float]? {
    guard let tensor = tensors.removeValue(forKey: name) else { return nil }
    guard tensor.shape == shape, case .float(let numbers) = tensor.elements else {
      let wanted = shape.map { "\($0)" }.joined(separator: " × ")
      throw SafeTensorsError(
        "\(place).\(name): expected the shape \(wanted), found \(tensor.words)")
    }
    return numbers
  }

  private static func expectEmpty(_ tensors: [String: SafeTensors.Tensor], at place: Int)
    throws(SafeTensorsError)
  {
    if let name = tensors.keys.min() {
      throw SafeTensorsError("\(place).\(name) belongs to no module here")
    }
  }
}

extension SafeTensors.Tensor {
  /// The shape and, unless it is F32, the type.
  fileprivate var words: String {
    let extents = shape.isEmpty ? "one number" : shape.map { "\($0)" }.joined(separator: " × ")
    if case .float = elements { return extents.quotable }
    return "\(extents) of type \(elements.type)".quotable
  }
}
