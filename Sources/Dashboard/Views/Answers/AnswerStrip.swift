import Drawing
import Telemetry

/// Test pictures in half blocks, with the answer to each below it.
struct AnswerStrip: Drawable {
  /// What it takes at least beside other things: three pictures of 10 columns, or a row of small ones
  /// with their line of text and the legend.
  static let least = Size(width: 33, height: 6)

  private let answers: Answers
  /// Whether the twin's answer to each example is another one; nil without a twin.
  private let differences: [Bool]?

  init(_ answers: Answers, differences: [Bool]?) {
    self.answers = answers
    self.differences = differences
  }

  /// The sizes of a picture in cells, the largest first: half a cell is about square.
  private static let sizes = stride(from: 40, through: 8, by: -2).map {
    Size(width: $0, height: $0 / 2)
  }

  func draw(on canvas: inout Canvas, in rect: Rect) {
    let pictures = answers.sample.pictures
    guard !pictures.isEmpty else {
      canvas.write(
        "examples of this kind are not drawn", x: rect.x, y: rect.y, width: rect.width,
        style: Palette.quiet)
      return
    }
    // Where there is next to no room, pictures take that of the legend, which the help has as well.
    let body = rect.splitTop(rect.height - (rect.height < 12 ? 0 : 1)).top
    let size = size(in: body)
    let (across, down) = Self.grid(size, in: body)
    for (index, picture) in pictures.prefix(across * down).enumerated() {
      let place = Rect(
        x: body.x + index % across * (size.width + 1),
        y: body.y + index / across * (size.height + 1), width: size.width, height: size.height)
      draw(picture, on: &canvas, in: place.intersection(body))
      let caption = Rect(x: place.x, y: place.maxY, width: place.width, height: 1)
        .intersection(body)
      guard !caption.isEmpty else { continue }
      let differs = differences.map { $0[index] } ?? false
      canvas.write(
        captions(index, differs).fitting(caption.width), x: caption.x, y: caption.y,
        width: caption.width)
    }
    let foot = body.y + down * (size.height + 1)
    guard foot < rect.maxY, rect.height >= 12 else { return }
    canvas.write(
      legend.fitting(rect.width), x: rect.x, y: foot, width: rect.width, style: Palette.quiet)
  }

  /// How many pictures of a size stand side by side in `rect`, and how many one above the other.
  private static func grid(_ size: Size, in rect: Rect) -> (across: Int, down: Int) {
    (max(1, (rect.width + 1) / (size.width + 1)), max(1, rect.height / (size.height + 1)))
  }

  /// The largest size of which at least six pictures, or all, fit and fill the room nearly as well as
  /// any; else the smallest.
  private func size(in rect: Rect) -> Size {
    func filled(_ size: Size) -> Int {
      guard size.width <= rect.width, size.height < rect.height else { return 0 }
      let grid = Self.grid(size, in: rect)
      let count = min(grid.across * grid.down, answers.sample.pictures.count)
      let isEnough = count >= min(6, answers.sample.pictures.count)
      return isEnough ? count * (size.width + 1) * (size.height + 1) : 0
    }
    let most = Self.sizes.map(filled).max() ?? 0
    let fits = most == 0 ? nil : Self.sizes.first { 10 * filled($0) >= 9 * most }
    return fits ?? Self.sizes.last { $0.height < rect.height } ?? Self.sizes[0]
  }

  private func draw(_ picture: Picture, on canvas: inout Canvas, in rect: Rect) {
    guard !rect.isEmpty else { return }
    let scaled = picture.fitting(width: rect.width, height: 2 * rect.height)
    let ramp = ColorRamp.grey
    func level(_ x: Int, _ y: Int) -> Int {
      guard y < scaled.height else { return 0 }
      return (Int(scaled.pixels[y * scaled.width + x]) * (ramp.count - 1) + 127) / 255
    }
    for row in 0..<(scaled.height + 1) / 2 {
      for x in 0..<scaled.width {
        canvas[rect.x + x, rect.y + row] = Heatmap.cell(
          upper: level(x, 2 * row), lower: level(x, 2 * row + 1), ramp: ramp)
      }
    }
  }

  /// The answer, whether it is right, and its probability; the longest wording first.
  private func captions(_ index: Int, _ differs: Bool) -> [[Span]] {
    let label = answers.sample.labels[index]
    let sign = differs ? "○" : ""
    guard let answer = answers.given[index] else {
      return [[Span("\(sign)no answer, is \(label)")], [Span("\(sign)n/a≠\(label)")]]
        .map { $0.map { Span($0.text, Palette.warning) } }
    }
    let isRight = answer.choice == label
    let (long, short) =
      isRight
      ? ("\(answer.choice) right", "\(answer.choice)")
      : (
        "\(answer.choice), is \(label)", "\(answer.choice)≠\(label)"
      )
    var style = isRight ? Style.plain : Palette.warning
    let share = percent(answer.probability)
    style.isReversed = differs
    return ["\(sign)\(long) \(share)", "\(sign)\(short) \(share)", "\(sign)\(short)"]
      .map { [Span($0, style)] }
  }

  private var legend: [String] {
    let twin = differences == nil ? "" : "   ○, reversed: the twins differ"
    return [
      "answer and its probability; wrong: 3, is 7 or 3≠7, the true class last\(twin)",
      "answer, probability; is, ≠: the true class\(twin)", "is, ≠: the true class\(twin)",
      "is, ≠: the true class",
    ]
  }
}
