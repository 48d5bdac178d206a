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
  /// The quantity whose distribution is shown.
  package var tap = Tap.y
  /// Whether normalization takes the population's statistics over the probe.
  package var usesPopulation = false
  /// The step of the past that is shown, or nil for the present.
  package var step: Int?
  /// The unit that is selected, counted from 0, or nil for the typical one.
  package var unit: Int?
  /// Whether views that can show a layer or one unit of it show the unit.
  package var showsUnit = false
  /// Whether the meters of the histograms tell whose doing the shift is.
  package var showsSplit = false
  /// The pictures of a layer's distribution.
  package var frames = FrameChoice.all
  /// Whether view 3 draws ridges instead of fields of colours.
  package var showsRidges = false
  /// How batch normalization comes and goes.
  package var toggle = Toggle()
  /// The axes, if they are locked.
  var lockedAxes: LockedAxes?
  /// How far the help is open, or nil.
  package var help: Help?
  /// The number of steps that is being typed, or nil.
  package var typedSteps: String?
  /// The text of which tags are shown while it is being typed, or nil.
  var typedFilter: String?
  /// The name of the run that is selected in the list of runs while that is open, or nil.
  var chosenRun: String?
  /// How many points of a curve are taken together in view 8; nil for as many as suit it.
  package var smoothing: Int?
  /// Whether the axes of curves are logarithmic, and whether their time is that of the clock.
  package var isLogarithmic = false, showsWallTime = false
  /// How test images are changed in view 8; nil for what the run's configuration says.
  package var testShift: TestShift?
  /// The first curve of logs that is shown, counted from 0.
  package var firstCurve = 0
  /// The settings for the next start while they are being chosen, or nil.
  var settings: SettingsChoice?
  /// The titles of the lessons that can be chosen.
  package var lessons: [String] = []
  /// The lesson that runs, counted from 0, and what stands beside the view meanwhile.
  package var lesson: Int?, lecture: Lecture?
  /// The first line of the lecture that is shown, and whether the user has hidden all of it.
  var lectureLine = 0, hidesLecture = false
  /// Whether the answer to the lesson's question is shown.
  var showsAnswer = false
  /// The selected line of the list of lessons while that is open, or nil.
  var lessonLine: Int?
  /// The lesson that the user wants to start.
  package var wantsLesson: Int?
  /// Whether a lesson has taken the place of a run of one's own, which waits, and whether the user
  /// wants that back.
  package var hasRunWaiting = false, wantsRunBack = false
  /// Whether something was replaced since that can be undone first.
  var hasReplaced = false
  /// The network that keys acted on before the latest command that can be undone.
  var earlierFocus = 0
  /// What is to be told of the latest key from the numbers that follow it, or nil.
  package var told: Told?
  /// Whether the user wants the view saved.
  package var wantsToSave = false
  /// What the latest key did, where the numbers don't show it at once.
  package var message: String?
  /// What came from outside of the run and stands in the footer until a key is pressed.
  package var notice: String?
  /// Whether no key was pressed for a while: what the latest one did has been read.
  package var isIdle = false
  /// The hints that are no longer needed, as the keys that they name were pressed.
  var takenHints: Set<Hint> = []
  /// Whether what is done is being recorded.
  package var isRecording = false
  /// Whether one layer is shown, large and in sentences, for those who sit far away.
  package var isProjecting = false
  /// Whether the user wants to leave.
  package var wantsToQuit = false

  /// What the source of snapshots has to look at for this.
  package var query: Query {
    var query = Query()
    query.tap = view == .gradients ? .gradient : tap
    query.usesPopulation = usesPopulation
    query.unit = unit
    query.recallsTap = view.showsTapHistory
    query.recallsUnit = view == .density && showsUnit && unit != nil
    query.step = step
    query.dissectedLayer = view == .anatomy ? layer : nil
    query.wantsSplit = view == .shift || (view == .histograms && showsSplit)
    query.wantsFlow = view == .gradients
    query.wantsAnswers = view == .answers
    query.wantsLandscape = view == .gradients
    query.wantsAccuracies = view == .learning
    query.testShift = view == .learning ? testShift : nil
    query.wantsCurves = view == .learning
    query.firstCurve = view == .learning ? firstCurve : 0
    return query
  }

  /// A screen of `size` that shows the histograms.
  package init(size: Size) { self.size = size }
}
