import Telemetry
import Testing

@Suite struct PictureTests {
  private let picture = Picture(
    width: 4, height: 2, pixels: [0, 100, 200, 200, 100, 200, 200, 200])

  @Test func smallerIsTheMeanInItsProportions() {
    let small = picture.fitting(width: 2, height: 9)
    #expect(small == Picture(width: 2, height: 1, pixels: [100, 200]))
    #expect(picture.fitting(width: 1, height: 1).pixels == [150])
  }

  @Test func largerRepeatsPixels() {
    let large = picture.fitting(width: 8, height: 4)
    #expect(large.width == 8 && large.height == 4)
    #expect(large.pixels.prefix(8) == [0, 0, 100, 100, 200, 200, 200, 200])
  }
}
