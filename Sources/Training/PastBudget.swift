package import Telemetry

/// How much is kept of one network's past: its history, copies from which any moment is made again,
/// and what it is compared with.
package struct PastBudget: Sendable {
  /// The most bytes of all together.
  ///
  /// Three layers of 100 units keep 256 points and some 24 copies with it, and twins of eight such
  /// layers leave the program below 200 MB, of which the data and the code are 100.
  package static let bytes = 36 << 20
  /// The most bytes where the network is so large that fewer copies than `fewestCopies` fit into
  /// `bytes`, unless the mark alone takes more.
  package static let mostBytes = 144 << 20
  /// The most bytes of the history: a third, so that a wide network has copies as well.
  package static let historyBytes = bytes / 3
  /// The most copies that are of use: more make the past no quicker than it can be looked at.
  private static let mostCopies = 48
  /// So many copies are worth more room: with fewer, most of a run has to be made again.
  private static let fewestCopies = 8

  /// How many copies there is room for; none where even one is too large.
  package let copies: Int
  /// The most bytes of all copies together.
  package let copiesSize: Int
  /// The bytes of one copy without the start of a window whose end tells whose drift it is.
  let copySize: Int
  /// The most bytes that all together take for this network.
  package let size: Int

  /// The budget of a fresh network whose numbers, with what its optimizer remembers, take `network`
  /// bytes.
  ///
  /// What is seen of it takes `samples`, and what a window keeps of its beginning whose end tells whose
  /// drift it is takes `start`; its history gets up to `points` points as large as `point`.
  /// The mark is a network, and what was seen of it and of the beginnings of two windows; a copy is a
  /// network, and what was seen of the beginnings of its windows. One copy in five lies in such a window
  /// and has its start as well; where more do, there are fewer copies.
  package init(network: Int, samples: Int, start: Int, points: Int, point: Observation) {
    let history = min(Self.historyBytes, points * point.size)
    // There is always room for one copy in such a window.
    let fixed = history + network + 3 * samples + 2 * start
    copySize = network + 2 * samples
    let copy = copySize + start * DriftWindow.length / DriftWindow.distance
    func copies(in bytes: Int) -> Int { max(0, (bytes - fixed) / copy) }
    self.copies = min(
      Self.mostCopies,
      max(copies(in: Self.bytes), min(Self.fewestCopies, copies(in: Self.mostBytes))))
    copiesSize = start + self.copies * copy
    size = fixed + self.copies * copy
  }
}
