import Experiments
import Foundation
import NeuralNet
import Statistics
import Telemetry
import Training

/// The summary that `normscope run` prints; numbers that are not finite are null.
struct RunReport: Encodable {
  let seed: UInt64
  let networks: [Network]

  /// One network's numbers.
  struct Network: Encodable, Sendable {
    let normalization: String
    let steps: Int
    @Nullable var loss: Double?
    @Nullable var trainAccuracy: Double?
    @Nullable var testAccuracy: Double?
    @Nullable var accuracyModes: Modes?
    @Nullable var shiftTest: Shift?
    @Nullable var divergedAt: Int?
    let seconds: Double
    @Nullable var stepsPerSecond: Double?
    @Nullable var landscape: Landscape?
    let layers: [Layer]

    init(_ summary: Summary, seconds: Double) {
      normalization = summary.normalization.rawValue
      steps = summary.steps
      divergedAt = summary.divergedAt
      self.seconds = seconds
      loss = finite(summary.loss)
      trainAccuracy = finite(summary.trainAccuracy)
      testAccuracy = finite(summary.testAccuracy)
      accuracyModes = summary.accuracies.modes.map { Modes($0) }
      shiftTest = summary.accuracies.shiftTest.map { Shift($0) }
      stepsPerSecond = finite(Double(summary.steps) / seconds)
      landscape = summary.landscape.map { Landscape($0) }
      layers =
        summary.layers?.map { Layer($0) }
        ?? Array(repeating: Layer(nil), count: summary.layerCount)
    }
  }

  /// The loss along a step from the network as it is at the end.
  struct Landscape: Encodable, Sendable {
    let lengths: [Double]
    let losses: [Double?]
    let gradientChanges: [Double?]
    @Nullable var lossRange: Double?
    @Nullable var gradientNorm: Double?
    @Nullable var smoothness: Double?

    init(_ landscape: Telemetry.Landscape) {
      lengths = landscape.points.map(\.length)
      losses = landscape.points.map { finite($0.loss) }
      gradientChanges = landscape.points.map { finite($0.gradientChange) }
      lossRange = finite(landscape.lossRange)
      gradientNorm = finite(landscape.gradientNorm)
      smoothness = finite(landscape.smoothness)
    }
  }

  /// The accuracy on test examples by three kinds of statistics.
  struct Modes: Encodable {
    let batch: Double
    let running: Double
    let retaken: Double
    let examples: Int

    init(_ modes: AccuracyModes) {
      (batch, running, retaken) = (modes.batch, modes.running, modes.retaken)
      examples = modes.examples
    }
  }

  /// The accuracy on changed test images.
  struct Shift: Encodable {
    let kind: String
    let amount: Double
    let unchanged: Double
    let changed: Double
    @Nullable var retaken: Double?
    let examples: Int

    init(_ test: ShiftTest) {
      (kind, amount) = (test.shift.kind.rawValue, test.shift.amount)
      (unchanged, changed) = (test.unchanged, test.changed)
      examples = test.examples
      retaken = test.retaken
    }
  }

  /// One hidden layer's pre-activations over the probe.
  struct Layer: Encodable, Sendable {
    @Nullable var mean: Double?
    @Nullable var sigma: Double?
    @Nullable var q15: Double?
    @Nullable var q50: Double?
    @Nullable var q85: Double?
    @Nullable var saturated: Double?
    @Nullable var dead: Double?
    @Nullable var shift: Double?
    @Nullable var shiftSigma: Double?
    @Nullable var shiftEarlier: Double?
    @Nullable var shiftOwn: Double?
    @Nullable var drift: Double?
    @Nullable var driftEarlier: Double?
    @Nullable var driftOwn: Double?
    @Nullable var gradientRms: Double?
    @Nullable var gradientCorrelation: Double?
    @Nullable var unitCorrelation: Double?
    @Nullable var unitSigmaMin: Double?
    @Nullable var unitSigmaMax: Double?
    @Nullable var updateRatio: Double?
    @Nullable var effectiveRate: Double?
    @Nullable var stepAngle: Double?

    init(_ layer: LayerObservation?) {
      mean = finite(layer?.pooled.mean)
      sigma = finite(layer?.pooled.sigma)
      q15 = finite(layer?.pooled.quantiles.q15)
      q50 = finite(layer?.pooled.quantiles.q50)
      q85 = finite(layer?.pooled.quantiles.q85)
      saturated = finite(layer?.saturated)
      dead = finite(layer?.dead)
      shift = finite(layer?.shift?.raw)
      shiftSigma = finite(layer?.shift?.inSigma)
      shiftEarlier = finite(layer?.split?.earlier.raw)
      shiftOwn = finite(layer?.split?.own.raw)
      drift = finite(layer?.drift)
      driftEarlier = finite(layer?.driftSplit?.earlier.raw)
      driftOwn = finite(layer?.driftSplit?.own.raw)
      gradientRms = finite(layer?.flow?.rms)
      gradientCorrelation = finite(layer?.flow?.correlation)
      unitCorrelation = finite(layer?.unitCorrelation?.rms)
      unitSigmaMin = finite(layer?.unitCorrelation?.sigmas.lowerBound)
      unitSigmaMax = finite(layer?.unitCorrelation?.sigmas.upperBound)
      updateRatio = finite(layer?.gradient?.updateRatio)
      effectiveRate = finite(layer?.gradient?.effectiveRate)
      stepAngle = finite(layer?.gradient?.angle)
    }
  }
}

/// `value` as JSON on one line, keys in snake case and sorted.
func oneLineJSON(_ value: some Encodable) throws -> String {
  let encoder = JSONEncoder()
  encoder.keyEncodingStrategy = .convertToSnakeCase
  encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
  return String(decoding: try encoder.encode(value), as: UTF8.self)
}

/// `value`, or nil when it is not finite.
func finite(_ value: Double?) -> Double? { value.flatMap { $0.isFinite ? $0 : nil } }

/// An optional that is written as null rather than left out.
@propertyWrapper
struct Nullable<Value: Encodable & Sendable>: Encodable, Sendable {
  var wrappedValue: Value?

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    if let wrappedValue { try container.encode(wrappedValue) } else { try container.encodeNil() }
  }
}
