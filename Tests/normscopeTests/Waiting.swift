import Foundation

/// Why a test can't go on.
struct Failure: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }
}

/// How long anything may take before a test gives up, on a machine that has much else to do; no
/// measure of speed.
let patience: TimeInterval = 300

/// Looks again and again, every so many microseconds, until `isSo`.
///
/// Throws after `patience`, with what was awaited and the `details` at that time.
func eventually(
  _ what: String, every microseconds: UInt32 = 15_000, details: () -> String = { "" },
  until isSo: () throws -> Bool
) throws {
  let deadline = Date() + patience
  while try !isSo() {
    guard Date() < deadline else {
      throw Failure("waited \(Int(patience)) s in vain for \(what)\n\(details())")
    }
    usleep(microseconds)
  }
}

/// Calls `body` with a fresh directory and removes it afterwards.
func withTemporaryDirectory<Value>(_ body: (URL) throws -> Value) throws -> Value {
  let directory = FileManager.default.temporaryDirectory
    .appending(path: "normscope-\(UUID().uuidString)")
  try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: false)
  defer { try? FileManager.default.removeItem(at: directory) }
  return try body(directory)
}
