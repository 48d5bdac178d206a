package import Drawing
package import Telemetry

/// The whole screen, as a function of what was seen and of what the user wants to see.
package enum Dashboard {
  /// The smallest screen that shows something, in cells.
  package static let minimum = Size(width: 60, height: 16)

  /// Draws the screen of `state.size`; without a snapshot it says that the data are being loaded, and
  /// below `minimum` how large a screen is needed.
  package static func render(_ snapshot: Snapshot?, _ state: ViewState) -> Rendering {
    var canvas = Canvas(size: state.size)
    draw(snapshot, state, on: &canvas)
    return Rendering(canvas)
  }

  private static func draw(_ snapshot: Snapshot?, _ state: ViewState, on canvas: inout Canvas) {
    guard state.size.width >= minimum.width, state.size.height >= minimum.height else {
      return drawTooSmall(on: &canvas)
    }
    let (head, rest) = canvas.bounds.splitTop(2)
    let (middle, foot) = rest.splitTop(rest.height - 1)
    let (body, panel) = layout(state)
    canvas.draw(Header(snapshot: snapshot, state: state), in: head)
    canvas.draw(
      Footer(
        message: message(snapshot, state), hint: hint(snapshot, state), status: snapshot?.status),
      in: foot)
    if case .pages(let line) = state.help {
      canvas.draw(HelpPanel(view: state.view, run: snapshot?.run, firstLine: line), in: body)
    } else if let snapshot, state.view != .learning, !snapshot.hasLayers {
      let words = snapshot.run.log?.absence ?? "no layer of this run is known: 8 shows its numbers"
      say(words, on: &canvas, in: body)
    } else if let snapshot, state.isProjecting {
      drawForProjector(snapshot, state, on: &canvas, in: body)
    } else if let snapshot {
      drawView(snapshot, state, on: &canvas, in: body)
    } else {
      say("loading the data …", on: &canvas, in: body)
    }
    if let panel { draw(panel, beside: body, snapshot, state, on: &canvas) }
    if let line = state.lessonLine {
      canvas.draw(ListPanel(lessons: state.lessons, line: line), in: middle)
    }
    if let run = state.chosenRun, let log = snapshot?.run.log {
      canvas.draw(ListPanel(runs: log, selected: run), in: middle)
    }
    if let choice = state.settings {
      let focus = snapshot.map { state.focused($0) } ?? 0
      canvas.draw(SettingsPanel(choice: choice, snapshot: snapshot, focus: focus), in: body)
    }
  }

  private static func drawView(
    _ snapshot: Snapshot, _ state: ViewState, on canvas: inout Canvas, in rect: Rect
  ) {
    switch state.view {
    case .histograms: canvas.draw(HistogramsView(snapshot, state), in: rect)
    case .percentiles: canvas.draw(PercentilesView(snapshot, state), in: rect)
    case .density: canvas.draw(DensityView(snapshot, state), in: rect)
    case .shift: canvas.draw(ShiftView(snapshot, state), in: rect)
    case .gradients: canvas.draw(GradientsView(snapshot, state), in: rect)
    case .units: canvas.draw(UnitsView(snapshot, state), in: rect)
    case .anatomy: canvas.draw(AnatomyView(snapshot, state), in: rect)
    case .learning where snapshot.run.log != nil:
      canvas.draw(ScalarsView(snapshot, state), in: rect)
    case .learning: canvas.draw(LearningView(snapshot, state), in: rect)
    case .answers: canvas.draw(AnswersView(snapshot, state), in: rect)
    }
  }

  /// Draws the view of the selected layer alone, and below it what that means.
  private static func drawForProjector(
    _ snapshot: Snapshot, _ state: ViewState, on canvas: inout Canvas, in rect: Rect
  ) {
    let layer = snapshot.only(layer: state.selectedLayer(snapshot))
    var alone = state
    alone.layer = 0
    let (top, bottom) = rect.splitTop(rect.height - ProjectorPanel.rows(height: rect.height))
    drawView(layer, alone, on: &canvas, in: top)
    canvas.draw(
      ProjectorPanel(
        snapshot: layer,
        driftLimit: state.lockedAxes?.ranges.driftLimit ?? AxisRanges(layer).driftLimit), in: bottom
    )
  }

  /// Draws what stands beside the view in `body`: the legend, or else what a lesson says.
  private static func draw(
    _ panel: Rect, beside body: Rect, _ snapshot: Snapshot?, _ state: ViewState,
    on canvas: inout Canvas
  ) {
    if case .legend(let entry) = state.help {
      let entries = state.legend(snapshot)
      let selected = min(entry, entries.count - 1)
      canvas.mark(entries, selected: selected, in: body)
      canvas.draw(LegendPanel(view: state.view, entries: entries, selected: selected), in: panel)
    } else if let lecture = state.lecture {
      canvas.draw(
        LecturePanel(
          lecture: lecture, showsAnswer: state.showsAnswer, firstLine: state.lectureLine),
        in: panel)
    }
  }

  /// What the footer says instead of the keys, if anything.
  private static func message(_ snapshot: Snapshot?, _ state: ViewState) -> String? {
    if let digits = state.typedSteps {
      return "steps to make: \(digits)_   Enter starts, Esc cancels"
    }
    if let text = state.typedFilter { return prompt(ofFilter: text, state) }
    if let notice = state.notice { return notice }
    let told = told(snapshot, state)
    if let told, !told.wordings.isEmpty, told.isPending || !state.isIdle {
      return told.wordings.fitting(state.size.width - 1)
    }
    return state.isIdle ? nil : state.message
  }

  /// What is typed of a filter, its end where it is long, and what the keys do.
  private static func prompt(ofFilter text: String, _ state: ViewState) -> String {
    let width = state.size.width
    let hints =
      state.message.map { "   " + $0 }
      ?? [
        "   Enter shows tags with it, or that match an /expression/; Esc cancels",
        "   Enter applies, Esc cancels", "",
      ].fitting(width - 30)
    let room = max(8, width - 10 - hints.unicodeScalars.count)
    let shown = text.unicodeScalars.count > room ? "…" + text.suffix(room - 1) : text
    return "tags: \(shown)_\(hints)"
  }

  /// Whether the footer says that a number of what the latest key did is still to be measured.
  package static func awaitsNumber(_ snapshot: Snapshot?, _ state: ViewState) -> Bool {
    told(snapshot, state)?.isPending ?? false
  }

  private static func told(_ snapshot: Snapshot?, _ state: ViewState) -> (
    wordings: [String], isPending: Bool
  )? {
    guard let snapshot, let told = state.told else { return nil }
    // Of the layer that is seen, where that is one alone.
    let seen =
      state.isProjecting ? snapshot.only(layer: state.selectedLayer(snapshot)) : snapshot
    return told.words(seen, network: state.focused(snapshot))
  }

  /// The key that who watches might try next; none in a lesson, which tells by itself.
  private static func hint(_ snapshot: Snapshot?, _ state: ViewState) -> Hint? {
    guard let snapshot, state.isIdle, state.lesson == nil else { return nil }
    return Hint(snapshot, view: state.view, taken: state.takenHints)
  }

  /// Says what is there instead of a view.
  private static func say(_ words: String, on canvas: inout Canvas, in rect: Rect) {
    canvas.write(
      words, x: rect.x, y: rect.y + rect.height / 2, width: rect.width, style: Palette.quiet,
      alignment: .center)
  }

  private static func drawTooSmall(on canvas: inout Canvas) {
    let needed = "\(minimum.width)×\(minimum.height)"
    let demands = ["normscope needs \(needed)", "needs \(needed)"]
    let lines = [
      (demands + [needed]).fitting(canvas.size.width),
      "this is \(canvas.size.width)×\(canvas.size.height)", "q quits",
    ]
    let top = max(0, (canvas.size.height - lines.count) / 2)
    for (row, line) in lines.enumerated() {
      canvas.write(line, x: 0, y: top + row, width: canvas.size.width, alignment: .center)
    }
  }
}
