/// Whether to draw in colours.
package enum ColorChoice: String, CaseIterable, Sendable {
  /// In colours, unless the environment variable NO_COLOR is set and not empty.
  case auto
  /// In the terminal's own colours only.
  case never
  /// In colours, whatever NO_COLOR says; a terminal without colours stays without.
  case always

  /// Whether colours may be used when NO_COLOR has this value (`nil`: it is not set).
  package func allowsColors(noColor: String?) -> Bool {
    switch self {
    case .auto: noColor?.isEmpty ?? true
    case .never: false
    case .always: true
    }
  }
}
