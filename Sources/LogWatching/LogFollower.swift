package import Telemetry

/// The runs of a folder of logs, one or two of them shown, read as they grow.
package struct LogFollower {
  /// Which runs are shown.
  package struct Choice: Sendable, Equatable {
    /// The names of those that were asked for.
    let names: [String]
    /// How many are shown: those that began last beside the ones asked for.
    let count: Int

    /// Those of the given names, and as many others that there are `count` together, 1 or 2.
    package init(names: [String], count: Int) {
      self.names = names
      self.count = count
    }
  }

  /// The folder.
  let root: String
  private(set) var choice: Choice
  /// Which tags are shown; nil for those to begin with.
  package var filter: TagFilter?
  /// The runs that there are.
  private(set) var folders: [RunFolder] = []
  var views: [RunView] = []
  /// When the first events were written, by the paths of their files.
  private var begun: [String: Double] = [:]
  /// How far the files that there are go.
  private(set) var ends = LogEnds()
  /// The tags of numbers, and of what.
  var known: (key: [String], scalars: [String]) = ([], [])

  /// The bytes that two runs take together, at the most.
  private static let budget = 160 << 20

  /// The runs below `root`, which may not exist yet; of their tags those that pass `filter`.
  package init(root: String, choice: Choice, filter: TagFilter?) {
    self.root = root
    self.choice = choice
    self.filter = filter
  }

  /// The names of the runs that there are, in natural order.
  package var names: [String] { folders.map(\.name) }

  /// What is wrong with the files read, a sentence for each file.
  package var damages: [String] { views.flatMap(\.log.damages) }

  /// Looks which runs and files there are by now.
  package mutating func look() {
    folders = RunFolder.all(in: root)
    let files = Set(folders.flatMap(\.files))
    begun = begun.filter { files.contains($0.key) }
    for file in files where begun[file] == nil { begun[file] = LogFile.firstTime(of: file) }
    ends.look(at: folders)
    let shown = chosen
    if views.map(\.name) != shown {
      // What comes beside a run is measured from the same step.
      let mark = views.first { shown.contains($0.name) }?.chosenMark
      views = shown.map { name in
        views.first { $0.name == name }
          ?? RunView(name: name, budget: Self.budget / 2, mark: mark)
      }
    }
    for index in views.indices {
      // Of a run that was deleted stays what was read.
      guard let folder = folders.first(where: { $0.name == views[index].name }) else { continue }
      views[index].log.follow(folder.files)
    }
  }

  /// Reads what is new of the runs shown, up to about `limit` bytes of each; returns whether there may be
  /// more.
  package mutating func read(limit: Int) -> Bool {
    var isMore = false
    for index in views.indices { isMore = views[index].log.read(limit: limit) || isMore }
    return isMore
  }

  /// Whether something was read that no snapshot has told of.
  package var hasNews: Bool { views.contains { $0.log.newFrom != nil } }

  /// Shows another number of runs, those that began last but for the ones shown.
  package mutating func show(count: Int, from index: Int) {
    let shown = views.map(\.name)
    guard count != shown.count, shown.indices.contains(index) else { return }
    choice = Choice(names: [shown[index]], count: count)
    look()
  }

  /// Shows the runs of these names.
  package mutating func show(_ names: [String]) {
    choice = Choice(names: names, count: names.count)
    look()
  }

  /// Sets the mark of all runs at a step, or at their newest ones.
  package mutating func setMark(at step: Int?) {
    for index in views.indices { views[index].setMark(at: step) }
  }

  /// The runs that are to be shown and exist.
  private var chosen: [String] {
    let named = choice.names.filter { isKnown($0) }
    // Those that were deleted make way for others, but not for nothing.
    let existing = newest
    let deleted = views.map(\.name).filter { !existing.contains($0) }
    let others = (existing + deleted).filter { !choice.names.contains($0) }
      .prefix(choice.count - named.count)
    if choice.names.isEmpty { return others.sorted(by: isEarlier) }
    return named + (named.count == choice.names.count ? others : [])
  }

  private func isKnown(_ name: String) -> Bool {
    folders.contains { $0.name == name } || views.contains { $0.name == name }
  }

  /// Twins stand in natural order.
  private func isEarlier(_ a: String, _ b: String) -> Bool { isNaturallyOrdered(a, before: b) }

  /// The names of all runs, the one that began last first.
  private var newest: [String] {
    var times: [String: Double] = [:]
    for folder in folders {
      times[folder.name] = folder.files.compactMap { begun[$0] }.max() ?? -.infinity
    }
    return folders.map(\.name).sorted { a, b in
      let (one, other) = (times[a] ?? 0, times[b] ?? 0)
      return one == other ? isEarlier(a, b) : one > other
    }
  }
}
