import Drawing

/// A mark, a word or a number of a view with the one line that says what it is.
struct LegendEntry: Equatable {
  /// The mark, as short as in the picture.
  let name: String
  /// What it is, in about 60 characters.
  let gist: String
  /// How it is written in the picture, as a pattern of `Canvas.places`; what it is found by.
  let signs: [String]

  init(_ name: String, _ gist: String, _ signs: String...) {
    self.name = name
    self.gist = gist
    self.signs = signs
  }

  /// Where it stands in the part `rect` of a picture.
  func places(on canvas: Canvas, in rect: Rect) -> [Rect] {
    signs.reduce(into: []) { places, sign in
      places += canvas.places(of: sign, in: rect).filter { place in
        !places.contains { !$0.intersection(place).isEmpty }
      }
    }
  }
}

/// What the legend of a view can speak of in the run's own numbers.
struct LegendWords {
  /// The run in words.
  let run: RunWords
  /// The step of the mark, or nil before there is one.
  let markStep: Int?
  /// Whether view 3 draws ridges.
  let showsRidges: Bool

  /// What the mark is, for views that measure from it.
  var mark: LegendEntry {
    let moment = markStep.map { "step \(grouped($0))" } ?? "a moment"
    return LegendEntry(
      "mark", "\(moment), from which shifts are measured; m sets it anew",
      "mark (step #; m sets it)", "the mark (step #)", "outline: the mark", "line: mark",
      "line: at the mark", "at the mark #", "since the mark", "since step #", "Since step #")
  }

  /// The lines at events of the run.
  var events: LegendEntry {
    LegendEntry(
      "┊ and letter", "what happened then, by the letter of its key: b, n, m …", "┊",
      "b batch norm in at #", "mark at #")
  }

  /// The moment of the past that is shown.
  var playhead: LegendEntry {
    LegendEntry("▼ ▲", "at the edge of a chart: the moment of the past that is shown", "▼", "▲")
  }

  /// The line at the end of the range with a slope worth the name.
  var saturation: LegendEntry {
    LegendEntry(
      run.saturated, "values where the nonlinearity has next to no slope",
      "\(run.saturated) # %", "sat. # %", "inact. # %", "\(run.saturated) # of #",
      "\(run.saturated) beyond #", "\(run.saturated) above #", "\(run.saturated) below #", "╌")
  }

  var mean: LegendEntry {
    LegendEntry("mean, μ", "the average of the values in the picture", "mean #", "μ #")
  }

  var sigma: LegendEntry {
    LegendEntry("σ", "the standard deviation: how widely the values are spread", "σ #")
  }

  var percentiles: LegendEntry {
    LegendEntry("├──┼──┤", "15th, 50th and 85th percentile of the values", "├─┼─┤", "├─┼┤", "├┼─┤")
  }

  var tallest: LegendEntry {
    LegendEntry("↑ 12 %", "the share of values in the tallest column", "↑# %")
  }

  var beyondTheAxis: LegendEntry {
    LegendEntry("◂ ▸ and ▒", "the share of values beyond the ends of the axis", "◂# %", "▸# %", "▒")
  }

  var loss: LegendEntry {
    LegendEntry("loss", "cross-entropy of the latest batch in nats; \(run.guessing)", "loss #")
  }

  var test: LegendEntry {
    LegendEntry(
      "test", "the share of right answers on \(run.test)", "test # %", "test accuracy # %",
      "test accuracy")
  }

  /// The entries of a view.
  func entries(for view: View) -> [LegendEntry] {
    switch view {
    case .histograms: HistogramsView.legend(self)
    case .percentiles: PercentilesView.legend(self)
    case .density: DensityView.legend(self)
    case .shift: ShiftView.legend(self)
    case .gradients: GradientsView.legend(self)
    case .units: UnitsView.legend(self)
    case .anatomy: AnatomyView.legend(self)
    case .learning where run.isLog: ScalarsView.legend(self)
    case .learning: LearningView.legend(self)
    case .answers: AnswersView.legend(self)
    }
  }
}
