import Dashboard
import Drawing
import Foundation
import NeuralNet
import Numerics

/// Somebody who presses keys without knowing what they do.
///
/// Keys of the table in bursts, clicks, the wheel, other sizes, pastes, sequences that are cut off,
/// bytes that mean nothing, signals. It never means to quit.
struct Robot {
  /// What it has done so far, in words.
  private(set) var log: [String] = []
  /// How many keys, clicks and bytes that was.
  private(set) var count = 0
  private var generator: SeededGenerator
  private(set) var size = Size(width: 120, height: 40)
  private let terminal: Tmux

  /// A robot before a screen that is up, in a shell with job control.
  init(_ terminal: Tmux, seed: UInt64, life: UInt64) {
    self.terminal = terminal
    generator = SeededGenerator(seed: seed, stream: life)
  }

  /// Does one thing.
  mutating func act() throws {
    switch Int.random(in: 0..<100, using: &generator) {
    case 0..<58: try type("keys", pick(1...12) { $0.key() })
    case 58..<66: try type("mouse", pick(1...4) { $0.mouse() })
    case 66..<73: try resize(to: Size(width: extent(220), height: extent(70)))
    case 73..<79: try type("characters", pick(1...6) { $0.character() })
    case 79..<86: try type("cut off", cutOff())
    case 86..<90: try type("bytes", (0..<20).map { _ in byte() })
    case 90..<93: try type("paste", Array("\u{1B}[200~1,2;x\n8S500\nq?\u{1B}[201~".utf8))
    case 93..<96:
      note("SIGWINCH ×9")
      for _ in 0..<9 { kill(try terminal.process(), SIGWINCH) }
    case 96..<97: try suspend("Ctrl-Z") { try $0.press("C-z") }
    case 97..<98: try suspend("key and Ctrl-Z") { try $0.send(bytes: [0x76, 0x1A]) }
    case 98..<99: try suspend("SIGTSTP") { kill(try $0.process(), SIGTSTP) }
    default: try stopFromOutside()
    }
  }

  /// Makes the screen large enough to show something.
  mutating func makeRoom() throws {
    if size.width < 60 || size.height < 16 { try resize(to: Size(width: 100, height: 30)) }
  }

  private mutating func note(_ what: String) {
    log.append(what)
    count += 1
  }

  private mutating func type(_ what: String, _ bytes: [UInt8]) throws {
    let text = String(decoding: bytes, as: UTF8.self)
    note("\(what) \(text.debugDescription)")
    count += bytes.count - 1
    try terminal.send(bytes: bytes)
  }

  private mutating func resize(to size: Size) throws {
    note("size \(size.width)×\(size.height)")
    self.size = size
    try terminal.resize(width: size.width, height: size.height)
  }

  private mutating func extent(_ most: Int) -> Int {
    Int.random(in: 0..<8, using: &generator) == 0
      ? Int.random(in: 1...12, using: &generator) : Int.random(in: 13...most, using: &generator)
  }

  private mutating func pick(
    _ counts: ClosedRange<Int>, _ one: (inout Robot) -> [UInt8]
  ) -> [UInt8] {
    (0..<Int.random(in: counts, using: &generator)).flatMap { _ in one(&self) }
  }

  /// A key of the table, or one for the answers to its questions.
  private mutating func key() -> [UInt8] {
    if Int.random(in: 0..<8, using: &generator) == 0 {
      return [UInt8.random(in: 0x30...0x39, using: &generator)]
    }
    let binding = Binding.table.randomElement(using: &generator)
    let key = binding?.keys.randomElement(using: &generator) ?? .tab
    return key == .character("q") || key == .control("c") ? [0x0D] : key.bytes
  }

  private mutating func character() -> [UInt8] {
    let character = "ü漢é\u{301}🙂ØZ%&".randomElement(using: &generator)
    return character.map { Array(String($0).utf8) } ?? []
  }

