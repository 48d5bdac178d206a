package import Telemetry
package import Training

/// A run that can be repeated bit for bit: its configuration, and the commands that changed its
/// numbers.
///
/// The file is JSON lines. The first is `{"normscope_recording":2,"configuration":{"lr":0.5,…},…}`
/// and tells what wrote it, on which processor and with which data; every other one is a command with
/// the step before which it was carried out, as `{"command":"rate","rate":1,"step":400}`; the last one
/// `{"command":"end","step":1200}`. In version 1 the first line has the program's long options in
/// place of all that.
package struct Recording: Equatable, Sendable {
  /// What was trained.
  package let configuration: Configuration
  /// Where the numbers come from; nil in a recording of version 1, which does not tell.
  package let origin: Origin?
  /// The commands in order; the last one pauses at the end.
  package let commands: [StampedCommand]
  /// The number of the last whole line of a file that was cut off; nil where the end is there.
  package let lastWholeLine: Int?

  /// The first line of a file.
  package static func header(_ configuration: Configuration, _ origin: Origin) -> String {
    lineOfJSON(RecordingHeader.line(configuration, origin))
  }

  /// The line of a command; nil for one that is not recorded.
  package static func line(_ command: StampedCommand) -> String? {
    RecordedCommand(command).map { lineOfJSON($0) }
  }

  /// Reads the bytes of a file; `name` is what errors call it.
  ///
  /// Blank lines, and lines that end in CR LF, are fine. A file that was cut off is read up to its
  /// last whole line, and ends at the step of that.
  package init(_ bytes: [UInt8], name: String) throws(RecordingError) {
    var lines = RecordingLines(bytes)
    guard let first = lines.next() else {
      throw RecordingError("\(name): line 1: \(RecordingHeader.expected)")
    }
    do {
      let header = try RecordingHeader(first.bytes)
      (configuration, origin) = (header.configuration, header.origin)
    } catch {
      throw RecordingError("\(name): line \(first.number): \(error.words)")
    }
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
}

/// Why a file is not a recording, in one line: the file, the line, what was expected.
package struct RecordingError: Error, Equatable, CustomStringConvertible {
  /// The line.
  package let description: String

  fileprivate init(_ description: String) { self.description = description }
}
