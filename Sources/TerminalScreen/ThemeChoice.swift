package import Drawing

/// For which ground to draw.
package enum ThemeChoice: String, CaseIterable, Sendable {
  /// For the ground that the terminal says it has, else the one that COLORFGBG names, else a dark one.
  case auto
  /// For a dark ground, or a light one.
  case dark, light

  /// The theme where the terminal says nothing and COLORFGBG has this value (`nil`: it is not set).
  ///
  /// Its last number is that of the ground among 16 colours.
  package func theme(colorFGBG: String?) -> Theme {
    switch self {
    case .dark: return .dark
    case .light: return .light
    case .auto:
      let ground = colorFGBG?.split(separator: ";", omittingEmptySubsequences: false).last.flatMap {
        UInt8($0)
      }
      return ground.map { $0 == 7 || (9...15).contains($0) ? .light : .dark } ?? .dark
    }
  }
}
