package import EventFiles
package import Foundation
import SwiftProtobuf

/// Event files that other programs wrote, and others of one's own.
package enum Logs {
  /// The folder of all logs.
  package static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "Logs")

  /// The bytes of a run's only event file, by the run's path.
  package static func bytes(_ run: String) throws -> [UInt8] {
    Array(try Data(contentsOf: folder.appending(path: try file(run))))
  }

  /// The path of a run's only event file, below the folder of all logs.
  package static func file(_ run: String) throws -> String {
    let names = try FileManager.default.contentsOfDirectory(
      atPath: folder.appending(path: run).path(percentEncoded: false))
    return "\(run)/\(names[0])"
  }

  /// The runs, by their paths.
  package static let runs = [
    "tensorboardX/batchnorm", "tensorflow/keras/train", "tensorflow/keras/validation",
    "tensorflow/summary", "torch/batchnorm", "torch/plain",
  ]

  /// An event as the data of a record.
  package static func data(of event: TBEvent) -> [UInt8] { (try? event.serializedBytes()) ?? [] }
}

extension TBEvent {
  /// An event of the given values.
  package init(step: Int, wallTime: Double = 1e9, _ values: [TBSummary.Value]) {
    self.init()
    self.step = Int64(step)
    self.wallTime = wallTime
    summary.value = values
  }

  /// The event that files begin with.
  package static func start(wallTime: Double = 1e9) -> TBEvent {
    var event = TBEvent()
    event.wallTime = wallTime
    event.fileVersion = "brain.Event:2"
    return event
  }
}

extension TBSummary.Value {
  /// A number.
  package static func scalar(_ tag: String, _ number: Float) -> Self {
    var value = Self()
    (value.tag, value.simpleValue) = (tag, number)
    return value
  }

  /// Bins of `width` between `lower` and the last one, as PyTorch writes them.
  package static func histogram(
    _ tag: String, lower: Double, width: Double = 1, counts: [Double]
  ) -> Self {
    var value = Self()
    value.tag = tag
    value.histo.min = lower
    value.histo.max = lower + width * Double(counts.count)
    value.histo.bucketLimit = counts.indices.map { lower + width * Double($0 + 1) }
    value.histo.bucket = counts
    value.histo.num = counts.reduce(0, +)
    for (index, count) in counts.enumerated() {
      let middle = lower + width * (Double(index) + 0.5)
      value.histo.sum += count * middle
      value.histo.sumSquares += count * middle * middle
    }
    return value
  }

  /// 33 quantiles of units that are evenly spread around `centers`, ±1.
  package static func units(_ tag: String, centers: [Float]) -> Self {
    var value = Self()
    value.tag = LoggedValue.unitsPrefix + tag
    value.tensor.dtype = .dtFloat
    value.tensor.tensorShape.dim = [33, centers.count].map { size in
      var dim = TBTensorShapeProto.Dim()
      dim.size = Int64(size)
      return dim
    }
    value.tensor.floatVal = (0..<33).flatMap { row in
      centers.map { $0 + Float(row) / 16 - 1 }
    }
    return value
  }
}

/// Hands a new folder to `body` and removes it afterwards.
package func withLogFolder<Result>(_ body: (URL) throws -> Result) throws -> Result {
  let folder = FileManager.default.temporaryDirectory
    .appending(path: "normscope-logs-\(UUID().uuidString)")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  return try body(folder)
}
