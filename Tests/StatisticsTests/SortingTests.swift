import Statistics
import Testing

/// The values of each unit in ascending order.
@Suite struct SortingTests {
  @Test(arguments: [1, 2, 3, 5, 64, 100, 255, 256, 257], [1, 7, 15, 16, 17, 100])
  func columnsAreSortedEachByItself(rows: Int, columns: Int) throws {
    var noise = Noise(1000 * rows + columns)
    for values in [noise.numbers(rows * columns), noise.ties(rows * columns)] {
      let result = try #require(UnitSamples(values, units: columns)).sorted
      let wrong = (0..<columns).filter {
        column(result, $0, of: columns) != column(values, $0, of: columns).sorted()
      }
      #expect(wrong == [])
    }
  }

  @Test(arguments: [1, 7, 9])
  func columnsKeepTheirNumbersBitForBit(columns: Int) throws {
    let numbers: [Float] = [0, -0.0, 1, -1, 0x1p-149, -0x1p-149]
    let values = (0..<20 * columns).map { numbers[($0 * 7 + $0 / 6) % 6] }
    let result = try #require(UnitSamples(values, units: columns)).sorted
    for u in 0..<columns {
      #expect(bits(column(result, u, of: columns)) == bits(column(values, u, of: columns)))
    }
  }

  private func column(_ values: [Float], _ u: Int, of columns: Int) -> [Float] {
    stride(from: u, to: values.count, by: columns).map { values[$0] }
  }

  /// The numbers as a multiset in which 0 and -0 differ.
  private func bits(_ values: [Float]) -> [UInt32] { values.map(\.bitPattern).sorted() }
}
