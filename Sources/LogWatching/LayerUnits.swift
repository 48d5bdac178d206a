import EventFiles
import Statistics

/// The units of a layer one by one at one moment, as far as their numbers were finite.
struct LayerUnits: Sized {
  /// How many units the layer has.
  let count: Int
  /// Those that are known, counted from 0, in ascending order.
  let known: [Int]
  /// Their values; nil where none is known.
  let samples: UnitSamples?

  /// The units as they were logged; none is known where they could not be read.
  init(_ logged: LoggedUnits?) {
    samples = logged?.samples
    (count, known) = (logged?.units ?? 0, samples == nil ? [] : logged?.finite ?? [])
  }

  var bytes: Int {
    MemoryLayout<Self>.stride + known.count * MemoryLayout<Int>.stride + (samples?.size ?? 0)
  }

  /// That units of the layer `tag` are not known from `step` on, and what comes of it.
  func gap(in tag: String, at step: Int) -> String {
    let missing = Set(0..<count).subtracting(known)
    let words = tag.split(whereSeparator: \.isNewline).joined(separator: " ")
    let name = "\(LoggedValue.unitsPrefix)\(words) at step \(step)"
    if count == 0 {
      return "\(name): expected a float tensor of \(LoggedUnits.rows) × units; "
        + "shift and drift are those of bins"
    }
    guard samples != nil, let first = missing.min() else {
      return "\(name): no unit’s numbers are finite; shift and drift are those of bins"
    }
    return "\(name): the numbers of unit \(first + 1)"
      + (missing.count > 1 ? " and \(missing.count - 1) more" : "")
      + " are not finite; shift and drift leave out such units"
  }

  /// The units that are known at both moments; nil where none is, or the layer has others by now.
  func shared(with earlier: LayerUnits) -> SharedUnits? {
    guard count == earlier.count, let samples, let before = earlier.samples else { return nil }
    if known == earlier.known { return SharedUnits(units: known, earlier: before, later: samples) }
    let both = Set(known).intersection(earlier.known).sorted()
    guard let before = before.taking(both, of: earlier.known),
      let now = samples.taking(both, of: known)
    else { return nil }
    return SharedUnits(units: both, earlier: before, later: now)
  }
}

/// Units of a layer at two moments.
struct SharedUnits {
  /// Which, counted from 0, in ascending order.
  let units: [Int]
  /// The values of each at the earlier and at the later moment.
  let earlier: UnitSamples, later: UnitSamples

  /// W₁ of each unit.
  var distances: [Double] { wasserstein(earlier, later) }

  /// The mean of these.
  var shift: Shift { Shift(distances: distances, from: earlier) }

  /// The unit whose shift is the median, or the lower one of two.
  var typical: Int {
    let distances = distances
    let order = distances.indices.sorted { distances[$0] < distances[$1] }
    return units[order[(units.count - 1) / 2]]
  }
}

extension UnitSamples {
  /// The values of `units`, where these are those of `known`; nil without any.
  fileprivate func taking(_ units: [Int], of known: [Int]) -> UnitSamples? {
    let wanted = Set(units)
    let columns = known.indices.filter { wanted.contains(known[$0]) }
    return UnitSamples(
      (0..<examples).flatMap { row in columns.map { sorted[row * self.units + $0] } },
      units: columns.count)
  }
}
