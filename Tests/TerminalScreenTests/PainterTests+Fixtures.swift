import Drawing
import Foundation
import TerminalScreen
import Testing

/// What the tests of painters have in common.
extension PainterTests {
  /// The size of a large screen.
  static let size = Size(width: 200, height: 50)

  /// A painter that writes to a temporary file, and a way to read what it has written since.
  final class Output {
    private let url = FileManager.default.temporaryDirectory
      .appending(path: "painter-\(UUID().uuidString)")
    private let reader: FileHandle

    /// An empty file.
    init() throws {
      #expect(FileManager.default.createFile(atPath: url.path, contents: nil))
      reader = try FileHandle(forReadingFrom: url)
    }

    deinit { try? FileManager.default.removeItem(at: url) }

    /// A descriptor that the painter may own.
    func descriptor() throws -> Int32 {
      let file = try FileHandle(forWritingTo: url)
      defer { try? file.close() }
      return dup(file.fileDescriptor)
    }

    /// What has been written since this was asked last.
    func takeBytes() throws -> String {
      String(decoding: try reader.readToEnd() ?? Data(), as: UTF8.self)
    }
  }

  /// A painter that writes to `output`.
  func painter(
    _ output: Output, terminal: String = "xterm-256color", size: Size = size,
    usesColors: Bool = true, ascii: Bool? = false
  ) throws -> Painter {
    try Painter(
      terminal: terminal, output: output.descriptor(), size: size, usesColors: usesColors,
      ascii: ascii)
  }

  /// A frame of 4 × 10 histograms, each in its colour, whose bars all move a little with `phase`.
  func histograms(phase: Int) -> Canvas {
    let eighths = Array(" ▁▂▃▄▅▆▇█".unicodeScalars)
    var canvas = Canvas(size: Self.size)
    for x in 0..<200 {
      for panel in 0..<4 {
        let middle = abs(x % 20 - 10)
        let height = 8 * 11 - middle * middle + (x * 31 + panel * 17 + phase * 13) % 9 - 4
        for row in 0..<11 {
          let glyph = eighths[min(max(0, height - 8 * row), 8)]
          let color = Color(UInt8(60 + 3 * (x / 20) + 30 * panel))
          canvas[x, panel * 12 + 11 - row] = Cell(glyph, Style(color, on: Color(234)))
        }
        canvas[x, panel * 12] = Cell(
          Array("σ 0.2\(phase)  μ −0.1\(phase)  ".unicodeScalars)[x % 17])
      }
    }
    return canvas
  }
}
