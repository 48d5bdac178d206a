import Datasets
import EventFiles
import Foundation
import Interchange
import NeuralNet
import Numerics
import Statistics
import SwiftProtobuf
import Telemetry
import Testing
import Training
import TrainingFixtures

/// What an event file has of a step, read by TensorBoard's own messages.
@Suite struct EventTests {
  /// The data of the records in `bytes`, whose lengths and checksums must be right.
  private func records(_ bytes: [UInt8]) throws -> [TBEvent] {
    var (rest, events) = (bytes[...], [TBEvent]())
    func number(_ count: Int) -> UInt64 {
      let digits = rest.prefix(count).reversed().reduce(0 as UInt64) { $0 << 8 | UInt64($1) }
      rest = rest.dropFirst(count)
      return digits
    }
    while !rest.isEmpty {
      let head = Array(rest.prefix(8))
      let length = Int(number(8))
      #expect(number(4) == UInt64(CRC32C.masked(CRC32C.checksum(head))))
      let data = Array(rest.prefix(length))
      rest = rest.dropFirst(length)
      #expect(number(4) == UInt64(CRC32C.masked(CRC32C.checksum(data))))
      events.append(try TBEvent(serializedBytes: data))
    }
    return events
  }

  private func numbers<Number>(_ data: Data, _: Number.Type) -> [Number] {
    data.withUnsafeBytes { Array($0.bindMemory(to: Number.self)) }
  }

  @Test func aStepIsWhatWasSeen() throws {
    var run = try Run(Session(.tiny(.batch), dataset: .small))
    run.advance(steps: 300)
    let logged = run.logged(as: 0)
    run.observe(testing: true)
    let events = try records(
      LoggedStep.firstEvent(wallTime: 12.5) + logged.event(wallTime: 13.25))
    #expect(events.count == 2)
    #expect(events[0].fileVersion == "brain.Event:2" && events[0].wallTime == 12.5)
    let event = events[1]
    #expect(event.step == 300 && event.wallTime == 13.25)
    let values = Dictionary(uniqueKeysWithValues: event.summary.value.map { ($0.tag, $0) })
    #expect(values.count == event.summary.value.count)
    #expect(values["loss/test"]?.simpleValue == run.current[.testLoss].map { Float($0) })
    #expect(values["learning_rate"]?.simpleValue == 0.1)
    let layers = run.current.layers
    for (index, layer) in layers.enumerated() {
      #expect(
        values["drift/layer\(index + 1)"]?.simpleValue == layer.drift.map { Float($0) })
    }
    for (tap, samples) in logged.values {
      for (index, units) in samples.enumerated() {
        let tag = "\(tap)/layer\(index + 1)"
        try expect(values[tag], is: units.sorted)
        let quantiles = try #require(values["normscope/units/\(tag)"])
        #expect(quantiles.tensor.dtype == .dtFloat)
        #expect(quantiles.tensor.tensorShape.dim.map(\.size) == [33, Int64(units.units)])
        let rows = numbers(quantiles.tensor.tensorContent, Float.self)
        #expect(rows.count == 33 * units.units)
        #expect(Array(rows[(16 * units.units)...].prefix(units.units)) == units.quantiles(0.5))
        #expect(Array(rows.prefix(units.units)) == units.quantiles(0))
        #expect(Array(rows.suffix(units.units)) == units.quantiles(1))
      }
    }
    #expect(logged.values.map(\.tap) == Tap.allCases)
  }

  /// Bins are those of the samples, counted one by one.
  private func expect(_ value: TBSummary.Value?, is samples: [Float]) throws {
    let value = try #require(value)
    #expect(value.metadata.pluginData.pluginName == "histograms")
    #expect(value.tensor.dtype == .dtDouble)
    #expect(value.tensor.tensorShape.dim.map(\.size) == [64, 3])
    let rows = numbers(value.tensor.tensorContent, Double.self)
    let (low, high) = (Double(try #require(samples.min())), Double(try #require(samples.max())))
    #expect(rows[0] == low && rows[63 * 3 + 1] == high)
    for bin in 0..<64 {
      let (left, right, count) = (rows[3 * bin], rows[3 * bin + 1], rows[3 * bin + 2])
      #expect(left < right && (bin == 63 || right == rows[3 * bin + 3]))
      // A sample within rounding of an edge may be on either side.
      let width = right - left
      let inner = samples.count {
        left + width * 1e-9 < Double($0) && Double($0) < right - width * 1e-9
      }
      let outer = samples.count {
        left - width * 1e-9 <= Double($0) && Double($0) <= right + width * 1e-9
      }
      #expect(Double(inner) <= count && count <= Double(outer))
    }
    let total = stride(from: 2, to: rows.count, by: 3).reduce(0) { $0 + rows[$1] }
    #expect(total == Double(samples.count))
  }

  @Test func aConstantIsABinWithoutAWidth() throws {
    var configuration = Configuration.tiny()
    configuration.initialization = .gaussian(0)
    let run = try Run(Session(configuration, dataset: .small))
    let events = try records(run.logged(as: 0).event(wallTime: 0))
    let value = try #require(events[0].summary.value.first { $0.tag == "y/layer1" })
    #expect(value.tensor.tensorShape.dim.map(\.size) == [1, 3])
    #expect(numbers(value.tensor.tensorContent, Double.self) == [0, 0, 200 * 12])
  }
}
