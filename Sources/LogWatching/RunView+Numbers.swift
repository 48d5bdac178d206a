import Telemetry

extension RunView {
  /// What was logged of a number, thinned where it is more than a screen has room for.
  func curve(_ tag: String) -> Curve {
    let entries = log.scalars[tag]?.entries ?? []
    let stride = entries.count / 2000 + 1
    let start = log.firstTime ?? .nan
    return Curve(
      name: tag,
      points: entries.indices.compactMap { index in
        guard index % stride == 0 || index == entries.count - 1 else { return nil }
        let entry = entries[index]
        return Curve.Point(
          step: entry.step, seconds: entry.value.time - start, value: entry.value.number)
      })
  }

  /// Finds the numbers that are known by name; of several of a name the first tag counts.
  mutating func findNames() {
    guard named.count != log.scalars.count else { return }
    var found: [ScalarName: String] = [:]
    for tag in log.scalars.keys.sorted(by: { isNaturallyOrdered($0, before: $1) }) {
      if let name = ScalarName(tag: tag), found[name] == nil { found[name] = tag }
    }
    named = (found.map { ($0.key, $0.value) }, log.scalars.count)
    log.newFrom = .min
  }

  /// Finds the shares among them that go up to 100.
  mutating func findPercentages() {
    percentages = Set(
      named.tags.lazy.filter { [log] name, tag in
        name.isShare && log.scalars[tag]?.entries.contains { $0.value.number > 1.5 } ?? false
      }.map(\.name))
  }

  /// The numbers of the run as a whole that are known by name.
  func scalars(at step: Int) -> [ScalarName: Double] {
    var known: [ScalarName: Double] = [:]
    for (name, tag) in named.tags {
      guard let value = log.scalars[tag]?.latest(at: step)?.value.number else { continue }
      known[name] = percentages.contains(name) ? value / 100 : value
    }
    return known
  }
}