  private mutating func mouse() -> [UInt8] {
    let button = [0, 0, 0, 64, 65, 2, 35].randomElement(using: &generator) ?? 0
    let (x, y) = (
      Int.random(in: 0...size.width + 2, using: &generator),
      Int.random(in: 0...size.height + 2, using: &generator)
    )
    return Array("\u{1B}[<\(button);\(x);\(y)M".utf8)
  }

  private mutating func cutOff() -> [UInt8] {
    let whole =
      [
        "\u{1B}[<0;10;10M", "\u{1B}[1;5A", "\u{1B}OP", "\u{1B}]11;rgb:0/0/0\u{7}", "\u{1B}P+r436f",
        "\u{1B}[M !!", "\u{1B}[200~paste", "漢", "\u{1B}[?62;4c", "\u{1B}[99999999999999999999~",
      ].randomElement(using: &generator) ?? ""
    let bytes = Array(whole.utf8)
    return Array(bytes.prefix(Int.random(in: 1...bytes.count, using: &generator)))
  }

  /// Any byte but those that end or stop a program, and `q`.
  private mutating func byte() -> UInt8 {
    let byte = UInt8.random(in: 1...255, using: &generator)
    return [0x03, 0x1A, 0x1C, UInt8(ascii: "q")].contains(byte) ? 0x1B : byte
  }

  /// Stops the program in order and lets it go on.
  private mutating func suspend(_ what: String, by stopping: (Tmux) throws -> Void) throws {
    note(what)
    try settle()
    try stopping(terminal)
    try terminal.wait(forModes: "0100")
    try terminal.type("fg")
    try terminal.wait(forModes: "1011")
  }

  /// Stops the program where it is and lets it go on.
  private mutating func stopFromOutside() throws {
    note("SIGSTOP")
    try settle()
    let process = try terminal.process()
    kill(process, SIGSTOP)
    try eventually("the stop") { try processState(process) == "T" }
    try terminal.press("f", "g", "C-j")
    try eventually("the end of the stop") { try processState(process) != "T" }
    try terminal.wait(forModes: "1011")
  }

  /// Waits until all that was typed has been read, so that the shell does not get it.
  private mutating func settle() throws {
    try makeRoom()
    try terminal.openHelp()
    try terminal.closeHelp()
  }
}

extension Tmux {
  /// Opens the help from wherever the program is, and waits for it.
  func openHelp() throws {
    // The end of a paste that was cut off, as many Esc as the longest such sequence may swallow, and
    // one for each question.
    try send(bytes: Array("\u{1B}[201~".utf8) + Array(repeating: 0x1B, count: 6) + [0x3F])
    try wait(for: "Help: ")
  }

  /// Closes the help again.
  func closeHelp() throws {
    try send(bytes: [0x1B])
    try wait(for: "the view") { !$0.text.contains("Help: ") && $0.text.contains("q quit") }
  }
}

extension Key {
  /// What a terminal sends for the key.
  fileprivate var bytes: [UInt8] {
    switch self {
    case .character(let scalar): Array(String(Character(scalar)).utf8)
    case .up: Array("\u{1B}OA".utf8)
    case .down: Array("\u{1B}OB".utf8)
    case .right: Array("\u{1B}OC".utf8)
    case .left: Array("\u{1B}OD".utf8)
    case .home: Array("\u{1B}[1~".utf8)
    case .end: Array("\u{1B}[4~".utf8)
    case .pageUp: Array("\u{1B}[5~".utf8)
    case .pageDown: Array("\u{1B}[6~".utf8)
    case .delete: Array("\u{1B}[3~".utf8)
    case .tab: [0x09]
    case .backTab: Array("\u{1B}[Z".utf8)
    case .enter: [0x0D]
    case .escape: [0x1B]
    case .backspace: [0x7F]
    case .function: Array("\u{1B}OP".utf8)
    case .control(let letter): [UInt8(truncatingIfNeeded: letter.value & 0x1F)]
    }
  }
}
