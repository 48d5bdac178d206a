import Statistics
import Telemetry

/// A run as the screen shows it: its layers of interest, the mark, and the past compared with it.
struct RunView {
  /// The name of the run.
  let name: String
  /// What was read.
  var log: RunLog
  /// The tags that are shown, in their order.
  private(set) var tags: [String] = []
  /// The step of the mark, once one was set; before, the first one that was logged.
  private(set) var chosenMark: Int?
  /// The step at which another run's mark is, until this one is read so far.
  private var awaitedMark: Int?
  private var history: History
  /// The past with one unit shown by itself, while that is asked for.
  private var unitHistory: (unit: Int, history: History)?
  /// The units that are shown by themselves where none is chosen; `isFinal` once they stay.
  private var typical: [String: (unit: Int, isFinal: Bool)] = [:]
  private var markers: [Marker] = []
  /// The tags of the numbers that are known by name, of so many tags.
  var named: (tags: [(name: ScalarName, tag: String)], count: Int) = ([], 0)
  /// Those that are logged as percentages.
  var percentages: Set<ScalarName> = []

  /// The most layers that are shown of a run.
  static let mostLayers = 256

  /// A run of which nothing was read yet, that takes `budget` bytes at the most; its mark is at the step
  /// `mark`, if that is given, or the moment before it.
  init(name: String, budget: Int, mark: Int?) {
    self.name = name
    awaitedMark = mark
    log = RunLog(budget: budget / 2)
    history = History(capacity: 256, bytes: budget / 4)
  }

  /// The step of the mark.
  private var markStep: Int { chosenMark ?? firstStep ?? 0 }

  /// All tags of layers, in natural order, as of the latest `choose`.
  private(set) var allTags: [String] = []
  /// How many of them pass the filter, and for what that holds.
  private(set) var passing = 0
  /// Whether the filter took too long to try.
  private(set) var isGivenUp = false
  private var chosenBy: (filter: TagFilter?, informed: Int)?

  /// Shows the layers that pass `filter`, or those to begin with.
  mutating func choose(_ filter: TagFilter?) {
    if allTags.count != log.layers.count {
      allTags = log.layers.keys.sorted { isNaturallyOrdered($0, before: $1) }
      chosenBy = nil
    }
    let informed = log.layers.values.count { !$0.units.entries.isEmpty }
    if let chosenBy, chosenBy.filter == filter, chosenBy.informed == informed { return }
    chosenBy = (filter, informed)
    let passed = filter.map { $0.filtered(allTags) }
    isGivenUp = passed == .some(nil)
    let chosen =
      passed.map { $0 ?? [] }
      ?? beginning(
        of: allTags, withUnits: Set(allTags.filter { log.layers[$0]?.units.count ?? 0 > 0 }))
    passing = chosen.count
    guard Array(chosen.prefix(Self.mostLayers)) != tags else { return }
    tags = Array(chosen.prefix(Self.mostLayers))
    log.newFrom = .min
  }

  /// Sets the mark at the moment shown, `step`, or the newest where that is nil.
  mutating func setMark(at step: Int?) {
    awaitedMark = nil
    mark(moment(at: step ?? newestStep))
  }

  private mutating func mark(_ moment: Int) {
    (chosenMark, typical) = (moment, [:])
    markers = [Marker(step: moment, kind: .mark)]
    log.newFrom = .min
  }

  /// Sets the mark where that of another run is, as far as this one was read.
  private mutating func followMark() {
    guard let step = awaitedMark, log.newFrom != nil, firstStep != nil else { return }
    let moment = moment(at: step)
    if moment != chosenMark { mark(moment) }
    if newestStep >= step { awaitedMark = nil }
  }

  /// The names of the layers, without what all have in common.
  private var ids: [LayerID] {
    zip(shortened(tags), tags.indices).map { LayerID(name: $0, order: $1) }
  }

  /// The steps from one moment to the next where the newest ones are equally far apart.
  var interval: Int? {
    let newest = history.points.suffix(4).map(\.step)
    let gaps = Set(zip(newest, newest.dropFirst()).map { $1 - $0 })
    return gaps.count == 1 && log.stride <= (gaps.first ?? 0) ? gaps.first : nil
  }

  /// Brings the past up to what was read.
  mutating func update() {
    followMark()
    elect()
    findNames()
    guard let start = log.newFrom else { return }
    log.newFrom = nil
    findPercentages()
    if start == .min { history = History(capacity: 256, bytes: history.bytes) }
    unitHistory = nil
    for step in steps(from: start) {
      history.append(observation(at: step, unit: nil))
    }
  }

  /// All that is known of the run, as `query` asks for it, and of its numbers those of the tags
  /// `curves`.
  mutating func snapshot(_ query: Query, curves: [String]) -> NetworkSnapshot {
    let newest = newestStep
    let current = observation(at: moment(at: query.step ?? newest), unit: query.unit)
    return NetworkSnapshot(
      current: current, mark: observation(at: markStep, unit: query.unit), history: history,
      tapHistory: tapHistory(query), markers: markers, divergedAt: nil, newestStep: newest,
      curves: curves.map { curve($0) })
  }

  private mutating func tapHistory(_ query: Query) -> History {
    guard query.recallsTap, let unit = query.unit else { return history }
    if let known = unitHistory, known.unit == unit { return known.history }
    var past = History(capacity: 256, bytes: history.bytes)
    for point in history.points { past.append(observation(at: point.step, unit: unit)) }
    unitHistory = (unit, past)
    return past
  }

  /// Elects the unit of each layer that is shown by itself: the one with the median shift when the
  /// mark is 50 steps old, or the newest moment where it is not yet.
  private mutating func elect() {
    for tag in tags where typical[tag]?.isFinal != true {
      guard let units = log.layers[tag]?.units, let mark = units.latest(at: markStep)?.value
      else { continue }
      let later = units.entries.first { $0.step >= markStep + 50 }
      guard let unit = (later ?? units.entries.last)?.value.shared(with: mark)?.typical
      else { continue }
      if let old = typical[tag], old.unit != unit { log.newFrom = .min }
      typical[tag] = (unit, later != nil)
    }
  }

  private func observation(at step: Int, unit: Int?) -> Observation {
    let mark = markStep
    let layers = zip(ids, tags).map { id, tag in
      let layer = log.layers[tag]
      return LayerObservation(
        id, LoggedLayer(layer, at: step), mark: LoggedLayer(layer, at: mark), unit: unit,
        typical: typical[tag]?.unit ?? 0)
    }
    return Observation(
      step: step, normalization: nil, scalars: scalars(at: step), markStep: mark, layers: layers)
  }
}
