extension [String] {
  /// The first wording that takes at most `width` cells, else the last; empty where there is none.
  ///
  /// Wordings of the same thing stand from the longest to the shortest.
  package func fitting(_ width: Int) -> String {
    first { $0.unicodeScalars.count <= width } ?? last ?? ""
  }
}

extension [[Span]] {
  /// The first line that takes at most `width` cells, else the last; empty where there is none.
  package func fitting(_ width: Int) -> [Span] { first { $0.width <= width } ?? last ?? [] }
}

extension [Span] {
  /// How many cells the spans take one after the other.
  package var width: Int { reduce(0) { $0 + $1.width } }
}
