import ArgumentParser
import Datasets
import Foundation
import Interchange
import Telemetry
import Training

/// A recording on the live screen.
struct Replay: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Repeat a recording, bit for bit, on the live screen.")

  @OptionGroup var screen: ScreenOptions
  @OptionGroup var settings: SettingsOptions

  @Argument(help: "A file that normscope live --record wrote.")
  var file: String

  func run() throws {
    if try settings.printed(nil, screen) { return }
    let recording = try Self.read(file)
    var configuration = recording.configuration
    let dataset = try configuration.load()
    let warning = recording.origin?.warning(own: .own(dataset, configuration))
    if let warning { Normscope.tell(warning) }
    let notices = [warning, recording.loss].compactMap(\.self)
    let notice = notices.isEmpty ? nil : notices.joined(separator: "; ")
    let signal = try screen.watch(
      notice: { notice },
      start: {
        Trainer(
          configuration, compare: false, isRunning: !screen.isPaused, pace: screen.pace,
          script: recording.commands, isReplay: true, load: { dataset })
      })
    ScreenOptions.leave(signal)
  }

  /// Reads a recording; exits with 1 and a line that says what is wrong where it is none.
  static func read(_ file: String) throws -> Recording {
    let limit = 64 << 20
    do {
      let handle = try FileHandle(forReadingFrom: URL(filePath: file))
      let data = try handle.read(upToCount: limit + 1) ?? Data()
      guard data.count <= limit else {
        throw Failure(message: "\(file): a recording is at most 64 MiB long", status: 1)
      }
      return try Recording(Array(data), name: file)
    } catch let failure as Failure {
      throw failure
    } catch let error as RecordingError {
      throw Failure.atRunTime(error)
    } catch {
      throw Failure.ofFile(file, "read", error)
    }
  }
}

extension Recording {
  /// What there is to say of a recording that was cut off.
  fileprivate var loss: String? {
    guard let lastWholeLine, let step = commands.last?.step else { return nil }
    return "this recording was cut off: it ends behind line \(lastWholeLine), at step \(step)"
  }
}
