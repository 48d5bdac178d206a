import Foundation

/// What a process has done so far, as Linux counts it: no measure of the time that has passed.
struct Activity {
  /// The time that its threads have computed.
  let computed: Duration
  /// How often its threads have waited and gone on.
  let wakes: Int

  /// What the threads have done that a process has now.
  init(of process: pid_t) throws {
    var (nanoseconds, count) = (0, 0)
    let tasks = "/proc/\(process)/task"
    for task in try FileManager.default.contentsOfDirectory(atPath: tasks) {
      // A thread may end meanwhile.
      let times = try? String(contentsOfFile: "\(tasks)/\(task)/schedstat", encoding: .utf8)
      nanoseconds += times?.split(separator: " ").first.flatMap { Int($0) } ?? 0
      let status = try? String(contentsOfFile: "\(tasks)/\(task)/status", encoding: .utf8)
      let line = status?.split(separator: "\n").first { $0.hasPrefix("voluntary_ctxt_switches") }
      count += line?.split(separator: "\t").last.flatMap { Int($0) } ?? 0
    }
    computed = .nanoseconds(nanoseconds)
    wakes = count
  }
}
