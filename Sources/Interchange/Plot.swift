package import Drawing

/// A chart for print: lines and bands over two linear axes, with a title, ticks and a legend.
package struct Plot: Sendable {
  /// An axis with its name.
  package struct Scale: Sendable {
    /// The numbers.
    package var axis: Axis
    /// What the numbers are, with their unit; empty where a neighbour says it.
    package var name: String
    /// How a number is written; nil for as many digits behind the point as all ticks need.
    package var text: (@Sendable (Double) -> String)?

    /// An axis whose numbers are written by `text`.
    package init(_ axis: Axis, name: String, text: (@Sendable (Double) -> String)? = nil) {
      self.axis = axis
      self.name = name
      self.text = text
    }
  }

  /// A line, and a band around it if there is one.
  package struct Series: Sendable {
    /// The line, in ascending order of x; a point that is not finite breaks it.
    package var line: [(x: Double, y: Double)]
    /// What lies between low and high is shaded; only finite numbers.
    package var band: [(x: Double, low: Double, high: Double)]
    /// A colour as CSS writes it.
    package var color: String
    /// The width of the line in user units.
    package var width: Double
    /// Whether the line is dashed, to be told from others without colour.
    package var isDashed: Bool
    /// What the legend calls it; nil leaves it out.
    package var name: String?
    /// What stands behind the line's end; may be empty.
    package var label: String

    /// A line of the given looks.
    package init(
      _ line: [(x: Double, y: Double)], band: [(x: Double, low: Double, high: Double)] = [],
      color: String, width: Double = 1.6, isDashed: Bool = false, name: String? = nil,
      label: String = ""
    ) {
      self.line = line
      self.band = band
      self.color = color
      self.width = width
      self.isDashed = isDashed
      self.name = name
      self.label = label
    }
  }

  /// The letter by which a text refers to the chart.
  package var letter: String
  /// What the chart shows.
  package var title: String
  /// The horizontal axis.
  package var x: Scale
  /// The upright axis.
  package var y: Scale
  /// Bands and lines; later ones are drawn over earlier ones.
  package var series: [Series]

  /// A chart of `series` over two axes.
  package init(letter: String, title: String, x: Scale, y: Scale, series: [Series]) {
    self.letter = letter
    self.title = title
    self.x = x
    self.y = y
    self.series = series
  }
}

/// Charts on white paper, with a caption below.
package struct PlotSheet: Sendable {
  /// How wide it is in print.
  package enum Width: Int, Sendable, CaseIterable {
    /// One column of a journal, 89 mm; two columns, 183 mm.
    case column = 89
    case page = 183
  }

  /// The charts, from the left and from the top; at least one.
  package var plots: [Plot]
  /// How many stand side by side, above others.
  package var columns: Int
  /// The width in print.
  package var width: Width
  /// What stands below them.
  package var caption: String
  /// What the whole shows, for who can't see it.
  package var summary: String

  /// A sheet of the given charts, all in one row where no number of `columns` is given.
  package init(
    _ plots: [Plot], columns: Int? = nil, width: Width = .page, caption: String, summary: String
  ) {
    self.plots = plots
    self.columns = max(1, columns ?? plots.count)
    self.width = width
    self.caption = caption
    self.summary = summary
  }
}
