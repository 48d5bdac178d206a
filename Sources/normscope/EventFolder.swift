import Foundation
import Interchange
import Synchronization
import Telemetry
import Training

/// A new folder for TensorBoard, with a folder of its own for each network.
///
/// That is called by the normalization which the network has at first, and `-twin` behind that where the
/// name is taken.
final class EventFolder: StatisticsFile {
  let option = "--tensorboard"
  private let path: String
  /// It and what was made above it, from the top down.
  private let made: [String]
  private let state = Mutex(State())
  private let clock = ContinuousClock()
  /// When the folder was made, by the file system's clock and by the one that nobody sets.
  private let birth: (wall: Double, instant: ContinuousClock.Instant)

  private struct State {
    /// The event file of each network that has one.
    var files: [Int: AppendedFile] = [:]
    var names: Set<String> = []
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
      state.failure ?? state.files.sorted { $0.key < $1.key }.lazy.compactMap(\.value.failure).first
    }
  }

  func discard() { NewFiles.removeDirectories(made) }

  /// The file of the network that `step` is of; made where there is none yet.
  private func file(for step: LoggedStep, _ now: Double) -> AppendedFile? {
    state.withLock { state in
      if let file = state.files[step.network] { return file }
      var name = step.normalization
      while !state.names.insert(name).inserted { name += "-twin" }
      let file = "\(path)/\(name)/events.out.tfevents.\(Int(now)).normscope"
      do {
        guard mkdir("\(path)/\(name)", 0o777) == 0 else { throw SystemError() }
        state.files[step.network] = try AppendedFile(
          file, option: option, start: LoggedStep.firstEvent(wallTime: now))
      } catch let failure as Failure {
        state.failure = failure.message
      } catch {
        state.failure = Failure.ofFile(file, "make", error, option: option).message
      }
      return state.files[step.network]
    }
  }
}
