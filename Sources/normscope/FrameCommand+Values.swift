import ArgumentParser
import Dashboard
import Drawing
import NeuralNet
import Telemetry

/// The argument of `--size`.
struct FrameSize: ExpressibleByArgument {
  /// The smallest that shows something, and the largest that is drawn, as they are written.
  static let smallest = "\(Dashboard.minimum.width)x\(Dashboard.minimum.height)"
  static let largest = "1000x1000"

  let size: Size

  init(size: Size) { self.size = size }

  init?(argument: String) {
    let parts = argument.split(separator: "x", omittingEmptySubsequences: false).map { Int($0) }
    guard parts.count == 2, let width = parts[0], let height = parts[1],
      (Dashboard.minimum.width...1000).contains(width),
      (Dashboard.minimum.height...1000).contains(height)
    else { return nil }
    size = Size(width: width, height: height)
  }

  var defaultValueDescription: String { "\(size.width)x\(size.height)" }
}

/// The argument of `--format`.
enum FrameFormat: String, CaseIterable, ExpressibleByArgument {
  case text, svg

  static var allValueDescriptions: [String: String] {
    ["text": "the cells as lines of text", "svg": "a picture in colours"]
  }
}

extension Tap: ExpressibleByArgument {
  /// The taps' names.
  public static var allValueStrings: [String] { allCases.map { "\($0)" } }
  /// What each quantity is.
  public static var allValueDescriptions: [String: String] {
    [
      "z": "1: W x + b", "normalized": "2: ẑ, normalized", "y": "3: what the nonlinearity receives",
      "a": "4: what the nonlinearity returns", "gradient": "5: ∂L/∂y",
    ]
  }
  /// A tap by its name or by its place in the order in which the key t goes through them, from 1.
  public init?(argument: String) {
    let all = Tap.allCases
    let place = Int(argument).flatMap { all.indices.contains($0 - 1) ? $0 - 1 : nil }
    guard let tap = place.map({ all[$0] }) ?? all.first(where: { "\($0)" == argument }) else {
      return nil
    }
    self = tap
  }

  /// The tap's name.
  public var defaultValueDescription: String { "\(self)" }
}

extension Insertion: ExpressibleByArgument {
  /// What each way in does.
  public static var allValueDescriptions: [String: String] {
    ["snap": "γ = 1, β = 0: the outputs jump", "graft": "γ = σ, β = μ: the outputs stay"]
  }
}

extension Removal: ExpressibleByArgument {
  /// What each way out does.
  public static var allValueDescriptions: [String: String] {
    ["fold": "into W and b, so that the outputs stay", "drop": "W and b stay as they are"]
  }
}
