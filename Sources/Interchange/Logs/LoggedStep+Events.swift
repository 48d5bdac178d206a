import EventFiles
import Foundation
import Statistics
import Telemetry
package import Training

extension LoggedStep {
  /// The first record of an event file.
  ///
  /// Wall times are seconds since 1970.
  package static func firstEvent(wallTime: Double) -> [UInt8] {
    var event = TBEvent()
    event.wallTime = wallTime
    event.fileVersion = "brain.Event:2"
    return EventRecord.bytes(of: event)
  }

  /// The record of the step in an event file.
  ///
  /// Scalars are `loss/train`, `loss/test`, `accuracy/train`, `accuracy/test`, `learning_rate`,
  /// `gradient_norm/all`, `landscape/loss_change`, `landscape/gradient_change` and, for each layer, `NAME/layerN`. For every quantity (`z`, `normalized`, `y`,
  /// `a`, `gradient`) there is a histogram `QUANTITY/layerN`, and the quantiles 0, 1/32, … 1 of every
  /// unit, a tensor of shape 33 × units, `normscope/units/QUANTITY/layerN`.
  package func event(wallTime: Double) -> [UInt8] {
    var event = TBEvent()
    event.wallTime = wallTime
    event.step = Int64(observation.step)
    for (name, tag) in Self.tags {
      if let number = observation[name] { event.summary.value.append(.scalar(tag, number)) }
    }
    for layer in observation.layers {
      for case (let name, let number?) in layer.numbers {
        event.summary.value.append(.scalar("\(name)/\(layer.id.tag)", number))
      }
    }
    for (tap, layers) in values {
      for (order, units) in layers.enumerated() {
        let tag = "\(tap)/\(LayerID(order: order).tag)"
        event.summary.value.append(.histogram(tag, units.sorted))
        event.summary.value.append(.quantiles(LoggedValue.unitsPrefix + tag, units))
      }
    }
    return EventRecord.bytes(of: event)
  }

  private static let tags: [(ScalarName, String)] = [
    (.trainLoss, "loss/train"), (.testLoss, "loss/test"), (.trainAccuracy, "accuracy/train"),
    (.testAccuracy, "accuracy/test"), (.rate, "learning_rate"),
    (.gradientNorm, "gradient_norm/all"), (.lossChange, "landscape/loss_change"),
    (.gradientChange, "landscape/gradient_change"),
  ]
}

extension LayerID {
  /// The name within a tag.
  fileprivate var tag: String { name.replacing(" ", with: "") }
}

extension TBSummary.Value {
  /// A number.
  fileprivate static func scalar(_ tag: String, _ number: Double) -> TBSummary.Value {
    var value = TBSummary.Value()
    value.tag = tag
    value.simpleValue = Float(number)
    return value
  }

  /// How `numbers`, which are finite and at least one, are spread over 64 equal bins from the smallest
  /// to the largest; equal numbers have a bin without a width.
  ///
  /// The rows are left edge, right edge, count. A bin takes its left edge and not its right one; the
  /// last takes both.
  fileprivate static func histogram(_ tag: String, _ numbers: [Float]) -> TBSummary.Value {
    let (low, high) = (Double(numbers.min() ?? 0), Double(numbers.max() ?? 0))
    let bins = low < high ? 64 : 1
    let width = (high - low) / Double(bins)
    var counts = [Double](repeating: 0, count: bins)
    for number in numbers {
      counts[bins == 1 ? 0 : min(bins - 1, Int((Double(number) - low) / width))] += 1
    }
    let rows = (0..<bins).flatMap { bin in
      let right = bin + 1 == bins ? high : low + width * Double(bin + 1)
      return [low + width * Double(bin), right, counts[bin]]
    }
    return tensor(
      tag, Data(littleEndian: rows.map(\.bitPattern)), .dtDouble, shape: [bins, 3],
      plugin: "histograms")
  }

  /// Quantiles of each unit, a row each.
  fileprivate static func quantiles(_ tag: String, _ units: UnitSamples) -> TBSummary.Value {
    let count = LoggedUnits.rows
    let rows = (0..<count).flatMap { units.quantiles(Double($0) / Double(count - 1)) }
    return tensor(
      tag, Data(littleEndian: rows.map(\.bitPattern)), .dtFloat, shape: [count, units.units],
      plugin: "tensor")
  }

  private static func tensor(
    _ tag: String, _ bytes: Data, _ type: TBDataType, shape: [Int], plugin: String
  ) -> TBSummary.Value {
    var value = TBSummary.Value()
    value.tag = tag
    value.metadata.pluginData.pluginName = plugin
    value.tensor.dtype = type
    value.tensor.tensorShape.dim = shape.map { extent in
      var dim = TBTensorShapeProto.Dim()
      dim.size = Int64(extent)
      return dim
    }
    value.tensor.tensorContent = bytes
    return value
  }
}
