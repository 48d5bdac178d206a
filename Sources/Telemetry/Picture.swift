/// A grey picture.
package struct Picture: Sendable, Equatable {
  /// Pixels in a row, and rows.
  package let width: Int, height: Int
  /// The pixels, row after row from the upper left; 0 is black and 255 is white.
  package let pixels: [UInt8]

  /// A picture of one pixel at least; traps unless there are `width` · `height` pixels.
  package init(width: Int, height: Int, pixels: [UInt8]) {
    precondition(
      width > 0 && height > 0 && pixels.count == width * height, "a pixel is missing")
    self.width = width
    self.height = height
    self.pixels = pixels
  }

  /// The same picture, as large as fits into `width` × `height` pixels, which are 1 at least, in its
  /// proportions; each pixel is the mean of those that fall into it.
  package func fitting(width: Int, height: Int) -> Picture {
    let scale = min(Double(width) / Double(self.width), Double(height) / Double(self.height))
    let columns = max(1, min(width, Int((Double(self.width) * scale).rounded())))
    let rows = max(1, min(height, Int((Double(self.height) * scale).rounded())))
    var scaled: [UInt8] = []
    for row in 0..<rows {
      let lines = Self.range(row, of: rows, in: self.height)
      for column in 0..<columns {
        let places = Self.range(column, of: columns, in: self.width)
        var sum = 0
        for y in lines { for x in places { sum += Int(pixels[y * self.width + x]) } }
        scaled.append(UInt8(sum / (lines.count * places.count)))
      }
    }
    return Picture(width: columns, height: rows, pixels: scaled)
  }

  /// What of `length` pixels falls into part `part` of `parts`; one at least.
  private static func range(_ part: Int, of parts: Int, in length: Int) -> Range<Int> {
    let start = part * length / parts
    return start..<max(start + 1, (part + 1) * length / parts)
  }
}
