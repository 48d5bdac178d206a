/// The lines of a file that are not blank, one after the other.
struct RecordingLines: IteratorProtocol {
  /// One line without its end.
  struct Line {
    /// The number of the line in the file, from 1.
    let number: Int
    let bytes: ArraySlice<UInt8>
    /// Whether the end of the line is there.
    let isWhole: Bool
  }

  private var rest: ArraySlice<UInt8>
  private var number = 0

  /// The lines of `bytes`, which may begin with a byte order mark.
  init(_ bytes: [UInt8]) {
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    rest = bytes.starts(with: mark) ? bytes.dropFirst(mark.count) : bytes[...]
  }

  mutating func next() -> Line? {
    while !rest.isEmpty {
      let end = rest.firstIndex(of: UInt8(ascii: "\n"))
      let line = rest[..<(end ?? rest.endIndex)]
      rest = end.map { rest[($0 + 1)...] } ?? []
      number += 1
      if !line.allSatisfy({ [9, 13, 32].contains($0) }) {
        return Line(number: number, bytes: line, isWhole: end != nil)
      }
    }
    return nil
  }
}
