package import Statistics
package import Telemetry

/// What the log of a run says, in numbers.
package struct RunSummary: Sendable {
  /// What is known of a layer.
  package struct Layer: Sendable, Equatable {
    /// The tag.
    package let name: String
    /// How many moments were logged, and the newest one's step.
    package let steps: Int, newest: Int
    /// Whether its units are known one by one at the newest moment, if not all of them.
    package let hasUnits: Bool
    /// All values together at the newest moment; without any where none were logged.
    package let distribution: Distribution
    /// W₁ since the first moment with values, and since the one before: the mean over the units, or
    /// where those are not known that of all values together, which is no more than that.
    package let shift: Double?, drift: Double?
  }

  /// The name of the run.
  package let name: String
  /// The layers, in natural order.
  package let layers: [Layer]
  /// How often each number was logged, and its newest value, by tags.
  package let scalars: [String: (steps: Int, newest: Double)]
  /// What is wrong with its files, a sentence for each.
  package let damages: [String]

  /// Reads all of a run, of its layers those that pass `filter`.
  package init(_ folder: RunFolder, filter: TagFilter?) {
    var log = RunLog(budget: 96 << 20)
    log.follow(folder.files)
    while log.read(limit: 64 << 20) {}
    let tags = log.layers.keys.sorted { isNaturallyOrdered($0, before: $1) }
    name = folder.name
    let passed = filter.map { $0.filtered(tags) } ?? tags
    damages = log.damages + (passed == nil ? filter.map { ["--tags: \($0.surrender)"] } ?? [] : [])
    layers = (passed ?? []).compactMap { tag in
      log.layers[tag].map { Layer(name: tag, $0) }
    }
    scalars = log.scalars.compactMapValues { series in
      series.entries.last.map { (series.count, $0.value.number) }
    }
  }
}

extension RunSummary.Layer {
  fileprivate init(name: String, _ layer: RunLog.Layer) {
    let (pooled, units) = (layer.pooled, layer.units)
    self.name = name
    let steps = [pooled.entries.last?.step, units.entries.last?.step].compactMap(\.self)
    newest = steps.max() ?? 0
    self.steps = max(pooled.count, units.count)
    let latest = LoggedLayer(layer, at: newest)
    distribution = latest.distribution
    hasUnits = latest.units != nil
    if let last = latest.units {
      let first = units.entries.first { $0.value.samples != nil } ?? last
      shift = last.value.shared(with: first.value)?.shift.raw
      drift = last.change
    } else {
      let first = pooled.entries.first { $0.value.count > 0 }
      shift = first.flatMap { LogWatching.shift(from: $0.value, to: latest.distribution)?.raw }
      drift = pooled.entries.last?.change
    }
  }
}
