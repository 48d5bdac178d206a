package import Drawing

/// Turns the bytes that a terminal sends into keys and mouse reports.
///
/// It knows the sequences of ECMA-48 and xterm and those given for a particular terminal. What it
/// does not know, it drops as a whole: unknown and cut-off sequences, bytes that are not UTF-8; and so
/// it does with what is pasted, from its mark to the next or, where that never comes, to a second of
/// silence. Replies of the terminal are no events: `ground` and `isIdentified` have what they told.
/// It never waits itself: `patience` says when silence turns an unfinished sequence into what was meant.
package struct InputDecoder: Sendable {
  /// How long an Esc may be the start of a sequence.
  static let escapePatience = Duration.milliseconds(25)
  /// How long a sequence that can be nothing else may take to be complete.
  static let sequencePatience = Duration.milliseconds(250)
  /// How long a paste may make a break.
  static let pastePatience = Duration.seconds(1)
  /// What ends a paste.
  private static let endOfPaste = Array("\u{1B}[201~".utf8)
  /// No sequence is longer, in bytes.
  static let longestSequence = 4096

  /// An answer of the terminal.
  enum Reply: Equatable {
    /// The colour behind everything, to OSC 11.
    case ground(RGB)
    /// What kind of terminal it is, to DA1.
    case identity
  }

  /// What the start of the buffer is.
  enum Reading: Equatable {
    /// An event of so many bytes.
    case event(Event, length: Int)
    /// What the terminal was asked for, in so many bytes.
    case reply(Reply, length: Int)
    /// So many bytes without meaning.
    case nothing(length: Int)
    /// So many bytes after which everything is pasted.
    case paste(length: Int)
    /// A sequence that has not ended.
    case unfinished
  }

  /// The colour behind everything, as the terminal told it last.
  package private(set) var ground: RGB?
  /// Whether the terminal has told of what kind it is.
  package private(set) var isIdentified = false
  private let sequences: [[UInt8]: Key]
  private let longestKnown: Int
  private var buffer: [UInt8] = []
  private var start = 0
  private var isPasting = false

  /// A decoder that knows the terminal's own `sequences` too; each begins with Esc.
  package init(sequences: [[UInt8]: Key] = [:]) {
    self.sequences = sequences
    longestKnown = sequences.keys.map(\.count).max() ?? 0
  }

  /// Adds bytes as they come.
  package mutating func feed(_ bytes: some Sequence<UInt8>) {
    buffer.removeFirst(start)
    start = 0
    buffer.append(contentsOf: bytes)
  }

  /// How long after the last byte `next` makes up its mind; `nil` when nothing is left to decode.
  package var patience: Duration? {
    if isPasting { return Self.pastePatience }
    return switch buffer.count - start {
    case 0: nil
    case 1 where buffer[start] == 0x1B: Self.escapePatience
    default: Self.sequencePatience
    }
  }

  /// The next event, `silence` after the last byte came; `nil` when there is none yet.
  package mutating func next(after silence: Duration) -> Event? {
    while true {
      if isPasting { skipPaste(after: silence) }
      guard !isPasting, start < buffer.count else { return nil }
      let rest = buffer[start...]
      switch knownKey(rest) ?? Self.read(rest) {
      case .event(let event, let length):
        start += length
        return event
      case .reply(let reply, let length):
        start += length
        switch reply {
        case .ground(let color): ground = color
        case .identity: isIdentified = true
        }
      case .nothing(let length):
        start += length
      case .paste(let length):
        start += length
        isPasting = true
      case .unfinished:
        if let patience, silence < patience, rest.count < Self.longestSequence { return nil }
        // A lone Esc is the key; anything else was cut off.
        start = buffer.count
        if rest.count == 1, rest.first == 0x1B { return .key(.escape) }
      }
    }
  }

  /// Drops what is pasted as far as it has come.
  private mutating func skipPaste(after silence: Duration) {
    let end = Self.endOfPaste
    if let mark = buffer[start...].firstRange(of: end) {
      start = mark.upperBound
      isPasting = false
    } else if silence >= Self.pastePatience {
      start = buffer.count
      isPasting = false
    } else {
      // The mark may be cut in two.
      start = max(start, buffer.count - end.count + 1)
    }
  }

  private func knownKey(_ rest: ArraySlice<UInt8>) -> Reading? {
    guard longestKnown > 1, rest.first == 0x1B else { return nil }
    for length in stride(from: min(longestKnown, rest.count), to: 1, by: -1) {
      if let key = sequences[Array(rest.prefix(length))] {
        return .event(.key(key), length: length)
      }
    }
    return nil
  }

  /// What the first byte begins; `bytes` is not empty.
  private static func read(_ bytes: ArraySlice<UInt8>) -> Reading {
    let first = bytes[bytes.startIndex]
    switch first {
    case 0x1B: return readEscape(bytes)
    case 0x09: return .event(.key(.tab), length: 1)
    case 0x0A, 0x0D: return .event(.key(.enter), length: 1)
    case 0x08, 0x7F: return .event(.key(.backspace), length: 1)
    case 0x01...0x1A:
      return .event(.key(.control(Unicode.Scalar(first + 0x60))), length: 1)
    case 0x20...0x7E: return .event(.key(.character(Unicode.Scalar(first))), length: 1)
    case 0xC2...0xF4: return readUTF8(bytes)
    default: return .nothing(length: 1)
    }
  }

  private static func readUTF8(_ bytes: ArraySlice<UInt8>) -> Reading {
    let first = bytes[bytes.startIndex]
    let length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    let tail = bytes.dropFirst().prefix(length - 1)
    let valid = tail.prefix { $0 & 0xC0 == 0x80 }
    if valid.count < tail.count { return .nothing(length: 1 + valid.count) }
    if tail.count < length - 1 { return .unfinished }
    guard
      let scalar = String(validating: bytes.prefix(length), as: UTF8.self)?.unicodeScalars.first,
      isPrintable(scalar)
    else { return .nothing(length: length) }
    return .event(.key(.character(scalar)), length: length)
  }

  private static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .unassigned: false
    default: true
    }
  }
}
