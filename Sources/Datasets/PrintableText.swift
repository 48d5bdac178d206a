extension String {
  /// The text in a form that is safe to write to a terminal.
  ///
  /// Control characters, invisible formatting (which can reverse the order of what follows) and
  /// line separators become escapes such as `\u{1B}`.
  package var printable: String {
    var result = ""
    for scalar in unicodeScalars {
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator:
        result += "\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}"
      default:
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
