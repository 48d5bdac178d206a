import EventFiles
import Foundation

/// How far an event file was read; it is open only while it is read.
struct LogFile {
  /// The file, whatever it is called meanwhile.
  let identity: EventFile.Identity
  /// Where it is now.
  var path: String
  /// When its first event was written; nil before there is one.
  private(set) var firstTime: Double?
  /// Where the first record that was not read begins.
  private var position = 0
  /// What is wrong with the rest of it, if something is.
  private(set) var damage: String?

  /// A file that was not read yet; nil where it can't be opened.
  init?(path: String) {
    guard let file = try? EventFile(path: path, from: 0) else { return nil }
    identity = file.identity
    self.path = path
  }

  /// Looks when the first event was written, if that is not known yet.
  mutating func findFirstTime() {
    if firstTime == nil, damage == nil { firstTime = Self.firstTime(of: path) }
  }

  /// When the first event of the file at `path` was written; nil before there is one.
  static func firstTime(of path: String) -> Double? {
    guard var file = try? EventFile(path: path, from: 0) else { return nil }
    return file.next()?.wallTime
  }

  /// Hands out events that were not read yet, until there is none or `limit` bytes were read;
  /// returns how many were.
  mutating func read(limit: Int, _ take: (LoggedEvent) -> Void) -> Int {
    guard damage == nil, EventFile.length(at: path, of: identity).map({ $0 > position }) ?? false,
      var file = try? EventFile(path: path, from: position), file.identity == identity
    else { return 0 }
    while file.position - position < limit, let event = file.next() { take(event) }
    defer { position = file.position }
    damage = file.damage
    return file.position - position
  }

  /// Whether the file was cut shorter than what was read of it.
  var isCut: Bool { EventFile.length(at: path, of: identity).map { $0 < position } ?? false }

  /// Whether it is known to come before `other`.
  func precedes(_ other: LogFile) -> Bool {
    (firstTime ?? .infinity, path) < (other.firstTime ?? .infinity, other.path)
  }
}
