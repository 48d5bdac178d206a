import Drawing
import Interchange
import Numerics
import Testing

/// Films, in whichever format.
struct FilmTests {
  /// Frames in which some cells of many styles change, and two that are the same.
  static let frames: [Canvas] = {
    var generator = SeededGenerator(seed: 7)
    var canvas = Canvas(size: Size(width: 23, height: 6))
    canvas.write("a film & its <frames>", x: 1, y: 2)
    var frames = [canvas]
    let styles = [
      .plain, Style(Color(196)), Style(Color(39), on: Color(236), bold: true),
      Style(reversed: true),
    ]
    for _ in 0..<12 {
      for _ in 0..<20 {
        let glyph = [" ", "σ", "<", "&", "\"", "\\", "7"].randomElement(using: &generator) ?? " "
        canvas.write(
          glyph, x: Int.random(in: 0..<23, using: &generator),
          y: Int.random(in: 0..<6, using: &generator),
          style: styles.randomElement(using: &generator) ?? .plain)
      }
      frames.append(canvas)
    }
    return frames + [canvas]
  }()

  /// A film of these frames, ten a second.
  func film(_ frames: [Canvas]) -> Film {
    var film = Film(frames[0], seconds: 0.1)
    for frame in frames.dropFirst() { film.append(frame) }
    return film
  }

  @Test func changesMakeEveryFrameOfTheOneBefore() {
    let film = film(Self.frames)
    var canvas = film.first
    #expect(film.changes.count == Self.frames.count - 1 && canvas == Self.frames[0])
    for (stretches, frame) in zip(film.changes, Self.frames.dropFirst()) {
      for stretch in stretches {
        for (place, cell) in stretch.cells.enumerated() {
          #expect(canvas[stretch.x + place, stretch.y] != cell, "what does not change is no change")
          canvas[stretch.x + place, stretch.y] = cell
        }
      }
      #expect(canvas == frame)
    }
    #expect(film.changes.last == [])
  }

  @Test func eachThemeHasItsColours() throws {
    let first = Canvas(size: Size(width: 2, height: 1))
    var second = first
    second[0, 0] = Cell("x", Style(Color(39, light: 25), on: Color(24, light: 153)))
    let film = film([first, second])
    // What changes hides what was there.
    #expect(film.svg(.light).contains("<path fill=\"#afd7ff\""))
    #expect(film.svg(.light).contains("#005faf") && film.svg(.dark).contains("#00afff"))
    let (dark, light) = (
      film.asciicast(title: "", .dark), film.asciicast(title: "", .light)
    )
    #expect(dark.contains("38;5;39;48;5;24m") && light.contains("38;5;25;48;5;153m"))
    #expect(dark.contains("\"bg\":\"#0f1419\"") && light.contains("\"bg\":\"#fdfdfb\""))
  }
}
