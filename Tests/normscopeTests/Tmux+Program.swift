import Foundation
import Testing

extension Tmux {
  /// Types the command line of a live screen and waits for its first frame, of a step.
  ///
  /// Around it the terminal's modes go to the files `before` and `after`, the status to `status`.
  @discardableResult func start(_ command: String = "sh n") throws -> Picture {
    try type("stty -a >before; \(command); echo $? >status; stty -a >after")
    return try wait(for: "the first frame") { $0.step != nil && $0.isWhole }
  }

  /// The exit status, once the command that is typed writes it to the file `status`.
  ///
  /// It is taken out of there, so that the next command's is waited for.
  func exitStatus() throws -> Int32? {
    Int32(try take("status").trimmingCharacters(in: .newlines))
  }

  /// The program's process.
  func process() throws -> pid_t {
    guard let number = pid_t(try contents(of: "pid").trimmingCharacters(in: .newlines)) else {
      throw Failure("the file pid holds no number")
    }
    return number
  }

  /// What `stty -a` has written to the file `name`, without the size of the window.
  func modes(in name: String) throws -> String {
    try contents(of: name).replacing(/(rows|columns) [0-9]+|[0-9]+ (rows|columns)/, with: "")
  }

  /// Waits for the program's end and expects the terminal to be as it was before.
  func expectRestored(status: Int32, sourceLocation: SourceLocation = #_sourceLocation) throws {
    #expect(try exitStatus() == status, sourceLocation: sourceLocation)
    try wait(forModes: "0100")
    #expect(
      try modes(in: "after") == modes(in: "before"), "stty", sourceLocation: sourceLocation)
    _ = try take("after")
    // What is typed ahead may stand before a prompt in the same line.
    let picture = try wait(for: "the prompt") {
      $0.lines.last { !$0.isEmpty }?.hasSuffix("ready>") == true
    }
    #expect(!picture.text.contains("┌"), "\(picture)", sourceLocation: sourceLocation)
  }

  /// Presses `s` so many times, waits for each step, and returns the picture of the last one.
  @discardableResult func advance(steps: Int) throws -> Picture {
    let start = try wait(for: "a step") { $0.step != nil }.step ?? 0
    for step in start + 1...start + steps {
      try press("s")
      try wait(for: "step \(step)") { $0.step == step && $0.isPaused }
    }
    return try settled()
  }
}

/// The letter that `ps` gives to a process's state; nil for none and for one that is only listed.
func processState(_ process: pid_t) throws -> Character? {
  let outcome = try Outcome.of("/bin/ps", ["-o", "stat=", "-p", "\(process)"])
  guard let letter = outcome.output.first(where: { !$0.isWhitespace }), letter != "Z" else {
    return nil
  }
  return letter
}
