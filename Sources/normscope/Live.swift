import ArgumentParser
import Dashboard
import Datasets
import Foundation
import Training

/// The live screen.
struct Live: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Train and watch, with keys to step, compare and normalize.")

  @OptionGroup var network: NetworkOptions
  @OptionGroup var screen: ScreenOptions
  @OptionGroup var settings: SettingsOptions
  @OptionGroup var writing: WritingOptions

  @Flag(help: "Start with a twin of the other normalization beside the network.")
  var compare = false

  @Option(help: "Write what is done to this file, for normscope replay; it must not exist yet.")
  var record: String?

  func run() throws {
    if try settings.printed(network, screen) { return }
    var configuration = try network.configuration()
    // Data from outside are checked before the screen opens; those inside load behind it, unless a
    // recording has to tell which they are.
    let checked: Dataset?
    let networks = compare ? 2 : 1
    if record == nil, configuration.weights == nil, case .mnist = configuration.data {
      checked = nil
      try expectRoom(
        for: configuration, on: .mnist, areLoaded: false, networks: networks, keepsPast: true)
    } else {
      checked = try configuration.load(networks: networks)
    }
    let logs = try writing.logs(networks: 2)
    do { try watch(configuration, checked, logs) } catch {
      logs.discard()
      throw error
    }
  }

  /// Opens the screen and ends the process when it is left; throws where nothing was seen.
  private func watch(
    _ configuration: Configuration, _ checked: Dataset?, _ logs: [any FileLog]
  ) throws {
    let recorder = try record.flatMap { file in
      try checked.map { try Recorder(file: file, configuration, $0) }
    }
    let signal: Int32?
    do {
      signal = try screen.watch(
        isRecording: recorder != nil, told: compare ? .twins : nil,
        notice: { logs.failure(besides: recorder?.failure) },
        start: {
          Trainer(
            configuration, compare: compare, isRunning: !screen.isPaused, pace: screen.pace,
            logs: logs.all,
            record: { recorder?.write($0) },
            load: {
              try checked
                ?? configuration.prepared(
                  configuration.data.load(seed: configuration.seed))
            })
        })
    } catch {
      recorder?.discard()
      throw error
    }
    do {
      try logs.expectWhole(besides: recorder?.failure)
    } catch let failure as Failure {
      Normscope.tell(failure.message)
      ScreenOptions.leave(signal, otherwise: failure.status)
    }
    ScreenOptions.leave(signal)
  }
}
