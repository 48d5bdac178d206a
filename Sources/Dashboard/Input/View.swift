import Drawing

/// One of the screen's views.
package enum View: Int, CaseIterable, Sendable {
  /// The distribution of each layer's activations.
  case histograms = 1
  /// 15/50/85th percentiles over time.
  case percentiles
  /// Step × value heatmaps.
  case density
  /// The two meters of shift over time.
  case shift
  /// Gradient norms, sizes of updates, the distribution of ∂L/∂y.
  case gradients
  /// One cell-column per unit.
  case units
  /// The stages of one layer's transform.
  case anatomy
  /// Loss and accuracy over time.
  case learning
  /// What the networks answer to test examples.
  case answers

  /// The view's name.
  package var name: String {
    switch self {
    case .histograms: "Histograms"
    case .percentiles: "Percentiles"
    case .density: "Density"
    case .shift: "Shift"
    case .gradients: "Gradients"
    case .units: "Units"
    case .anatomy: "Anatomy"
    case .learning: "Learning"
    case .answers: "Answers"
    }
  }

  /// The key that shows it.
  var key: Key { .character(Unicode.Scalar(UInt8(48 + rawValue))) }

  /// The view of a name, in any case; nil for an unknown one.
  package init?(name: String) {
    guard let view = Self.allCases.first(where: { $0.name.lowercased() == name.lowercased() })
    else { return nil }
    self = view
  }

  /// Whether the past of the quantity looked at is drawn, or decides on axes.
  var showsTapHistory: Bool {
    switch self {
    case .histograms, .percentiles, .density, .shift, .units: true
    case .gradients, .anatomy, .learning, .answers: false
    }
  }

  /// The next view, or the one before; the last is followed by the first.
  func next(forward: Bool) -> View {
    Self.allCases.neighbour(of: self, by: forward ? 1 : -1)
  }
}

/// Which pictures of a layer's distribution are shown.
package enum FrameChoice: CaseIterable, Sendable {
  /// As many as fit side by side.
  case all
  /// Each unit since the mark in its own σ, alone.
  case relative
  /// One unit, alone.
  case typical
  /// Values as they are, alone.
  case absolute
}
