import Drawing
import Telemetry

/// The two top rows: what is trained, where it stands, and the row of views.
struct Header: Drawable {
  let snapshot: Snapshot?
  let state: ViewState

  func draw(on canvas: inout Canvas, in rect: Rect) {
    let name = Span(" normscope ", Palette.strong)
    canvas.write([name], x: rect.x, y: rect.y, width: rect.width)
    if let snapshot {
      let start = rect.x + name.width
      let end = canvas.write(
        Badge.all(snapshot, state), endingAt: rect.maxX, y: rect.y, leaving: start)
      let width = end - start - (end < rect.maxX ? 1 : 0)
      canvas.write(Self.description(of: snapshot, width: width), x: start, y: rect.y, width: width)
    }
    let tabs = Self.tabs(width: rect.width, active: state.view)
    for tab in tabs {
      canvas.write(
        tab.label, x: tab.x, y: rect.y + 1,
        style: tab.view == state.view ? Palette.tab : Palette.quiet)
      canvas.note(
        .key(tab.view.key),
        in: Rect(x: tab.x, y: rect.y + 1, width: tab.label.count, height: 1))
    }
    guard let snapshot else { return }
    let status = Self.status(of: snapshot)
    let room = (tabs.first?.x ?? rect.width) - 1
    canvas.write(status.map(\.span), x: rect.x, y: rect.y + 1, width: room)
    var x = rect.x
    for (span, key) in status {
      let width = min(span.width, max(0, room - x))
      if let key {
        canvas.note(.key(key), in: Rect(x: x, y: rect.y + 1, width: width, height: 1))
      }
      x += span.width
    }
  }

  /// The views' names with their columns; where room is short, all but the active one's digit only.
  private static func tabs(width: Int, active: View) -> [(view: View, label: String, x: Int)] {
    let labels = View.allCases.map { view in
      let digit = width >= 100 ? " \(view.rawValue) " : " \(view.rawValue)"
      let isNamed = view == active || width >= 161
      return (view, isNamed ? " \(view.rawValue) \(view.name) " : digit)
    }
    var x = width - labels.reduce(1) { $0 + $1.1.count }
    return labels.map { view, label in
      defer { x += label.count }
      return (view, label, x)
    }
  }

  /// As many parts of the description as fit, the first ones first.
  private static func description(of snapshot: Snapshot, width: Int) -> [Span] {
    let parts = snapshot.run.facts.map { fact in
      let number: Double? =
        switch fact.number {
        case .constant(let value): value
        case .scalar(let name): snapshot.networks[0].current[name]
        case nil: nil
        }
      return fact.words + (number.map { " \(short($0))" } ?? "")
    }
    var line = ""
    for part in parts where line.count + 2 + part.unicodeScalars.count <= width {
      line += "  " + part
    }
    return [Span(line, Palette.quiet)]
  }

  /// Where the run stands, each part with the key that a click on it stands for.
  private static func status(of snapshot: Snapshot) -> [(span: Span, key: Key?)] {
    let step = snapshot.networks.map(\.current.step).max() ?? 0
    let epoch = snapshot.run.trainer.map { trainer in
      "epoch \(fixed(Double(step) / Double(max(1, trainer.stepsPerEpoch)), 2))   "
    }
    let space = Key.character(" ")
    let pace = (Span("   \(epoch ?? "")\(pace(snapshot.status))", Palette.quiet), Key?.none)
    if let moment = snapshot.status.remaking {
      return [(Span(" remaking step \(grouped(moment)) …", Palette.warning), .end), pace]
    }
    if let moment = snapshot.query.step {
      return [
        (Span(snapshot.status.isRunning ? " ▶ " : " ‖ ", Palette.quiet), space),
        (Span("step \(grouped(moment))", Palette.strong), nil),
        (Span(" of \(grouped(snapshot.newestStep))", Palette.quiet), nil), pace,
      ]
    }
    var state = (words: snapshot.status.isRunning ? "▶" : "‖ paused", style: Palette.strong)
    if snapshot.networks.allSatisfy({ $0.divergedAt != nil }) {
      state = ("■ diverged", Palette.warning)
    }
    var steps = "step \(grouped(step))"
    if let playback = snapshot.status.playback {
      if playback.hasEnded { state.words = "■ replay ended" }
      // Over several starts the steps are not those of the network.
      steps +=
        playback.made == step || playback.total == step
        ? " of \(grouped(playback.total))"
        : "   replay \(grouped(playback.made)) of \(grouped(playback.total))"
    }
    return [
      (Span(" \(state.words) ", state.style), space), (Span(steps, Palette.strong), nil), pace,
    ]
  }

  /// How fast it goes; nothing where the source has no pace of its own.
  private static func pace(_ status: Status) -> String {
    guard status.refusal(of: .pace) == nil else { return "" }
    let measured = status.measuredRate.map { grouped(Int($0.rounded())) }
    switch status.pace {
    case .unlimited: return (measured.map { "\($0) steps/s, " } ?? "") + status.pace.words
    case .stepsPerSecond(let rate):
      guard let real = status.measuredRate, let measured, real < 0.85 * Double(rate) else {
        return status.pace.words
      }
      return "\(measured) of \(grouped(rate)) steps/s"
    }
  }
}

extension Pace {
  /// The pace, as `60 steps/s` or `no limit`.
  var words: String {
    switch self {
    case .unlimited: "no limit"
    case .stepsPerSecond(let rate): "\(grouped(rate)) step\(rate == 1 ? "" : "s")/s"
    }
  }
}
