/// Sets of points in the plane that a small network can learn in seconds.
package enum ToySet: String, CaseIterable, Sendable {
  /// Three arms that wind around each other; 3 classes.
  case spiral
  /// A ring inside a ring; 2 classes.
  case circles
  /// Two half circles that reach into each other; 2 classes.
  case moons
  /// Four round clouds that overlap a little; 4 classes.
  case blobs

  /// The number of classes.
  package var classes: Int {
    switch self {
    case .spiral: 3
    case .circles, .moons: 2
    case .blobs: 4
    }
  }
}
