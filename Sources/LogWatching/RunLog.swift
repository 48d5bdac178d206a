import EventFiles
import Statistics

/// A run as its event files tell it, read as they grow.
///
/// Its files count as one, in the order of their first events. What a later file says of a step
/// supersedes what earlier ones said of it and of later steps.
struct RunLog {
  /// What is known of a layer.
  struct Layer {
    /// All of its values together, from bins.
    var pooled = Series<Distribution>()
    /// Its units one by one.
    var units = Series<LayerUnits>()
    /// How many of each were logged while all steps were 0.
    fileprivate var zeros = (pooled: 0, units: 0)

    var bytes: Int { pooled.bytes + units.bytes }
  }

  /// The layers, by their tags.
  private(set) var layers: [String: Layer] = [:]
  /// The numbers, by their tags.
  private(set) var scalars: [String: Series<Reading>] = [:]
  /// The files, in their order.
  private var files: [LogFile] = []
  /// How many steps there are to a bucket of which one entry is kept.
  private(set) var stride = 1
  /// The most bytes that the entries take.
  private let budget: Int
  private var bytes = 0
  /// The lowest step of which something is new since this was set to nil.
  var newFrom: Int?
  /// Whether every step was 0 up to now: then they are counted.
  private var isAllZero = true
  /// How often each scalar was logged while all steps were 0.
  private var zeros: [String: Int] = [:]
  /// What is not known of the units of layers that lack some, a sentence for each, by their tags.
  private var gaps: [String: String] = [:]

  /// A run of which nothing was read yet, that keeps as many bytes as `budget` at the most.
  init(budget: Int) { self.budget = budget }

  /// When its first event was written; nil before there is one.
  var firstTime: Double? { files.first?.firstTime }

  /// What is wrong with its files, a sentence for each, and with units, one for each layer.
  var damages: [String] {
    files.compactMap { file in file.damage.map { "\(file.path): \($0)" } } + gaps.values.sorted()
  }

  /// Takes note of the files that there are by now.
  mutating func follow(_ paths: [String]) {
    var isSorted = true
    for path in paths {
      guard let identity = EventFile.identity(at: path) else { continue }
      if let known = files.firstIndex(where: { $0.identity == identity }) {
        files[known].path = path
        if !files[known].isCut { continue }
        // It was begun anew under its name; what was read of it stays.
        files.remove(at: known)
      }
      guard let file = LogFile(path: path) else { continue }
      files.append(file)
      isSorted = false
    }
    for index in files.indices where files[index].firstTime == nil {
      files[index].findFirstTime()
      isSorted = isSorted && files[index].firstTime == nil
    }
    if !isSorted { files.sort { $0.precedes($1) } }
  }

  /// Reads what is new, up to about `limit` bytes; returns whether there may be more.
  mutating func read(limit: Int) -> Bool {
    var rest = limit
    for index in files.indices {
      var file = files[index]
      rest -= file.read(limit: rest) { take($0) }
      files[index] = file
      if rest <= 0 { return true }
    }
    return false
  }

  private mutating func take(_ event: LoggedEvent) {
    let step = min(max(event.step, 0), 1 << 50)
    guard !event.values.isEmpty else { return }
    if step > 0, isAllZero { endZeros() }
    for value in event.values {
      switch value.content {
      case .scalar(let number):
        take(Reading(number: number, time: event.wallTime), value.tag, step)
      case .histogram(let histogram): take(histogram, value.tag, step)
      case .units(let units): take(units, value.tag, step)
      }
    }
    while bytes > budget, stride < 1 << 50 { thin() }
  }

  private mutating func take(_ reading: Reading, _ tag: String, _ step: Int) {
    var step = step
    if isAllZero {
      step = zeros[tag, default: 0]
      zeros[tag] = step + 1
    }
    let before = scalars[tag]?.bytes ?? 0
    // Thinned more than others, as they are many and seen over all of the time.
    scalars[tag, default: Series()].append(reading, step: step, stride: stride) { _ in nil }
    bytes += (scalars[tag]?.bytes ?? 0) - before
    note(step)
  }

  private mutating func take(_ histogram: LoggedHistogram, _ tag: String, _ step: Int) {
    guard let distribution = histogram.distribution else { return }
    var layer = layers.removeValue(forKey: tag) ?? Layer()
    let step = isAllZero ? layer.zeros.pooled : step
    if isAllZero { layer.zeros.pooled += 1 }
    let before = layer.bytes
    layer.pooled.append(distribution, step: step, stride: stride) {
      shift(from: $0.value, to: distribution)?.raw
    }
    bytes += layer.bytes - before
    layers[tag] = layer
    note(step)
  }

  private mutating func take(_ logged: LoggedUnits?, _ tag: String, _ step: Int) {
    let units = LayerUnits(logged)
    if units.samples == nil || units.known.count < units.count, gaps[tag] == nil {
      gaps[tag] = units.gap(in: tag, at: step)
    }
    // Units that never were known leave the layer to its bins.
    guard units.samples != nil || layers[tag].map({ $0.units.count > 0 }) == true else { return }
    var layer = layers.removeValue(forKey: tag) ?? Layer()
    let step = isAllZero ? layer.zeros.units : step
    if isAllZero { layer.zeros.units += 1 }
    let before = layer.bytes
    layer.units.append(units, step: step, stride: stride) {
      units.shared(with: $0.value)?.shift.raw
    }
    bytes += layer.bytes - before
    layers[tag] = layer
    note(step)
  }

  private mutating func note(_ step: Int) { newFrom = min(newFrom ?? step, step) }

  /// Counts steps as they are written from now on; of what was logged at step 0 the newest stays.
  private mutating func endZeros() {
    isAllZero = false
    zeros = [:]
    for tag in scalars.keys { scalars[tag]?.collapse() }
    for tag in layers.keys {
      layers[tag]?.pooled.collapse()
      layers[tag]?.units.collapse()
    }
    count()
    newFrom = 0
  }

  private mutating func thin() {
    stride *= 2
    for tag in scalars.keys { scalars[tag]?.thin(stride: stride) }
    for tag in layers.keys {
      layers[tag]?.pooled.thin(stride: stride)
      layers[tag]?.units.thin(stride: stride)
    }
    count()
  }

  private mutating func count() {
    bytes =
      scalars.values.reduce(0) { $0 + $1.bytes } + layers.values.reduce(0) { $0 + $1.bytes }
  }
}
