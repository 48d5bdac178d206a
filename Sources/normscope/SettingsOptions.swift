import ArgumentParser
import TOMLFiles
import Training

/// Where options come from that are not given, and what is in force with them.
struct SettingsOptions: ParsableArguments {
  @Option(
    name: .customLong("config"),
    help: """
      Take options that are not given from this file: TOML, with the names of long options as keys. \
      (default: normscope/config.toml in $XDG_CONFIG_HOME or ~/.config)
      """)
  var file: String?

  @Flag(name: .customLong("print-config"), help: "Print what is in force as such a file, and exit.")
  var prints = false

  /// Prints what is in force, if that is asked for: of the network, of the screen, or of both.
  ///
  /// Returns whether it was, so that nothing else is to be done.
  func printed(_ network: NetworkOptions? = nil, _ screen: ScreenOptions? = nil) throws -> Bool {
    guard prints else { return false }
    let lines = (try network?.configuration().lines ?? []) + (screen?.settings.lines ?? [])
    try StandardOutput.writeLine(lines.joined(separator: "\n"))
    return true
  }
}

extension Configuration {
  /// The settings as a file has them.
  fileprivate var lines: [String] {
    ConfigurationKey.allCases.compactMap { key in
      value(of: key).map { TOMLSpelling($0).line(key.rawValue) }
    }
  }
}

extension TOMLSpelling {
  /// The value of a setting.
  fileprivate init(_ value: any Spelled) {
    switch value {
    case let units as [Int]:
      self = .bare("[" + units.map { "\($0)" }.joined(separator: ", ") + "]")
    case let seed as UInt64 where seed > Int64.max: self = .text("\(seed)")
    case is Double, is Int, is UInt64, is Bool: self = .bare(value.spelling)
    default: self = .text(value.spelling)
    }
  }
}
