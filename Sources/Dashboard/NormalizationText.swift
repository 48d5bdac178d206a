import Telemetry

/// What the screen says of a normalization, by the name that observations have for it.
struct NormalizationText {
  /// The name, as `batch`.
  let name: String

  /// The normalization in words; one that is not known goes by its name.
  var words: String {
    switch name {
    case "none": "no norm"
    case "batch": "batch norm"
    case "layer": "layer norm"
    case "detached-mean": "detached mean"
    case "detached": "detached norm"
    case "noisy": "noisy batch norm"
    default: name
    }
  }

  /// What is normalized by which statistics.
  var scope: String {
    switch name {
    case "layer": "each example by its own μ and σ"
    case "detached-mean": "each unit by its own μ, which the gradient takes for a constant"
    case "detached": "each unit by its own μ and σ, which the gradient takes for constants"
    case "whitening": "each unit by its own μ and σ, then all units decorrelated"
    default: "each unit by its own μ and σ"
    }
  }

  /// The formula of a stage, z, z − μ, ẑ or y, the longest first.
  func formulas(_ stage: Int) -> [String] {
    switch (stage, name) {
    case (0, _): ["z = W a + b", "z"]
    case (1, _): ["→ z − μ"]
    case (2, "detached-mean"): ["→ ẑ = z − μ", "→ ẑ"]
    case (2, "whitening"): ["→ ẑ = L⁻¹(z − μ)/√(σ² + ε)", "→ ẑ = L⁻¹(z − μ)/σ", "→ ẑ"]
    case (2, _): ["→ ẑ = (z − μ)/√(σ² + ε)", "→ ẑ, ÷ √(σ² + ε)", "→ ẑ"]
    case (_, "detached-mean"), (_, "detached"): ["→ y = ẑ", "→ y"]
    case (_, "noisy"): ["→ y = s(γ ẑ + β) + m", "→ y"]
    default: ["→ y = γ ẑ + β", "→ y"]
    }
  }

  /// How ẑ comes from `z`, μ and √(σ² + ε), all in digits.
  func arithmetic(_ z: String, _ mean: String, _ deviation: String) -> String {
    switch name {
    case "detached-mean": "\(z) − \(mean)"
    case "whitening": "L⁻¹ … (\(z) − \(mean)) / \(deviation) …"
    default: "(\(z) − \(mean)) / \(deviation)"
    }
  }
}

extension Observation {
  /// The network's name on screen.
  var name: String {
    normalization == "none" ? "plain" : NormalizationText(name: normalization).words
  }
}
