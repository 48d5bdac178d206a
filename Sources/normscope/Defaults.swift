import Foundation
import Interchange
import NeuralNet
import Training

/// What options mean that are not given: what the program itself takes for them, or a file in TOML.
struct Defaults {
  /// What is trained.
  var configuration = Configuration()
  /// What the screen starts with.
  var screen = ScreenSettings()

  /// The most bytes of a file.
  private static let limit = 1 << 20

  /// Those of this process, from the file that its command line names, or the one in the folder for
  /// configurations if there is one; a failure where that can't be taken.
  static let loaded: Result<Defaults, Failure> = {
    do throws(Failure) {
      let named = fileNamed(in: Array(CommandLine.arguments.dropFirst()))
      guard let file = named ?? usualFile else { return .success(Defaults()) }
      guard let text = try read(file, mayBeMissing: named == nil) else {
        return .success(Defaults())
      }
      return .success(try Defaults(text, file: file))
    } catch { return .failure(error) }
  }()

  /// Those of this process.
  static var current: Defaults { (try? loaded.get()) ?? Defaults() }

  /// The program's own.
  init() {}

  /// Reads the text of a file; exits with 2 and a line that says what is wrong, and where.
  init(_ text: String, file: String) throws(Failure) {
    do throws(SettingsError) {
      var spelled: [ConfigurationKey: SettingsFile.Setting] = [:]
      for setting in try SettingsFile(text).settings {
        if let key = ConfigurationKey(rawValue: setting.key), key != .twin {
          spelled[key] = setting
        } else if let key = ScreenSettings.Key(rawValue: setting.key) {
          guard screen.set(key, to: setting.spelling) else {
            throw SettingsError(
              line: setting.line,
              reason: "\(key.rawValue): expected \(key.values), not “\(setting.spelling.quotable)”")
          }
        } else {
          throw SettingsError(line: setting.line, reason: setting.key.unknownKey(among: Self.names))
        }
      }
      do { configuration = try Configuration(spelled: spelled.mapValues(\.spelling)) } catch {
        throw SettingsError(
          line: error.key.flatMap { spelled[$0]?.line } ?? 1, reason: error.inFile)
      }
    } catch {
      throw Failure(message: "\(file):\(error.line): \(error.reason)", status: 2)
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

  /// The text of a file; nil where it is missing and may be.
  ///
  /// Exits with 1 where it can't be read.
  private static func read(_ file: String, mayBeMissing: Bool) throws(Failure) -> String? {
    do {
      let handle = try FileHandle(forReadingFrom: URL(filePath: file))
      defer { try? handle.close() }
      let data = try handle.read(upToCount: limit + 1) ?? Data()
      guard data.count <= limit, let text = String(validating: data, as: UTF8.self) else {
        throw Failure(
          message: "--config: \(file): expected TOML in UTF-8, of at most 1 MiB", status: 1)
      }
      return text
    } catch let failure as Failure { throw failure } catch {
      let isMissing = (error as? CocoaError)?.code == .fileReadNoSuchFile
      if isMissing, mayBeMissing { return nil }
      throw Failure.ofFile(file, "read", error, option: "--config")
    }
  }
}
