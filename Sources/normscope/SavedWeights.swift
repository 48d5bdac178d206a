import Foundation
import Interchange
import Synchronization
import Training

/// The weights of every network in a safetensors file of its own, when training ends and, if so asked,
/// every so many steps before.
///
/// The first network's file is the one that was named; `-twin` and `-STEP` come before the extension of
/// the others, and `-2`, `-3` and so on before the step where the network began anew after steps that were
/// saved.
final class SavedWeights: FileLog {
  private static let name = "--save-weights"

  let option = SavedWeights.name
  let backlog = Backlog()
  /// What went wrong first, in one line.
  private let reason = Mutex<String?>(nil)
  private let state = Mutex(State())
  private let path: String
  private let every: Int?

  private struct State {
    /// Of each series of steps what the names of its files begin with, and the step saved last.
    var series: [UInt64?: (stem: String, latest: Int)] = [:]
    /// How many there are of each network.
    var counts: [Int: Int] = [:]
  }

  /// Tries whether the files of so many `networks` can be made, and leaves everything as it was.
  ///
  /// Exits with 1 where they can't, or where one is there already.
  init(path: String, every: Int?, networks: Int) throws {
    (self.path, self.every) = (path, every)
    for network in 0..<networks {
      let file = name(of: network)
      do {
        try NewFiles.write([], to: URL(filePath: file))
        unlink(file)
      } catch { throw Self.failure(of: file, error) }
    }
    if every != nil { try expectNoSteps() }
  }

  func note(_ run: Run, network: Int) {
    let session = run.session
    // A step that fails leaves the weights as they were saved.
    guard let every, session.step > 0, session.step.isMultiple(of: every),
      session.divergedAt == nil
    else { return }
    save(session, as: name(of: network, run.series, at: session.step))
  }

  func end(_ runs: [Run]) {
    for (network, run) in runs.enumerated() { save(run.session, as: name(of: network)) }
    backlog.end()
  }

  private func save(_ session: Session, as file: String) {
    backlog.add { [self] in
      do {
        try NewFiles.write(Array(SafeTensors(session).bytes), to: URL(filePath: file))
      } catch {
        let words = Self.failure(of: file, SystemError(behind: error)).message
        reason.withLock { $0 = $0 ?? words }
      }
    }
  }

  var failures: [String] { [reason.withLock(\.self)].compactMap(\.self) }

  /// Files are made only when there are weights to write.
  func discard() {}

  private static func failure(of file: String, _ error: SystemError) -> Failure {
    guard error.number != EEXIST else {
      return Failure(message: "\(name): \(file) exists, and nothing is overwritten", status: 1)
    }
    return Failure.ofFile(file, "write", error, option: name)
  }

  /// The file of a network at the end.
  private func name(of network: Int) -> String {
    let (stem, ending) = Self.parts(of: path)
    return stem + (network == 0 ? "" : "-twin") + ending
  }

  /// The file of a network at `step` of a series.
  private func name(of network: Int, _ series: UInt64?, at step: Int) -> String {
    let (start, ending) = Self.parts(of: path)
    return state.withLock { state in
      var stem = start + (network == 0 ? "" : "-twin")
      if let known = state.series[series], known.latest < step {
        stem = known.stem
      } else {
        // Steps that come again after an undo have other names, too.
        let count = state.counts[network, default: 0] + 1
        state.counts[network] = count
        if count > 1 { stem += "-\(count)" }
      }
      state.series[series] = (stem, step)
      return "\(stem)-\(step)\(ending)"
    }
  }

  /// The path up to its extension, and that with its dot, if there is one.
  private static func parts(of path: String) -> (stem: String, ending: String) {
    guard let dot = path.lastIndex(of: "."), dot > path.startIndex,
      path[path.index(before: dot)] != "/", !path[dot...].contains("/")
    else { return (path, "") }
    return (String(path[..<dot]), String(path[dot...]))
  }

  /// Exits with 1 where there is a file that one of a step may be called like.
  private func expectNoSteps() throws {
    let (stem, ending) = Self.parts(of: path)
    let folder = URL(filePath: path).deletingLastPathComponent()
    let start = (stem.split(separator: "/").last.map { String($0) } ?? stem) + "-"
    let names = try? FileManager.default.contentsOfDirectory(
      atPath: folder.path(percentEncoded: false))
    for name in names ?? [] where name.hasPrefix(start) && name.hasSuffix(ending) {
      let middle = name.dropFirst(start.count).dropLast(ending.count)
      let numbers = (middle.hasPrefix("twin-") ? middle.dropFirst(5) : middle)
        .split(separator: "-", omittingEmptySubsequences: false)
      guard numbers.count <= 2, numbers.allSatisfy({ !$0.isEmpty && $0.allSatisfy(\.isNumber) })
      else { continue }
      let file = folder.appending(path: name).path(percentEncoded: false)
      throw Self.failure(of: file, SystemError(EEXIST))
    }
  }
}
