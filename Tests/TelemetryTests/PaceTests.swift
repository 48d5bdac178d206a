import Telemetry
import Testing

@Suite struct PaceTests {
  @Test func theLadderGoesFromOneStepASecondToAsFastAsPossible() {
    #expect(
      Pace.ladder == [
        .stepsPerSecond(1), .stepsPerSecond(2), .stepsPerSecond(5), .stepsPerSecond(10),
        .stepsPerSecond(20), .stepsPerSecond(60), .stepsPerSecond(120), .stepsPerSecond(250),
        .stepsPerSecond(500), .stepsPerSecond(1_000), .unlimited,
      ])
  }

  @Test func upAndDownTheLadder() {
    var (up, down) = (Pace.stepsPerSecond(1), Pace.unlimited)
    var (ups, downs) = ([up], [down])
    for _ in 1..<Pace.ladder.count {
      up = up.next(faster: true)
      down = down.next(faster: false)
      ups.append(up)
      downs.append(down)
    }
    #expect(ups == Pace.ladder)
    #expect(downs == Pace.ladder.reversed())
  }

  @Test func theEndsStay() {
    #expect(Pace.unlimited.next(faster: true) == .unlimited)
    #expect(Pace.stepsPerSecond(1).next(faster: false) == .stepsPerSecond(1))
  }

  /// `--pace` takes any number.
  @Test func aPaceBetweenTheRungsGoesToTheNext() {
    #expect(Pace.stepsPerSecond(30).next(faster: true) == .stepsPerSecond(60))
    #expect(Pace.stepsPerSecond(30).next(faster: false) == .stepsPerSecond(20))
    #expect(Pace.stepsPerSecond(5_000).next(faster: true) == .unlimited)
    #expect(Pace.stepsPerSecond(5_000).next(faster: false) == .stepsPerSecond(1_000))
  }
}
