import Telemetry

extension Tap {
  /// What the quantity is, in words, with that of the nonlinearity.
  func meaning(_ nonlinearity: String) -> String {
    switch self {
    case .z: "z = W a + b of each unit"
    case .normalized: "ẑ of each unit, normalized"
    case .y: "what each \(nonlinearity) receives"
    case .a: "what each \(nonlinearity) puts out"
    case .gradient: "∂L/∂y of each unit"
    }
  }

  /// The quantity with its symbol, in words, with `name` for the nonlinearity; the longest first.
  func wordings(_ name: String, usesPopulation: Bool) -> [String] {
    let mode = usesPopulation ? ", inference" : ""
    return switch self {
    case .z: ["z = W a + b, before normalization\(mode)", "z = W a + b\(mode)", "z"]
    case .normalized: ["the normalized (z − μ) / σ\(mode)", "(z − μ) / σ"]
    case .y: ["y, what each \(name) receives\(mode)", "y, into the \(name)", "y"]
    case .a: ["a, what each \(name) puts out\(mode)", "a, out of the \(name)", "a"]
    case .gradient: ["∂L/∂y, the gradient at each \(name)", "∂L/∂y, the gradient", "∂L/∂y"]
    }
  }
}
