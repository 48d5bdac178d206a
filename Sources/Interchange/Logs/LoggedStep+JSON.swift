import Foundation
import Statistics
import Telemetry
package import Training

extension LoggedStep {
  /// One JSON object on one line: the name of the `run`, the step, the network's numbers, and those of
  /// every layer.
  ///
  /// A number that is not known, or not finite, is null.
  package func json(run: String) -> String { lineOfJSON(Line(self, run: run)) }
}

/// A line of a log.
private struct Line: Encodable {
  let run: String
  let network: Int
  let normalization: String
  let step: Int
  let mark: Int
  @Known var divergedAt: Int?
  /// The numbers of the network as a whole by name.
  let scalars: [String: Number]
  let layers: [Layer]

  enum CodingKeys: String, CodingKey {
    case run, network, normalization, step, mark, scalars, layers
    case divergedAt = "diverged_at"
  }

  init(_ logged: LoggedStep, run: String) {
    self.run = run
    (network, normalization) = (logged.network, logged.normalization)
    step = logged.observation.step
    mark = logged.observation.markStep
    _divergedAt = Known(wrappedValue: logged.divergedAt)
    scalars = Dictionary(
      uniqueKeysWithValues: logged.observation.scalars.map { ($0.rawValue, Number($1)) })
    layers = logged.observation.layers.enumerated().map { index, layer in
      Layer(
        layer,
        logged.values.map { ("\($0.tap)", Distribution($0.layers[index].sorted)) })
    }
  }
}

/// A layer in a line.
private struct Layer: Encodable {
  let name: String
  let numbers: [String: Number]
  let units: [String: [Number]]
  let values: [String: [String: Number]]

  init(_ layer: LayerObservation, _ values: [(String, Distribution)]) {
    name = layer.id.name
    numbers = Dictionary(uniqueKeysWithValues: layer.numbers.map { ($0, Number($1)) })
    let summaries = layer.units?.summaries ?? []
    units = [
      "mean": summaries.map { Number($0.mean) }, "sigma": summaries.map { Number($0.sigma) },
      "q15": summaries.map { Number($0.q15) }, "q50": summaries.map { Number($0.q50) },
      "q85": summaries.map { Number($0.q85) }, "shift": summaries.map { Number($0.shift) },
      "saturated": summaries.map { Number($0.saturated) },
    ]
    self.values = Dictionary(
      uniqueKeysWithValues: values.map { name, distribution in
        (
          name,
          Dictionary(uniqueKeysWithValues: distribution.numbers.map { ($0, Number($1)) })
        )
      })
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(name, forKey: Key("name"))
    try container.encode(units, forKey: Key("units"))
    for (name, number) in numbers { try container.encode(number, forKey: Key(name)) }
    for (name, numbers) in values { try container.encode(numbers, forKey: Key(name)) }
  }
}

/// Any key.
private struct Key: CodingKey {
  let stringValue: String
  var intValue: Int? { nil }

  init(_ name: String) { stringValue = name }
  init?(stringValue: String) { self.stringValue = stringValue }
  init?(intValue: Int) { nil }
}

/// A number, or null where there is none or one that is not finite.
private struct Number: Encodable {
  private let value: Double?
  /// As it is written in the shortest way that means the same single-precision number.
  private let single: Float?

  init(_ value: Double?) { (self.value, single) = (value.flatMap { $0.isFinite ? $0 : nil }, nil) }
  init(_ value: Float?) { (self.value, single) = (nil, value.flatMap { $0.isFinite ? $0 : nil }) }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    if let value {
      try container.encode(value)
    } else if let single {
      try container.encode(single)
    } else {
      try container.encodeNil()
    }
  }
}

/// An optional number that is written as null rather than left out.
@propertyWrapper
private struct Known: Encodable {
  var wrappedValue: Int?

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    if let wrappedValue { try container.encode(wrappedValue) } else { try container.encodeNil() }
  }
}
