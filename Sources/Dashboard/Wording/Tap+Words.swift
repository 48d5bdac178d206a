import Telemetry

extension Tap {
  /// What the quantity is in a run, in words.
  func meaning(_ run: RunWords) -> String {
    let nonlinearity = run.nonlinearity
    return switch self {
    case .z: "z = W a + b of each unit"
    case .normalized where run.normalizesAfter: "ẑ of each unit, g(z) normalized"
    case .normalized: "ẑ of each unit, normalized"
    case .y: "what each \(nonlinearity) receives"
    case .a where run.normalizesAfter: "what each unit hands on"
    case .a: "what each \(nonlinearity) puts out"
    case .gradient: "∂L/∂y of each unit"
    }
  }

  /// The quantity of a run with its symbol, in words; the longest first.
  func wordings(_ run: RunWords, usesPopulation: Bool) -> [String] {
    let name = run.nonlinearity
    let mode = usesPopulation ? ", inference" : ""
    return switch self {
    case .z: ["z = W a + b, before normalization\(mode)", "z = W a + b\(mode)", "z"]
    case .normalized where run.normalizesAfter:
      ["ẑ, the \(name)’s output h normalized: (h − μ) / σ\(mode)", "(h − μ) / σ, h = g(z)"]
    case .normalized: ["the normalized (z − μ) / σ\(mode)", "(z − μ) / σ"]
    case .y: ["y, what each \(name) receives\(mode)", "y, into the \(name)", "y"]
    case .a where run.normalizesAfter:
      ["a, what each unit hands on, normalized\(mode)", "a, normalized", "a"]
    case .a: ["a, what each \(name) puts out\(mode)", "a, out of the \(name)", "a"]
    case .gradient: ["∂L/∂y, the gradient at each \(name)", "∂L/∂y, the gradient", "∂L/∂y"]
    }
  }
}
