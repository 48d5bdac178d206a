import Foundation
import TOMLFiles
import Training

/// What options mean that are not given: what the program itself takes for them, or a file in TOML.
struct Defaults {
  /// What is trained.
  var configuration = Configuration()
  /// What the screen starts with.
  var screen = ScreenSettings()

  /// Those of this process, from the file that its command line names, or the one in the folder for
  /// configurations if there is one; a failure where that can't be taken.
  static let loaded: Result<Defaults, Failure> = {
    do throws(Failure) {
      let named = fileNamed(in: Array(CommandLine.arguments.dropFirst()))
      guard let file = named ?? usualFile, named != nil || access(file, F_OK) == 0 else {
        return .success(Defaults())
      }
      return .success(
        try Defaults(TOMLFile.text(at: file, origin: "--config"), file: file))
    } catch { return .failure(error) }
  }()

  /// Those of this process.
  static var current: Defaults { (try? loaded.get()) ?? Defaults() }

  /// The program's own.
  init() {}

  /// Reads the text of a file; exits with 2 and a line that says what is wrong, and where.
  init(_ text: String, file: String) throws(Failure) {
    do throws(TOMLFileError) { try read(try TOMLFile(text).root) } catch {
      throw Failure(message: "\(file):\(error.line): \(error.reason)", status: 2)
    }
  }

  private mutating func read(_ table: TOMLFile.Table) throws(TOMLFileError) {
    var spelled: [ConfigurationKey: String] = [:]
    for entry in table.entries {
      func expect(_ values: String) -> TOMLFileError {
        let found = entry.value.spelling.map { ", not “\($0.quotable)”" } ?? ""
        return TOMLFileError(
          line: entry.line, reason: "\(entry.key.quotable): expected \(values)\(found)")
      }
      if let key = ConfigurationKey(rawValue: entry.key), key != .twin {
        guard let spelling = entry.value.spelling else { throw expect(key.values) }
        spelled[key] = spelling
      } else if let key = ScreenSettings.Key(rawValue: entry.key) {
        guard let spelling = entry.value.spelling, screen.set(key, to: spelling) else {
          throw expect(key.values)
        }
      } else {
        throw TOMLFileError(line: entry.line, reason: entry.key.unknownKey(among: Self.names))
      }
    }
    do { configuration = try Configuration(spelled: spelled) } catch {
      throw TOMLFileError(
        line: error.key.flatMap { table[$0.rawValue]?.line } ?? 1, reason: error.inFile)
    }
  }

  /// The names of all settings.
  static let names =
    ConfigurationKey.allCases.filter { $0 != .twin }.map(\.rawValue)
    + ScreenSettings.Key.allCases.map(\.rawValue)

  /// The file that `--config` names among the words of a command line; the last if there are several.
  private static func fileNamed(in words: [String]) -> String? {
    var file: String?
    for (index, word) in words.enumerated() {
      if word == "--" { break }
      if word == "--config", index + 1 < words.count { file = words[index + 1] }
      if word.hasPrefix("--config=") { file = String(word.dropFirst("--config=".count)) }
    }
    return file
  }

  /// Where the file is if none is named; nil where no folder is known.
  private static var usualFile: String? {
    let environment = ProcessInfo.processInfo.environment
    // A relative path there is to be ignored [XDG Base Directory Specification].
    let own = environment["XDG_CONFIG_HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil }
    let home = environment["HOME"].flatMap { $0.hasPrefix("/") ? "\($0)/.config" : nil }
    return (own ?? home).map { "\($0)/normscope/config.toml" }
  }
}
