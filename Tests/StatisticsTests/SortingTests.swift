import Statistics
import Testing

@Suite struct SortingTests {
  @Test(arguments: [1, 2, 3, 5, 64, 100, 255, 256, 257], [1, 7, 8, 100])
  func columnsAreSortedEachByItself(rows: Int, columns: Int) {
    var noise = Noise(1000 * rows + columns)
    for values in [noise.numbers(rows * columns), noise.ties(rows * columns)] {
      var result = values
      sortColumns(&result, columns: columns)
      let wrong = (0..<columns).filter {
        column(result, $0, of: columns) != column(values, $0, of: columns).sorted()
      }
      #expect(wrong == [])
    }
  }

  @Test(arguments: [1, 7, 9])
  func columnsKeepTheirNumbersBitForBit(columns: Int) {
    let numbers: [Float] = [0, -0.0, 1, -1, 0x1p-149, -0x1p-149]
    let values = (0..<20 * columns).map { numbers[($0 * 7 + $0 / 6) % 6] }
    var result = values
    sortColumns(&result, columns: columns)
    for u in 0..<columns {
      #expect(bits(column(result, u, of: columns)) == bits(column(values, u, of: columns)))
    }
  }

  @Test func nothingToSort() {
    var empty: [Float] = []
    sortColumns(&empty, columns: 3)
    #expect(empty == [])
    var row: [Float] = [3, 2, 1]
    sortColumns(&row, columns: 3)
    #expect(row == [3, 2, 1], "one row is in order")
    sortColumns(&row, columns: 0)
    #expect(row == [3, 2, 1])
  }

  @Test(arguments: [0, 1, 2, 63, 64, 65, 66, 127, 1_000, 25_600])
  func sortedIsTheOrderOfTheStandardLibrary(count: Int) {
    var noise = Noise(count)
    let small: Float = .leastNonzeroMagnitude
    let huge: Float = .greatestFiniteMagnitude
    let samples: [(name: String, values: [Float])] = [
      ("random", noise.numbers(count)),
      ("negative", noise.numbers(count).map { -abs($0) - 1 }),
      ("ties", noise.ties(count)),
      ("zeros of both signs", (0..<count).map { $0 % 3 == 0 ? -0.0 : 0 }),
      ("denormal", (0..<count).map { Float($0 * 7919 % 101 - 50) * small }),
      ("huge", (0..<count).map { huge * Float($0 * 7919 % 101 - 50) / 50 }),
      ("any bits", (0..<count).map { _ in noise.finite() }),
      ("ascending", (0..<count).map { Float($0) }),
      ("descending", (0..<count).map { -Float($0) }),
    ]
    for (name, values) in samples {
      // Compared outside of the expectation, which would print how the two differ.
      let result = Statistics.sorted(values)
      let (isSorted, keepsAll) = (result == values.sorted(), bits(result) == bits(values))
      #expect(isSorted, "\(name)")
      #expect(keepsAll, "\(name)")
    }
  }

  private func column(_ values: [Float], _ u: Int, of columns: Int) -> [Float] {
    stride(from: u, to: values.count, by: columns).map { values[$0] }
  }

  /// The numbers as a multiset in which 0 and -0 differ.
  private func bits(_ values: [Float]) -> [UInt32] { values.map(\.bitPattern).sorted() }
}

extension Noise {
  /// A finite number of any size.
  fileprivate mutating func finite() -> Float {
    while true {
      let value = Float(bitPattern: UInt32(truncatingIfNeeded: next()))
      if value.isFinite { return value }
    }
  }
}
