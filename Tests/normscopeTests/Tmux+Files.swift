import Foundation

extension Tmux {
  /// The path of the file `name` in the shell's directory.
  func path(_ name: String) -> String {
    directory.appending(path: name).path(percentEncoded: false)
  }

  /// Makes the file `name`.
  func write(_ text: String, to name: String) throws {
    try Data(text.utf8).write(to: directory.appending(path: name))
  }

  /// What is in the file `name` now; nothing if there is none.
  func bytes(in name: String) -> String {
    let contents = try? Data(contentsOf: directory.appending(path: name))
    return String(decoding: contents ?? Data(), as: UTF8.self)
  }

  /// What a command has written to the file `name`, once that ends with a line break.
  func contents(of name: String) throws -> String {
    var text = ""
    try eventually("a line in \(name)", details: state) {
      text = bytes(in: name)
      return text.hasSuffix("\n")
    }
    return text
  }

  /// The same, and the file is removed.
  func take(_ name: String) throws -> String {
    let text = try contents(of: name)
    try FileManager.default.removeItem(at: directory.appending(path: name))
    return text
  }
}
