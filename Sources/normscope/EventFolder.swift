import Foundation
import Interchange
import Synchronization
import Telemetry
import Training

/// A new folder for TensorBoard, with a folder of its own for each run, which is called like that.
final class EventFolder: StatisticsFile {
  let option = "--tensorboard"
  private let path: String
  /// It and what was made above it, from the top down.
  private let made: [String]
  private let state = Mutex(State())
  private let clock = ContinuousClock()
  /// The most files that are open; no more runs than two networks and what undoing brings back go on.
  private static let mostFiles = 8
  /// When the folder was made, by the file system's clock and by the one that nobody sets.
  private let birth: (wall: Double, instant: ContinuousClock.Instant)

  private struct State {
    /// The event files of the runs that were told of last, the latest of all at the end.
    var files: [(run: String, file: AppendedFile)] = []
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

  func write(_ step: LoggedStep, of run: String) {
    let now = birth.wall + (clock.now - birth.instant) / .seconds(1)
    file(of: run, now)?.append(step.event(wallTime: now), before: step.observation.step)
  }

  var failure: String? {
    state.withLock { state in
      state.failure ?? state.files.lazy.compactMap(\.file.failure).first
    }
  }

  func discard() { NewFiles.removeDirectories(made) }

  /// The file of `run`; made where there is none yet.
  private func file(of run: String, _ now: Double) -> AppendedFile? {
    state.withLock { state in
      if let place = state.files.firstIndex(where: { $0.run == run }) {
        let known = state.files.remove(at: place)
        state.files.append(known)
        return known.file
      }
      let file = "\(path)/\(run)/events.out.tfevents.\(Int(now)).normscope"
      do {
        guard mkdir("\(path)/\(run)", 0o777) == 0 else { throw SystemError() }
        let made = try AppendedFile(
          file, option: option, start: LoggedStep.firstEvent(wallTime: now))
        state.files.append((run, made))
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
}
