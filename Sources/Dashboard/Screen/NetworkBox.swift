import Drawing
import Telemetry

/// The frame around a network's panel, with its name and how well it does.
struct NetworkBox: Drawable {
  private let network: NetworkSnapshot
  private let identity: NetworkIdentity
  private let isFocused: Bool

  init(_ snapshot: Snapshot, _ index: Int, isFocused: Bool) {
    network = snapshot.networks[index]
    identity = NetworkIdentity(snapshot, index)
    self.isFocused = isFocused
  }

  func draw(on canvas: inout Canvas, in rect: Rect) {
    let now = network.current
    var title = [identity.heading(isFocused: isFocused)]
    if let step = network.divergedAt {
      title.append(Span("  diverged at step \(grouped(step))", Palette.warning))
    } else if let target = network.catchingUpTo {
      title.append(
        Span("  catching up: \(grouped(now.step)) of \(grouped(target))", Palette.warning))
    }
    let test = now[.testAccuracy].map { "test \(percent($0))" } ?? ""
    let full = "loss \(now[.trainLoss].map { fixed($0, 2) } ?? "–")  \(test)"
    let room = rect.width - 9 - title.width
    let numbers = [full, test].fitting(room)
    canvas.draw(
      Box(
        title: title, trailing: [Span(numbers)],
        style: isFocused ? identity.style.bold : Palette.rule),
      in: rect)
  }
}

extension Canvas {
  /// Draws a box for each network, side by side, and with `drawPanel` what it holds.
  mutating func drawPanels(
    _ snapshot: Snapshot, _ state: ViewState, in rect: Rect,
    _ drawPanel: (_ network: Int, inout Canvas, Rect) -> Void
  ) {
    for (index, column) in rect.columns(snapshot.networks.count).enumerated() {
      note(Item(group: index), in: column)
      let isFocused = snapshot.networks.count > 1 && index == state.focused(snapshot)
      draw(NetworkBox(snapshot, index, isFocused: isFocused), in: column)
      drawPanel(index, &self, column.inset(dx: 1, dy: 1))
    }
  }

  /// Writes a note flush right into the lower edge of the box around `inner`.
  mutating func write(_ note: String, belowPanel inner: Rect) {
    write(
      note, x: inner.x + 1, y: inner.maxY, width: inner.width - 2, style: Palette.key,
      alignment: .trailing)
  }
}
