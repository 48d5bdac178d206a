import Drawing
import Telemetry

/// The frame around a network's panel, with its name and how well it does, or that it diverged.
struct NetworkBox: Drawable {
  private let network: NetworkSnapshot
  private let identity: NetworkIdentity
  private let isFocused: Bool
  private let status: Status

  init(_ snapshot: Snapshot, _ index: Int, isFocused: Bool) {
    network = snapshot.networks[index]
    identity = NetworkIdentity(snapshot, index)
    self.isFocused = isFocused
    status = snapshot.status
  }

  func draw(on canvas: inout Canvas, in rect: Rect) {
    let now = network.current
    var title = [identity.heading(isFocused: isFocused)]
    if let step = network.divergedAt {
      let room = rect.width - 6 - title.width
      title += [Span("  "), Span(status.words(ofDivergenceAt: step, width: room), Palette.banner)]
    } else if let target = network.catchingUpTo {
      title.append(
        Span("  catching up: \(grouped(now.step)) of \(grouped(target))", Palette.warning))
    }
    let test = now[.testAccuracy].map { "test \(percent($0))" } ?? ""
    let full = "loss \(now[.trainLoss].map { fixed($0, 2) } ?? "–")  \(test)"
    let room = rect.width - 8 - title.width
    let numbers = [full, test].fitting(room)
    canvas.draw(
      Box(
        title: title, trailing: [Span(numbers)],
        style: isFocused ? identity.style.bold : Palette.rule),
      in: rect)
  }
}

extension Palette {
  /// What must not be overlooked.
  static let banner = Style(Palette.warning.foreground, bold: true, reversed: true)
}

extension Status {
  /// That a network's numbers ceased to be finite, and the keys that help, in at most `width`
  /// characters where that is possible.
  func words(ofDivergenceAt step: Int, width: Int) -> String {
    let first = "diverged at step \(grouped(step))"
    let why = "\(first): a number was no longer finite"
    let isHelpless = refusal(of: .restart) != nil || refusal(of: .rate) != nil
    let wordings =
      isHelpless
      ? [why, first]
      : [
        "\(why); - lowers the rate, then r restarts", "\(first): - lowers the rate, r restarts",
        "\(first): press - and r", first,
      ]
    return wordings.fitting(width)
  }
}

extension Canvas {
  /// Draws a box for each network, side by side, and with `drawPanel` what it holds.
  ///
  /// What is left of one that diverged is dimmed.
  mutating func drawPanels(
    _ snapshot: Snapshot, _ state: ViewState, in rect: Rect,
    _ drawPanel: (_ network: Int, inout Canvas, Rect) -> Void
  ) {
    for (index, column) in rect.columns(snapshot.networks.count).enumerated() {
      note(Item(group: index), in: column)
      let isFocused = snapshot.networks.count > 1 && index == state.focused(snapshot)
      draw(NetworkBox(snapshot, index, isFocused: isFocused), in: column)
      let inner = column.inset(dx: 1, dy: 1)
      drawPanel(index, &self, inner)
      if snapshot.networks[index].divergedAt != nil, snapshot.query.step == nil { dim(inner) }
    }
  }

  /// Says in the middle of `rect` why there is no picture.
  mutating func say(_ sentence: String, in rect: Rect) {
    let text = rect.inset(dx: 2)
    let height = wrapped(sentence, width: text.width).count
    let top = text.y + max(0, (text.height - height) / 2)
    write(
      sentence, wrappedIn: Rect(x: text.x, y: top, width: text.width, height: text.maxY - top),
      style: Palette.quiet, alignment: .center)
  }

  /// Takes all colours from `rect` but the quiet one.
  mutating func dim(_ rect: Rect) { restyle(rect) { $0 = Palette.quiet } }

  /// Writes a note flush right into the lower edge of the box around `inner`.
  mutating func write(_ note: String, belowPanel inner: Rect) {
    write(
      note, x: inner.x + 1, y: inner.maxY, width: inner.width - 2, style: Palette.key,
      alignment: .trailing)
  }
}
