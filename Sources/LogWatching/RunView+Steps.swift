extension RunView {
  /// The first step of which something is known of the layers shown, or of any number where there is no
  /// layer; nil where nothing is.
  var firstStep: Int? { firsts.min() }
  private var firsts: [Int] {
    tags.isEmpty
      ? log.scalars.values.compactMap { $0.entries.first?.step }
      : shownLayers.flatMap { [$0.pooled.entries.first?.step, $0.units.entries.first?.step] }
        .compactMap(\.self)
  }

  /// The newest of these steps; 0 where there is none.
  var newestStep: Int {
    let steps =
      tags.isEmpty
      ? log.scalars.values.map { $0.entries.last?.step }
      : shownLayers.flatMap { [$0.pooled.entries.last?.step, $0.units.entries.last?.step] }
    return steps.compactMap(\.self).max() ?? 0
  }

  private var shownLayers: [RunLog.Layer] { tags.compactMap { log.layers[$0] } }

  /// The steps that are known from `step` on, in ascending order.
  func steps(from step: Int) -> [Int] {
    var steps: Set<Int> = []
    if tags.isEmpty {
      for series in log.scalars.values { steps.formUnion(series.entries.map(\.step)) }
    }
    for layer in shownLayers {
      steps.formUnion(layer.pooled.entries.map(\.step))
      steps.formUnion(layer.units.entries.map(\.step))
    }
    return steps.filter { $0 >= step }.sorted()
  }

  /// The last moment that is known at `step` or before, or else the first one.
  func moment(at step: Int) -> Int {
    let known = steps(from: .min)
    return known.last { $0 <= step } ?? known.first ?? 0
  }
}
