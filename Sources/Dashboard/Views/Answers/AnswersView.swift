import Drawing
import Telemetry

/// View 9: for each network a panel with its answers to test examples: pictures and a confusion
/// matrix, or a map of decisions with points on it.
struct AnswersView: Drawable {
  private let snapshot: Snapshot
  private let state: ViewState

  init(_ snapshot: Snapshot, _ state: ViewState) {
    self.snapshot = snapshot
    self.state = state
  }

  func draw(on canvas: inout Canvas, in rect: Rect) {
    canvas.drawPanels(snapshot, state, in: rect) { index, canvas, inner in
      guard !inner.isEmpty else { return }
      guard let answers = answers(of: index) else {
        canvas.write(
          absence(index).fitting(inner.width), x: inner.x, y: inner.y + inner.height / 2,
          width: inner.width, style: Palette.quiet, alignment: .center)
        return
      }
      let (title, body) = inner.splitTop(1)
      canvas.write(
        titles(answers, index).fitting(title.width), x: title.x, y: title.y, width: title.width)
      if let map = answers.map {
        drawMap(map, answers, index, on: &canvas, in: body)
      } else {
        drawPictures(answers, index, on: &canvas, in: body)
      }
    }
  }

  /// What a network answers; nil where it is not known, or all its numbers are none.
  private func answers(of index: Int) -> Answers? {
    snapshot.networks[index].answers.flatMap { $0.given.contains { $0 != nil } ? $0 : nil }
  }

  /// Why there are no answers; the longest wording first.
  private func absence(_ index: Int) -> [String] {
    let network = snapshot.networks[index]
    guard snapshot.run.trainer != nil else {
      return ["only a trainer tells what its network answers", "no answer is known here"]
    }
    guard network.answers?.given.isEmpty == false else { return ["the answers are on their way"] }
    guard let step = network.divergedAt else { return ["the network gives no answers"] }
    let start = "diverged at step \(grouped(step))"
    return [
      "\(start): the network gives no answers any more", "\(start): no answers", "no answers",
    ]
  }

  /// The other network's answers, if there is one that gives some.
  private func other(than index: Int) -> Answers? {
    snapshot.networks.count > 1 ? answers(of: index == 0 ? 1 : 0) : nil
  }

  /// How many answers are right, and how many differ from the twin's; the longest wording first.
  private func titles(_ answers: Answers, _ index: Int) -> [[Span]] {
    let count = grouped(answers.given.count)
    let right = "\(grouped(answers.right)) of \(count) test examples right"
    let brief = "\(percent(answers.accuracy)) right"
    guard let differences = other(than: index).flatMap({ answers.differences(from: $0) }) else {
      return [[Span("\(right), \(percent(answers.accuracy))")], [Span(right)], [Span(brief)]]
    }
    let share = percent(Double(differences.count { $0 }) / Double(differences.count))
    func line(_ first: String, _ rest: String) -> [Span] {
      [Span(first), Span("  ○ \(rest)", Palette.warning)]
    }
    return [
      line(right, "the twins differ on \(share) of \(count)"),
      line(brief, "the twins differ on \(share) of \(count)"),
      line(brief, "differ on \(share) of \(count)"),
      [Span("○ differ on \(share) of \(count)", Palette.warning)],
    ]
  }

  private func drawPictures(
    _ answers: Answers, _ index: Int, on canvas: inout Canvas, in rect: Rect
  ) {
    let differences = other(than: index).flatMap { answers.differences(from: $0) }
    let strip = AnswerStrip(answers, differences: differences)
    let matrix = ConfusionMatrix(answers, differences: differences)
    let below = rect.height - matrix.height - 1
    if matrix.fits(rect.width), below >= AnswerStrip.least.height {
      let (top, bottom) = rect.splitTop(below)
      canvas.draw(strip, in: top)
      canvas.draw(matrix, in: bottom.splitTop(1).rest)
    } else if rect.height >= matrix.height,
      let width = matrix.width(within: rect.width - 2 - AnswerStrip.least.width)
    {
      let (left, right) = rect.splitLeft(rect.width - width - 2)
      canvas.draw(strip, in: left)
      canvas.draw(matrix, in: right.splitLeft(2).rest)
    } else {
      canvas.draw(strip, in: rect)
    }
  }

  private func drawMap(
    _ map: DecisionMap, _ answers: Answers, _ index: Int, on canvas: inout Canvas, in rect: Rect
  ) {
    let field = DecisionField(map, answers, other: other(than: index))
    let matrix = ConfusionMatrix(
      answers, differences: other(than: index).flatMap { answers.differences(from: $0) })
    if matrix.fits(rect.width), rect.height >= matrix.height + 18 {
      let (top, bottom) = rect.splitTop(rect.height - matrix.height - 1)
      canvas.draw(field, in: top)
      canvas.draw(matrix, in: bottom.splitTop(1).rest)
    } else if rect.width >= 72, rect.height >= matrix.height,
      let width = matrix.width(within: rect.width - 52)
    {
      let (left, right) = rect.splitLeft(rect.width - width - 2)
      canvas.draw(field, in: left)
      canvas.draw(matrix, in: right.splitLeft(2).rest)
    } else {
      canvas.draw(field, in: rect)
    }
  }
}
