import Foundation
import Interchange
import Synchronization
import Telemetry
import Training

/// A new folder for TensorBoard, with a folder of its own for each network and each start of it.
///
/// That is called by the normalization which the network has at first, with `-twin` behind that where the
/// other network had the name first, and `-2`, `-3` and so on where it had it itself.
final class EventFolder: StatisticsFile {
  let option = "--tensorboard"
  private let path: String
  /// It and what was made above it, from the top down.
  private let made: [String]
  private let state = Mutex(State())
  private let clock = ContinuousClock()
  /// The most files that are open; no more series than two networks and what undoing brings back go on.
  private static let mostFiles = 8
  /// When the folder was made, by the file system's clock and by the one that nobody sets.
  private let birth: (wall: Double, instant: ContinuousClock.Instant)

  private struct State {
    /// The event files of the series of steps that were told of last, the latest of all at the end.
    var files: [(series: UInt64?, file: AppendedFile)] = []
    /// The networks by the names of their folders.
    var names: [String: Int] = [:]
    /// Why a file could not be made, or one that is closed ends too early.
    var failure: String?
  }

  /// Makes the folder `path`, which must not exist, and what is missing above it; exits with 1 where that
  /// fails.
  init(_ path: String) throws {
    self.path = path
    do throws(SystemError) {
      made = try NewFiles.makeDirectories(path)
      guard !made.isEmpty else { throw SystemError(EEXIST) }
    } catch let error where error.number == EEXIST {
      throw Failure(message: "\(option): \(path) exists, and nothing is overwritten", status: 1)
    } catch {
      throw Failure.ofFile(path, "make", error, option: option)
    }
    let attributes = try? FileManager.default.attributesOfItem(atPath: path)
    let date = attributes?[.modificationDate] as? Date
    birth = (date?.timeIntervalSince1970 ?? 0, clock.now)
  }

  func write(_ step: LoggedStep) {
    let now = birth.wall + (clock.now - birth.instant) / .seconds(1)
    file(for: step, now)?.append(step.event(wallTime: now), before: step.observation.step)
  }

  var failure: String? {
    state.withLock { state in
      state.failure ?? state.files.lazy.compactMap(\.file.failure).first
    }
  }

  func discard() { NewFiles.removeDirectories(made) }

  /// The file of the series that `step` is of; made where there is none yet.
  private func file(for step: LoggedStep, _ now: Double) -> AppendedFile? {
    state.withLock { state in
      if let place = state.files.firstIndex(where: { $0.series == step.series }) {
        let known = state.files.remove(at: place)
        state.files.append(known)
        return known.file
      }
      let name = Self.name(for: step, besides: state.names)
      state.names[name] = step.network
      let file = "\(path)/\(name)/events.out.tfevents.\(Int(now)).normscope"
      do {
        guard mkdir("\(path)/\(name)", 0o777) == 0 else { throw SystemError() }
        let made = try AppendedFile(
          file, option: option, start: LoggedStep.firstEvent(wallTime: now))
        state.files.append((step.series, made))
        if state.files.count > Self.mostFiles {
          let closed = state.files.removeFirst().file
          state.failure = state.failure ?? closed.failure
        }
        return made
      } catch let failure as Failure {
        state.failure = failure.message
      } catch {
        state.failure = Failure.ofFile(file, "make", error, option: option).message
      }
      return nil
    }
  }

  /// The folder of a new series, where those of `names` are there.
  private static func name(for step: LoggedStep, besides names: [String: Int]) -> String {
    let own = step.normalization
    let isOthers = step.network > 0 && names[own].map { $0 != step.network } ?? false
    let stem = isOthers ? "\(own)-twin" : own
    var (name, count) = (stem, 1)
    while names[name] != nil {
      count += 1
      name = "\(stem)-\(count)"
    }
    return name
  }
}
