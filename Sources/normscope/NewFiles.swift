import Foundation

/// A directory in which files are about to be made that must not exist yet.
struct NewFiles {
  private let directory: URL

  /// Makes the directory `path` if it is missing, and tries whether it takes files.
  ///
  /// Exits with 1 where it does not, or where one of `names` is there already: what takes long should
  /// not end with that.
  init(_ names: [String], in path: String, option: String) throws {
    directory = URL(filePath: path, directoryHint: .isDirectory)
    do {
      try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
      // Permissions alone do not tell: a file system may be full or not take files at all.
      let trial = directory.appending(path: ".normscope-\(UUID().uuidString)")
      try Self.write("trial", to: trial)
      try FileManager.default.removeItem(at: trial)
    } catch {
      throw Failure(
        message: "\(option): can't write into \(path): \(error.localizedDescription)", status: 1)
    }
    for name in names {
      let file = directory.appending(path: name).path(percentEncoded: false)
      // Unlike `fileExists` this sees links that lead nowhere, too.
      guard (try? FileManager.default.attributesOfItem(atPath: file)) == nil else {
        throw Failure(
          message: "\(option): \(file) exists, and nothing is overwritten", status: 1)
      }
    }
  }

  /// Makes the file `name`; exits with 1 where that fails.
  func write(_ text: String, to name: String) throws {
    let file = directory.appending(path: name)
    do { try Self.write(text, to: file) } catch {
      throw Failure(
        message: "\(file.path(percentEncoded: false)): \(error.localizedDescription)", status: 1)
    }
  }

  /// Makes a file that must not exist yet; where that fails, nothing half-written is left.
  static func write(_ text: String, to file: URL) throws {
    do {
      try Data(text.utf8).write(to: file, options: .withoutOverwriting)
    } catch CocoaError.fileWriteFileExists {
      throw CocoaError(.fileWriteFileExists)
    } catch {
      try? FileManager.default.removeItem(at: file)
      throw error
    }
  }
}
