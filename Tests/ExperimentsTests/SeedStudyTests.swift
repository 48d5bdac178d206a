import Experiments
import Lessons
import Testing

@Suite struct SeedStudyTests {
  private func outcome(_ numbers: [(name: String, value: Double)], holds: Bool = true) -> Outcome {
    Outcome(numbers, words: "", holds: holds)
  }

  @Test func tellsHowEachNumberVaries() throws {
    let study = SeedStudy([
      (3, outcome([("accuracy", 0.5), ("shift", 2)])),
      (4, outcome([("accuracy", 0.7), ("shift", .nan)], holds: false)),
      (5, outcome([("accuracy", 0.9), ("shift", 4)])),
    ])
    #expect(study.seeds == [3, 4, 5] && study.failures == [4])
    #expect(abs(try #require(study.passRate) - 2 / 3) < 1e-12)
    #expect(study.measures.map(\.name) == ["accuracy", "shift"])
    let accuracy = study.measures[0]
    #expect(abs(try #require(accuracy.mean) - 0.7) < 1e-12)
    #expect(abs(try #require(accuracy.deviation) - 0.2) < 1e-12)
    #expect(study.measures[1].values == [2, 4] && study.measures[1].mean == 3)
  }

  @Test func knowsNothingOfNothing() {
    let study = SeedStudy([])
    #expect(study.passRate == nil && study.measures.isEmpty)
    let one = SeedStudy([(1, outcome([("gone", .infinity), ("there", 1)]))])
    #expect(one.measures[0].mean == nil && one.measures[1].deviation == nil)
  }
}
