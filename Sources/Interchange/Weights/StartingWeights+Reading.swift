package import Foundation
import NeuralNet
import Numerics
package import Training

extension StartingWeights {
  /// The parameters in `data`, the bytes of the safetensors file `file`, named as `SafeTensors` has them.
  ///
  /// The places of the layers may be any that ascend; a normalization stands between its layer and the
  /// next. Throws what is wrong first: names that are unknown or missing, shapes that do not fit, numbers
  /// that are not finite. No number is read unless the layers have the `sizes`, the inputs first and the
  /// classes last, if these are given, and there is memory for all.
  package init(_ data: Data, file: String, sizes: [Int]? = nil) throws(SafeTensorsError) {
    self.init(file: file)
    var layout: WeightLayout?
    let tensors = try SafeTensors(data) { (header) throws(SafeTensorsError) in
      layout = try WeightLayout(header, sizes: sizes)
      // As tensors, as matrices, and as those of the network.
      let bytes = 3 * data.count
      guard hasRoom(for: bytes) else {
        throw SafeTensorsError(
          "expected to fit into memory, found \((bytes >> 20) + 1) MiB, more than there is")
      }
    }.tensors
    for (name, tensor) in tensors.sorted(by: { $0.key < $1.key }) {
      if case .float(let numbers) = tensor.elements, !numbers.allSatisfy(\.isFinite) {
        throw SafeTensorsError("\(name): a number is not finite")
      }
    }
    for place in layout?.layers ?? [] { layers.append(try Layer(place, tensors)) }
    // FNV-1a.
    let hash = data.withUnsafeBytes {
      $0.reduce(0xCBF2_9CE4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
    }
    fingerprint = "fnv1a " + String(hash, radix: 16)
  }
}

extension StartingWeights.Layer {
  /// The most mini-batches that moving averages may be of: more than are ever trained on.
  private static let mostBatches: Int64 = 1 << 53

  /// The layer that stands at that place in a file of `tensors`, of which the shapes are right.
  fileprivate init(_ place: WeightLayout.Layer, _ tensors: [String: SafeTensors.Tensor])
    throws(SafeTensorsError)
  {
    func numbers(_ module: Int, _ name: String) -> [Float]? {
      guard case .float(let numbers)? = tensors["\(module).\(name)"]?.elements else { return nil }
      return numbers
    }
    func matrix(_ numbers: [Float], _ columns: Int) -> Matrix<Float> {
      Matrix(rows: place.units, columns: columns, elements: numbers)
    }
    let weights = matrix(numbers(place.place, "weight") ?? [], place.inputs).transposed()
    self.init(Dense(weights: weights, bias: numbers(place.place, "bias") ?? []))
    guard let module = place.normalization else { return }
    affine = numbers(module, "weight").map {
      Affine(scale: $0, shift: numbers(module, "bias") ?? [])
    }
    (mean, variance) = (numbers(module, "running_mean"), numbers(module, "running_var"))
    correlation = numbers(module, "running_correlation").map { matrix($0, place.units) }
    if variance?.contains(where: { $0 < 0 }) == true {
      throw SafeTensorsError("\(module).running_var: a variance is below 0")
    }
    if case .integer(let counts)? = tensors["\(module).num_batches_tracked"]?.elements {
      guard let count = counts.first, (0...Self.mostBatches).contains(count) else {
        throw SafeTensorsError(
          "\(module).num_batches_tracked: expected a number from 0 to \(Self.mostBatches), found "
            + "\(counts.first ?? 0)")
      }
      batches = Int(count)
    }
  }
}
