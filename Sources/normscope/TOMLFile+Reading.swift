import Foundation
import TOMLFiles

extension TOMLFile {
  /// The most bytes of a file.
  private static let limit = 1 << 20

  /// The text of the file at `path`.
  ///
  /// Exits with 1 where it can't be read; `origin` is what brought the file up.
  static func text(at path: String, origin: String) throws(Failure) -> String {
    let data: Data
    do {
      let handle = try FileHandle(forReadingFrom: URL(filePath: path))
      defer { try? handle.close() }
      data = try handle.read(upToCount: limit + 1) ?? Data()
    } catch { throw Failure.ofFile(path, "read", error, option: origin) }
    guard data.count <= limit, let text = String(validating: data, as: UTF8.self) else {
      throw Failure(
        message: "\(origin): \(path): expected TOML in UTF-8, of at most 1 MiB", status: 1)
    }
    return text
  }
}
