import Foundation
package import Telemetry

/// A run that can be repeated bit for bit: its options, and the commands that changed its numbers.
///
/// The file is JSON lines. The first is `{"normscope_recording":1,"options":{"lr":"0.5",…}}` with the
/// program's long options; every other one a command with the step before which it was carried out,
/// as `{"command":"rate","rate":1,"step":400}`; the last one `{"command":"end","step":1200}`.
package struct Recording: Equatable, Sendable {
  /// The version of the format that this program writes and reads.
  package static let version = 1

  /// Long options without dashes, and their values.
  package let options: [String: String]
  /// The commands in order; the last one pauses at the end.
  package let commands: [StampedCommand]
  /// The number of the last whole line of a file that was cut off; nil where the end is there.
  package let lastWholeLine: Int?

  /// The first line of a file.
  package static func header(options: [String: String]) -> String {
    encode(Header(version: version, options: options))
  }

  /// The line of a command; nil for one that is not recorded.
  package static func line(_ command: StampedCommand) -> String? {
    RecordedCommand(command).map(encode)
  }

  /// Reads the bytes of a file; `name` is what errors call it.
  ///
  /// Blank lines, and lines that end in CR LF, are fine. A file that was cut off is read up to its
  /// last whole line, and ends at the step of that.
  package init(_ bytes: [UInt8], name: String) throws(RecordingError) {
    var lines = RecordingLines(bytes)
    guard let first = lines.next(),
      let header = try? JSONDecoder().decode(Header.self, from: Data(first.bytes))
    else {
      throw RecordingError("\(name): line 1: expected {\"normscope_recording\":…}, a recording")
    }
    guard header.version == Self.version else {
      throw RecordingError(
        "\(name): line \(first.number): expected version \(Self.version), found \(header.version)")
    }
    options = header.options
    var (commands, last): ([StampedCommand], Int) = ([], first.number)
    while let line = lines.next() {
      if let command = RecordedCommand(line: line.bytes)?.stamped {
        commands.append(command)
        last = line.number
      } else if line.isWhole {
        throw RecordingError("\(name): line \(line.number): expected a command and its step")
      }
    }
    let isEnded = commands.last?.command == .setRunning(false)
    lastWholeLine = isEnded ? nil : last
    if !isEnded {
      commands.append(
        StampedCommand(step: commands.last?.step ?? 0, command: .setRunning(false)))
    }
    self.commands = commands
  }

  private struct Header: Codable {
    let version: Int
    let options: [String: String]

    enum CodingKeys: String, CodingKey {
      case version = "normscope_recording"
      case options
    }
  }

  private static func encode(_ value: some Encodable) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return (try? encoder.encode(value)).map { String(decoding: $0, as: UTF8.self) } ?? ""
  }
}

/// Why a file is not a recording, in one line: the file, the line, what was expected.
package struct RecordingError: Error, Equatable, CustomStringConvertible {
  /// The line.
  package let description: String

  fileprivate init(_ description: String) { self.description = description }
}
