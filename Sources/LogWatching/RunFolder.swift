import EventFiles
import Foundation

/// A folder with event files: a run.
package struct RunFolder: Sendable, Hashable {
  /// Its path below the folder of all runs; `.` for that one itself.
  package let name: String
  /// The paths of its event files.
  let files: [String]

  /// The runs in `root` and below, in natural order; none where it does not exist.
  ///
  /// Links are followed, each folder once. What can't be read is passed over.
  package static func all(in root: String) -> [RunFolder] {
    var found: [RunFolder] = []
    var seen: Set<EventFile.Identity> = []
    find(in: root, name: "", depth: 0, &seen, &found)
    return found.sorted { isNaturallyOrdered($0.name, before: $1.name) }
  }

  /// Folders nested deeper than this, and more folders than that, are not looked at.
  private static let deepest = 12, most = 20_000

  private static func find(
    in path: String, name: String, depth: Int, _ seen: inout Set<EventFile.Identity>,
    _ found: inout [RunFolder]
  ) {
    guard let identity = EventFile.identity(at: path), seen.count < most,
      seen.insert(identity).inserted, let folder = opendir(path)
    else { return }
    defer { closedir(folder) }
    var (files, folders): ([String], [String]) = ([], [])
    while let entry = readdir(folder) {
      let length = MemoryLayout.size(ofValue: entry.pointee.d_name)
      let own = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: length) { String(cString: $0) }
      }
      guard own != ".", own != ".." else { continue }
      let isFolder = entry.pointee.d_type == UInt8(DT_DIR)
      let isUnknown = [UInt8(DT_LNK), UInt8(DT_UNKNOWN)].contains(entry.pointee.d_type)
      if own.contains("tfevents"), !isFolder { files.append("\(path)/\(own)") }
      if isFolder || isUnknown, depth < deepest { folders.append(own) }
    }
    if !files.isEmpty {
      found.append(RunFolder(name: name.isEmpty ? "." : name, files: files.sorted()))
    }
    for own in folders {
      find(
        in: "\(path)/\(own)", name: name.isEmpty ? own : "\(name)/\(own)", depth: depth + 1, &seen,
        &found)
    }
  }
}
