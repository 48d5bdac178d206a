import Foundation
import Training

/// The first line of a recording, of the version that is written now or of an earlier one.
struct RecordingHeader {
  /// The versions of the format that can be read.
  static let versions = 1...2

  let configuration: Configuration
  /// Nil in version 1, which does not tell.
  let origin: Recording.Origin?

  /// What the first line of a file is called in errors.
  static let expected = "expected {\"normscope_recording\":…}, a recording"

  /// Reads the bytes of a line; throws what is wrong with them in words.
  init(_ line: ArraySlice<UInt8>) throws(RecordingHeaderError) {
    let data = Data(line)
    let decoder = JSONDecoder()
    guard let version = try? decoder.decode(Version.self, from: data).number else {
      throw RecordingHeaderError(words: Self.expected)
    }
    guard Self.versions.contains(version) else {
      throw RecordingHeaderError(
        words: "expected version \(Self.versions.lowerBound) or \(Self.versions.upperBound), "
          + "found \(version)")
    }
    do {
      if version == 1 {
        let first = try decoder.decode(First.self, from: data)
        configuration = try Configuration(options: first.options)
        origin = nil
      } else {
        let second = try decoder.decode(Second.self, from: data)
        configuration = second.configuration
        origin = Recording.Origin(
          program: second.program, processor: second.cpu, data: second.data)
      }
    } catch let error as ConfigurationError {
      throw RecordingHeaderError(words: error.inFile)
    } catch {
      throw RecordingHeaderError(words: Self.expected)
    }
  }

  /// The line of version 2.
  static func line(_ configuration: Configuration, _ origin: Recording.Origin) -> Second {
    Second(
      version: versions.upperBound, configuration: configuration, program: origin.program,
      cpu: origin.processor, data: origin.data)
  }

  private struct Version: Decodable {
    let number: Int

    enum CodingKeys: String, CodingKey { case number = "normscope_recording" }
  }

  /// Version 1: long options without dashes and their values, a flag with an empty one.
  private struct First: Decodable {
    let options: [String: String]
  }

  /// Version 2.
  struct Second: Codable {
    let version: Int
    let configuration: Configuration
    let program: String
    let cpu: String
    let data: String

    enum CodingKeys: String, CodingKey {
      case version = "normscope_recording"
      case configuration, program, cpu, data
    }
  }
}

/// What is wrong with the first line of a recording, in words.
struct RecordingHeaderError: Error {
  let words: String
}

extension Configuration {
  /// What the long options of a command line ask for.
  fileprivate init(options: [String: String]) throws(ConfigurationError) {
    var values: [ConfigurationKey: String] = [:]
    for (name, value) in options.sorted(by: { $0.key < $1.key }) {
      guard let key = ConfigurationKey(rawValue: name) else {
        throw ConfigurationError(unknownKey: name)
      }
      values[key] = key == .whitensInputs && value.isEmpty ? true.spelling : value
    }
    try self.init(spelled: values)
  }
}
