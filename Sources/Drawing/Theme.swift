/// Whether pictures are drawn for a dark or a light ground.
package enum Theme: String, CaseIterable, Sendable {
  /// Light ink on a dark ground, or dark ink on a light one.
  case dark, light

  /// What is behind everything, where a picture has a ground of its own.
  package var ground: RGB {
    switch self {
    case .dark: RGB(15, 20, 25)
    case .light: RGB(253, 253, 251)
    }
  }

  /// The colour of what has none of its own.
  package var ink: RGB {
    switch self {
    case .dark: RGB(213, 218, 224)
    case .light: RGB(32, 36, 41)
    }
  }

  /// The theme for a ground: dark where white stands out from it more than black does.
  package init(ground: RGB) {
    self =
      ground.contrast(with: RGB(255, 255, 255)) >= ground.contrast(with: RGB(0, 0, 0))
      ? .dark : .light
  }
}
