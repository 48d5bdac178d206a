import Drawing
import Telemetry

/// The frame around a network's panel, with its name and how well it does.
struct NetworkBox: Drawable {
  private let network: NetworkSnapshot
  private let name: String
  private let isFocused: Bool

  init(_ snapshot: Snapshot, _ index: Int, isFocused: Bool) {
    network = snapshot.networks[index]
    name = snapshot.names[index]
    self.isFocused = isFocused
  }

  func draw(on canvas: inout Canvas, in rect: Rect) {
    let now = network.current
    var style = Palette.network(now.normalization)
    style.isBold = true
    var title = [Span((isFocused ? "● " : "") + name, style)]
    if let step = network.divergedAt {
      title.append(Span("  diverged at step \(grouped(step))", Palette.warning))
    } else if let target = network.catchingUpTo {
      title.append(
        Span("  catching up: \(grouped(now.step)) of \(grouped(target))", Palette.warning))
    }
    let test = now[.testAccuracy].map { "test \(percent($0))" } ?? ""
    let full = "loss \(now[.trainLoss].map { fixed($0, 2) } ?? "–")  \(test)"
    let room = rect.width - 9 - title.reduce(0) { $0 + $1.width }
    let numbers = full.unicodeScalars.count <= room ? full : test
    canvas.draw(
      Box(
        title: title, trailing: [Span(numbers)], style: isFocused ? style : Palette.rule),
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
}

extension Observation {
  /// The network's name on screen.
  var name: String { normalization?.words ?? "plain" }
}

extension Snapshot {
  /// The networks' names, the second one's told from the first one's where both have the same.
  ///
  /// Only of a trainer's network it is known that it has no normalization.
  var names: [String] {
    let names = networks.map { network in
      run.trainer == nil && network.current.normalization == nil ? "network" : network.current.name
    }
    guard names.count > 1, names[0] == names[1] else { return names }
    return names.enumerated().map { place, name in
      place == 0 ? name : run.trainer == nil ? "\(name) 2" : "\(name) twin"
    }
  }
}
