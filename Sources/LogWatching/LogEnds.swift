import EventFiles
import Foundation
import Telemetry

/// What the last events of files are, looked up again where a file has grown.
struct LogEnds {
  private var ends: [String: (size: Int, step: Int, time: Double)] = [:]
  /// The most files that are looked at in one go.
  private static let most = 256

  /// Looks at files that have grown since, at some of them where there are many.
  mutating func look(at folders: [RunFolder]) {
    var rest = Self.most
    for path in folders.flatMap(\.files) where rest > 0 {
      guard let identity = EventFile.identity(at: path),
        let size = EventFile.length(at: path, of: identity), size != ends[path]?.size
      else { continue }
      rest -= 1
      let last = EventFile.last(at: path)
      ends[path] = (size, last?.step ?? ends[path]?.step ?? 0, last?.wallTime ?? .nan)
    }
  }

  /// What is known of a run.
  func run(_ folder: RunFolder) -> LoggedRun {
    let known = folder.files.compactMap { ends[$0] }.filter { $0.time.isFinite }
    let last = known.max { $0.time < $1.time }
    return LoggedRun(
      name: folder.name, step: last?.step, time: last.flatMap { Self.words($0.time) })
  }

  /// A time in seconds since 1970 as the clock on the wall shows it here.
  private static func words(_ time: Double) -> String? {
    guard abs(time) < 1e11 else { return nil }
    var (seconds, parts) = (time_t(time), tm())
    guard localtime_r(&seconds, &parts) != nil else { return nil }
    var text = [CChar](repeating: 0, count: 32)
    let length = strftime(&text, text.count, "%Y-%m-%d %H:%M:%S", &parts)
    return String(decoding: text.prefix(length).map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}
