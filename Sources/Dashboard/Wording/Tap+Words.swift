import Telemetry

extension Tap {
  /// What the quantity is, in words.
  func meaning(_ activation: String) -> String {
    let name = Self.nonlinearity(activation)
    return switch self {
    case .z: "z = W a + b of each unit"
    case .normalized: "ẑ of each unit, normalized"
    case .y: "what each \(name) receives"
    case .a: "what each \(name) puts out"
    case .gradient: "∂L/∂y of each unit"
    }
  }

  /// The quantity with its symbol, in words; the longest wording first.
  func wordings(_ activation: String, usesPopulation: Bool) -> [String] {
    let name = Self.nonlinearity(activation)
    let mode = usesPopulation ? ", inference" : ""
    return switch self {
    case .z: ["z = W a + b, before normalization\(mode)", "z = W a + b\(mode)", "z"]
    case .normalized: ["the normalized (z − μ) / σ\(mode)", "(z − μ) / σ"]
    case .y: ["y, what each \(name) receives\(mode)", "y, into the \(name)", "y"]
    case .a: ["a, what each \(name) puts out\(mode)", "a, out of the \(name)", "a"]
    case .gradient: ["∂L/∂y, the gradient at each \(name)", "∂L/∂y, the gradient", "∂L/∂y"]
    }
  }

  private static func nonlinearity(_ activation: String) -> String {
    activation == "relu" ? "ReLU" : activation
  }
}
