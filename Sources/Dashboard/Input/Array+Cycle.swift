extension Array where Element: Equatable {
  /// The element `steps` places behind `element`, before it where that is negative; the first follows
  /// the last.
  ///
  /// One that is not in the array, which has elements, counts as the first.
  func neighbour(of element: Element, by steps: Int) -> Element {
    let place = ((firstIndex(of: element) ?? 0) + steps) % count
    return self[place < 0 ? place + count : place]
  }
}
