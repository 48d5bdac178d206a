package import Telemetry

extension LogFollower {
  /// All that is known of the runs shown, as `query` asks for it.
  package mutating func snapshot(_ query: Query, isRunning: Bool) -> Snapshot {
    for index in views.indices {
      views[index].choose(filter)
      views[index].update()
    }
    let scalars = scalars()
    let first = max(0, min(query.firstCurve, scalars.count - Query.mostCurves))
    let curves = query.wantsCurves ? scalars.dropFirst(first).prefix(Query.mostCurves) : []
    var networks = views.indices.map { views[$0].snapshot(query, curves: Array(curves)) }
    if networks.isEmpty {
      let nothing = Observation(step: 0, normalization: nil, markStep: 0, layers: [])
      networks = [
        NetworkSnapshot(
          current: nothing, mark: nothing, history: History(), markers: [], divergedAt: nil)
      ]
    }
    return Snapshot(
      run: info(networks, scalars),
      status: Status(isRunning: isRunning, pace: .unlimited, refused: Self.refused), query: query,
      networks: networks)
  }

  private func info(_ networks: [NetworkSnapshot], _ scalars: [String]) -> RunInfo {
    var facts = [Fact(views.isEmpty ? root : views.map(\.name).joined(separator: " and "))]
    if let view = views.first, !view.tags.isEmpty {
      let all = view.allTags.count
      let shown = view.tags.count
      let isCut = shown < view.passing
      facts.append(
        Fact(
          all == shown
            ? "\(all) histogram\(all == 1 ? "" : "s")"
            : isCut
              ? "the first \(shown) of \(view.passing) histograms: / chooses"
              : "\(shown) of \(all) histograms"))
      if let filter { facts.append(Fact("tags \(filter.text)")) }
    }
    if networks[0].current[.rate] != nil { facts.append(Fact("η", .scalar(.rate))) }
    if folders.count > views.count { facts.append(Fact("\(folders.count) runs")) }
    let intervals = Set(views.map(\.interval))
    return RunInfo(
      facts: facts,
      log: LogInfo(
        runs: views.map(\.name), all: folders.map { ends.run($0) }, scalars: scalars,
        filter: filter,
        interval: intervals.count == 1 ? intervals.first ?? nil : nil,
        absence: absence))
  }

  /// The tags of the numbers of all runs shown: those that are known by name first, then in natural
  /// order; of many those that pass the filter, unless none does.
  private mutating func scalars() -> [String] {
    let key = views.map { "\($0.name) \($0.log.scalars.count)" } + [filter?.text ?? ""]
    if key == known.key { return known.scalars }
    let tags = Set(views.flatMap { $0.log.scalars.keys })
    let passing = filter?.filtered(Array(tags)) ?? []
    let shown = (passing.isEmpty ? Array(tags) : passing)
      .sorted { isNaturallyOrdered($0, before: $1) }
    let named = shown.filter { ScalarName(tag: $0) != nil }
    known = (key, named + shown.filter { ScalarName(tag: $0) == nil })
    return known.scalars
  }

  /// Why there is no layer to be seen.
  private var absence: String {
    if folders.isEmpty { return "no event file in \(root) yet: waiting for one" }
    if views.isEmpty, !choice.names.isEmpty {
      return "no run \(choice.names.joined(separator: ", ")) in \(root) yet: there "
        + (folders.count == 1 ? "is " : "are ") + names.prefix(8).joined(separator: ", ")
    }
    if let filter, views.contains(where: { !$0.allTags.isEmpty }) {
      if views.contains(where: \.isGivenUp) {
        return "\(filter.surrender): / chooses another expression"
      }
      return "no histogram’s tag \(filter.absence): / chooses other tags"
    }
    return "no histogram in this run yet: log some with add_histogram; 8 shows its numbers"
  }

  /// What a log can't do.
  private static let refused: [Request: String] = {
    let accepted: Set<Request> = [.run, .pause, .mark, .past, .twin, .runs, .filter]
    var refused: [Request: String] = [:]
    for request in Request.allCases where !accepted.contains(request) {
      refused[request] = "a log takes no commands: another program trains"
    }
    for request in [Request.tap, .population] {
      refused[request] = "a log tells of what was logged and of nothing else"
    }
    return refused
  }()
}
