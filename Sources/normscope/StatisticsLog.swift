import Foundation
import Interchange
import Synchronization
import Telemetry
import Training

/// The statistics of every network, at every so many steps and at the end, in files.
final class StatisticsLog: FileLog {
  let option: String
  let backlog = Backlog()
  private let every: Int
  private let files: [any StatisticsFile]
  /// What the files call the runs.
  private let names = Mutex(RunNames())
  /// The step that was taken down last, by series of steps.
  private let latest = Mutex<[UInt64?: Int]>([:])

  /// A log to `files`, of which there is one at least, of every `every`th step.
  init(_ files: [any StatisticsFile], every: Int) {
    option = files[0].option
    (self.files, self.every) = (files, every)
  }

  func note(_ run: Run, network: Int) {
    let step = run.session.step
    guard step.isMultiple(of: every) || run.session.divergedAt != nil else { return }
    take(run, network: network)
  }

  func end(_ runs: [Run]) {
    for (network, run) in runs.enumerated()
    where latest.withLock({ $0[run.series] }) != run.session.step {
      take(run, network: network)
    }
    backlog.end()
  }

  private func take(_ run: Run, network: Int) {
    latest.withLock { $0[run.series] = run.session.step }
    guard files.contains(where: { $0.failure == nil }) else { return }
    // What is told here is copied, so that it stays as it is while training goes on.
    backlog.add { [self] in
      let step = run.logged(as: network)
      let name = names.withLock { $0.name(of: step) }
      for file in files where file.failure == nil { file.write(step, of: name) }
    }
  }

  var failures: [String] { files.compactMap(\.failure) }

  func discard() {
    for file in files { file.discard() }
  }
}

/// A file or more that takes statistics.
protocol StatisticsFile: Sendable {
  /// The option that asks for it.
  var option: String { get }
  /// Writes what is known of a step of the run that is called `run`, unless writing has failed before.
  func write(_ step: LoggedStep, of run: String)
  /// One line that says where the file ends too early and why; nil while it is whole.
  var failure: String? { get }
  /// Takes away again what was made, unless a step was written.
  func discard()
}

/// A file of lines, one or more a step.
final class LineFile: StatisticsFile {
  let option: String
  private let file: AppendedFile
  private let text: @Sendable (LoggedStep, _ run: String) -> String

  private init(
    _ path: String, option: String, start: String,
    text: @escaping @Sendable (LoggedStep, _ run: String) -> String
  ) throws {
    (self.option, self.text) = (option, text)
    file = try AppendedFile(path, option: option, start: Array(start.utf8))
  }

  /// A new file of a JSON object a line; exits with 1 where it can't be made.
  static func ofJSON(_ path: String) throws -> LineFile {
    try LineFile(path, option: "--log", start: "") { $0.json(run: $1) + "\n" }
  }

  /// A new table; exits with 1 where it can't be made.
  static func ofCSV(_ path: String) throws -> LineFile {
    try LineFile(path, option: "--csv", start: LoggedStep.csvHeader) { $0.csvRows(run: $1) }
  }

  func write(_ step: LoggedStep, of run: String) {
    file.append(Array(text(step, run).utf8), before: step.observation.step)
  }

  var failure: String? { file.failure }

  func discard() { file.discard() }
}
