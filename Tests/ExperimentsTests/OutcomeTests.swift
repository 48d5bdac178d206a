import Datasets
import Experiments
import Lessons
import NeuralNet
import Numerics
import Telemetry
import Testing
import Training

/// What the lessons say, measured.
@Suite struct OutcomeTests {
  /// Those whose check takes at most some 4 s of one core.
  private static let quick = ["snap", "scale", "inference", "anatomy"]
  private static let mnist = Result {
    useOneThreadForProducts()
    return try Dataset.mnist()
  }

  @Test(arguments: Lesson.all.map(\.id)) func bearsTheLessonOut(id: String) throws {
    let lesson = Lesson.all[try #require(Lesson.index(named: id))]
    let measured = try lesson.evidence(seed: 1, Self.mnist.get())
    // How long a step takes is a matter of the machine, and what the lesson makes of it is not.
    #expect(measured.stepTimes.count == (lesson.isTimed ? 2 : 0))
    #expect(measured.stepTimes.allSatisfy { $0 > 0 && $0.isFinite })
    func inTime(_ times: [Double]) -> Evidence {
      Evidence(networks: measured.networks, variants: measured.variants, stepTimes: times)
    }
    let evidence = inTime(lesson.isTimed ? [2, 1] : [])
    let outcome = lesson.outcome(evidence)
    #expect(outcome.holds, "\(outcome.words)")
    #expect(outcome.numbers.allSatisfy { $0.value.isFinite }, "\(outcome.numbers)")
    #expect(Set(outcome.numbers.map(\.name)).count == outcome.numbers.count)
    // On the live screen there are neither variants nor times.
    let live = lesson.outcome(Evidence(networks: evidence.networks))
    #expect(live.holds, "\(live.words)")
    // All that the screen of lesson 11 trains drops, which says nothing of its claim.
    #expect(outcome.isDecided && live.isDecided == (id != "dropout"))
    let others = outcome.numbers.count - live.numbers.count
    #expect(lesson.isTimed || !lesson.variants.isEmpty ? others > 0 : others == 0)
    // Whatever the student has done to the networks meanwhile.
    #expect(!lesson.outcome(Evidence(networks: [])).holds)
    let other = lesson.outcome(try contrary(to: lesson, evidence))
    #expect(!other.holds, "\(other.words)")
    // Hardly longer, as long, and shorter.
    for times in [[1.2, 1], [1, 1], [1, 2]] where lesson.isTimed {
      #expect(!lesson.outcome(inTime(times)).holds, "times count too")
    }
    guard lesson.variants.count > 1 else { return }
    let swapped = Evidence(
      networks: evidence.networks, variants: evidence.variants.reversed(),
      stepTimes: evidence.stepTimes)
    #expect(!lesson.outcome(swapped).holds, "variants count too")
  }

  @Test(arguments: quick, [2, 3] as [UInt64]) func doesSoFromOtherSeeds(id: String, seed: UInt64)
    throws
  {
    let lesson = Lesson.all[try #require(Lesson.index(named: id))]
    let outcome = lesson.outcome(try lesson.evidence(seed: seed, Self.mnist.get()))
    #expect(outcome.holds, "\(outcome.words)")
  }

  @Test func everyStepIsTold() throws {
    let lesson = Lesson.all[try #require(Lesson.index(named: "anatomy"))]
    var told: [Int] = []
    _ = try lesson.evidence(seed: 1, Self.mnist.get()) { told.append($0) }
    #expect(told.last == lesson.checkedSteps && told == told.sorted())
  }

  /// The twins in each other's place, or a network that is normalized where the lesson's is not, and
  /// the other way round.
  private func contrary(to lesson: Lesson, _ evidence: Evidence) throws -> Evidence {
    guard !lesson.compares else {
      return Evidence(
        networks: evidence.networks.reversed(), variants: evidence.variants,
        stepTimes: evidence.stepTimes)
    }
    var configuration = lesson.configuration
    configuration.normalization =
      configuration.normalization == .none && lesson.script.isEmpty ? .batch : .none
    var headless = try HeadlessRun(configuration, dataset: Self.mnist.get(), compare: false)
    headless.perform(.advance(steps: lesson.steps))
    return Evidence(networks: headless.snapshot().networks)
  }
}
