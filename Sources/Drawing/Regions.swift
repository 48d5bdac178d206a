/// What the cells of a picture stand for, for who wants to know what was clicked.
package struct Regions: Equatable, Sendable {
  private var axes: [Place<Axis>] = []
  private var items: [Place<Item>] = []
  private var clicks: [Place<Click>] = []

  private struct Place<Meaning: Equatable & Sendable>: Equatable, Sendable {
    let rect: Rect
    let meaning: Meaning
  }

  /// No cell stands for anything.
  package init() {}

  /// The number that column `x` of row `y` stands for, if it stands for one; what was drawn last
  /// counts.
  package func number(atX x: Int, y: Int) -> Double? {
    guard let place = axes.last(where: { $0.rect.contains(x: x, y: y) }) else { return nil }
    let share = (Double(x - place.rect.x) + 0.5) / Double(place.rect.width)
    return place.meaning.lower + share * (place.meaning.upper - place.meaning.lower)
  }

  /// What the cell in column `x` of row `y` stands for, if anything; what was drawn last counts.
  package func item(atX x: Int, y: Int) -> Item? {
    items.last { $0.rect.contains(x: x, y: y) }?.meaning
  }

  /// What a click into column `x` of row `y` means, if anything; what was drawn last counts.
  package func click(atX x: Int, y: Int) -> Click? {
    clicks.last { $0.rect.contains(x: x, y: y) }?.meaning
  }

  mutating func add(_ axis: Axis, in rect: Rect) { axes.append(Place(rect: rect, meaning: axis)) }
  mutating func add(_ item: Item, in rect: Rect) { items.append(Place(rect: rect, meaning: item)) }
  mutating func add(_ click: Click, in rect: Rect) {
    clicks.append(Place(rect: rect, meaning: click))
  }
}

/// One of several things of one or more groups, counted from 0, or a group as a whole.
package struct Item: Equatable, Sendable {
  /// The group.
  package let group: Int
  /// The thing in it, nil for the whole group.
  package let index: Int?

  /// The thing `index` of `group`, or all of it.
  package init(group: Int, index: Int? = nil) {
    self.group = group
    self.index = index
  }
}

/// What a click means.
package enum Click: Equatable, Sendable {
  /// The same as a key.
  case key(Key)
  /// A line of one of several lists, both counted from 0.
  case line(Int, of: Int)
  /// Nothing, whatever is below.
  case nothing
}
