import Drawing
import Testing

struct RectTests {
  private let rect = Rect(x: 3, y: 5, width: 10, height: 7)

  @Test func rowsCoverTheRectangleFromTheTop() {
    let rows = rect.rows(3)
    #expect(rows.map(\.y) == [5, 7, 9])
    #expect(rows.map(\.height) == [2, 2, 3])
    #expect(rows.allSatisfy { $0.x == 3 && $0.width == 10 })
    #expect(rows.last?.maxY == rect.maxY)
  }

  @Test func columnsCoverTheRectangleFromTheLeft() {
    let columns = rect.columns(4)
    #expect(columns.map(\.x) == [3, 5, 8, 10])
    #expect(columns.map(\.width) == [2, 3, 2, 3])
    #expect(columns.allSatisfy { $0.y == 5 && $0.height == 7 })
  }

  @Test func thereMayBeMorePartsThanCells() {
    #expect(Rect(x: 0, y: 0, width: 1, height: 2).rows(4).map(\.height) == [0, 1, 0, 1])
    #expect(rect.rows(0).isEmpty && rect.rows(-1).isEmpty && rect.columns(0).isEmpty)
  }

  @Test func theMiddleIsNoLargerThanTheWhole() {
    #expect(rect.middle(Size(width: 4, height: 4)) == Rect(x: 6, y: 6, width: 4, height: 4))
    #expect(rect.middle(Size(width: 50, height: 50)) == rect)
  }
}
