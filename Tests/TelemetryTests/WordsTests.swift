import Telemetry
import Testing

@Suite struct WordsTests {
  @Test func waysInAndOutHaveTheirWords() {
    #expect(Toggle().insertion == "snap" && Toggle().removal == "fold")
    let other = Toggle(grafts: true, folds: false)
    #expect(other.insertion == "graft" && other.removal == "drop")
  }

  @Test func anotherRateChangesNothingElse() {
    let observation = Observation(step: 7, rate: 0.5)
    #expect(observation.with(rate: 0.25) == Observation(step: 7, rate: 0.25))
    #expect(observation.with(rate: 0.5) == observation)
  }
}
