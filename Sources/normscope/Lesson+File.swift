import Lessons
import TOMLFiles

extension Lesson {
  /// The lesson with this name or number, which counts from 1; nil where there is none.
  static func named(_ name: String) -> Lesson? { index(named: name).map { all[$0] } }

  /// Reads the lesson in the file at `path`, whose name it has.
  ///
  /// Exits with 1 where the file can't be read, and with 2 where it is no lesson: with its line, what is
  /// wrong there, and the nearest right word.
  init(path: String) throws {
    let text = try TOMLFile.text(at: path, origin: "lesson")
    let name = path.split(separator: "/").last.map { String($0) } ?? path
    do { try self.init(file: text, id: name.hasSuffix(".toml") ? name : "\(name).toml") } catch {
      throw Failure(message: "\(path):\(error.line): \(error.reason)", status: 2)
    }
  }
}
