import Foundation

/// Files that are about to be made in one directory and must not exist yet.
struct NewFiles {
  private let directory: String
  private let option: String

  /// Tries whether the directory `path` takes files, and leaves everything as it was.
  ///
  /// Exits with 1 where it does not, or where one of `names` is there already: what takes long should
  /// not end with that. `option` is what errors call the directory's origin.
  init(_ names: [String], in path: String, option: String) throws {
    directory = path
    self.option = option
    for name in names {
      // Unlike `stat` this sees links that lead nowhere, too.
      var status = stat()
      guard lstat(place(of: name), &status) != 0 else {
        throw Failure(
          message: "\(option): \(place(of: name)) exists, and nothing is overwritten", status: 1)
      }
    }
    // Permissions alone do not tell: a file system may be full or not take files at all.
    let trial = ".normscope-\(UUID().uuidString)"
    do {
      let made = try Self.makeDirectories(directory)
      defer { Self.removeDirectories(made) }
      try Self.write("trial", to: URL(filePath: place(of: trial)))
      unlink(place(of: trial))
    } catch { throw Failure.ofFile(path, "write into", error, option: option) }
  }

  /// Makes the directory if it is missing, and the files in it; exits with 1 where that fails.
  ///
  /// Of a file that can't be written nothing is left, and no directory for its sake alone.
  func write(_ files: [(name: String, text: String)]) throws {
    let made: [String]
    do { made = try Self.makeDirectories(directory) } catch {
      throw Failure.ofFile(directory, "make", error, option: option)
    }
    for (name, text) in files {
      do { try Self.write(text, to: URL(filePath: place(of: name))) } catch {
        Self.removeDirectories(made)
        throw Failure.ofFile(place(of: name), "write", error, option: option)
      }
    }
  }

  /// Makes a file that must not exist yet; where that fails, nothing half-written is left.
  static func write(_ text: String, to file: URL) throws(SystemError) {
    try write(Array(text.utf8), to: file)
  }

  /// The same of bytes.
  static func write(_ bytes: [UInt8], to file: URL) throws(SystemError) {
    let path = file.path(percentEncoded: false)
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw SystemError() }
    do {
      defer { close(descriptor) }
      try writeAll(bytes, to: descriptor)
    } catch {
      unlink(path)
      throw error
    }
  }

  private func place(of name: String) -> String {
    directory.hasSuffix("/") ? directory + name : "\(directory)/\(name)"
  }

  /// Makes `path` and whatever is missing above it; returns what was made, from the top down.
  ///
  /// Where that fails, nothing of it is left.
  static func makeDirectories(_ path: String) throws(SystemError) -> [String] {
    var made: [String] = []
    var place = path.hasPrefix("/") ? "/" : ""
    for part in path.split(separator: "/") {
      place += part
      if mkdir(place, 0o777) == 0 {
        made.append(place)
      } else {
        let reason = SystemError()
        guard access(place, F_OK) == 0 else {
          removeDirectories(made)
          throw reason
        }
      }
      place += "/"
    }
    return made
  }

  /// Removes directories, given from the top down, as far as they are empty.
  static func removeDirectories(_ directories: [String]) {
    for directory in directories.reversed() { rmdir(directory) }
  }
}
