package import Drawing
package import Telemetry

/// What the screen shows and how, apart from the numbers.
package struct ViewState: Equatable, Sendable {
  /// The view.
  package var view = View.histograms
  /// The size of the screen in cells.
  package var size: Size
  /// The network that keys act on, counted from 0.
  package var focus = 0
  /// The layer that is selected, counted from 0 next to the data.
  package var layer = 0
  /// The pictures of a layer's distribution.
  package var frames = FrameChoice.all
  /// How batch normalization comes and goes.
  package var toggle = Toggle()
  /// The axes, if they are locked.
  package var lockedAxes: AxisRanges?
  /// Whether the help covers the view, and its first line if so.
  package var helpLine: Int?
  /// What the latest key did, where the numbers don't show it at once.
  package var message: String?
  /// Whether the user wants to leave.
  package var wantsToQuit = false

  /// A screen of `size` that shows the histograms.
  package init(size: Size) { self.size = size }
}
