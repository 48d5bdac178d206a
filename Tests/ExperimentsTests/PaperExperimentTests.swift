import Datasets
import Experiments
import NeuralNet
import Statistics
import Telemetry
import Testing
import Training
import TrainingFixtures

@Suite struct PaperExperimentTests {
  @Test func theSettingsAreThoseOfThePaper() {
    for normalization in [NormalizationKind.none, .batch] {
      let configuration = PaperExperiment.configuration(normalization, seed: 3)
      #expect(configuration.hidden == [100, 100, 100] && configuration.activation == .sigmoid)
      #expect(configuration.initialization == .gaussian(0.1) && configuration.batchSize == 60)
      #expect(configuration.rule == .sgd(momentum: 0) && configuration.rate == 0.1)
      #expect(configuration.normalization == normalization && configuration.seed == 3)
    }
    #expect(PaperExperiment.steps == 50_000)
  }

  @Test(arguments: [1, 2, 60, 1000, 50_000, 10_000_000]) func looksMoreOftenAtFirst(steps: Int) {
    let moments = PaperExperiment.moments(steps: steps)
    #expect(moments.first == 0 && moments.last == steps && moments.count <= 201)
    let gaps = zip(moments.dropFirst(), moments).map { $0 - $1 }
    #expect(gaps.allSatisfy { $0 >= 1 && $0 <= max(1, steps / 100) })
    #expect(gaps[0] <= gaps[gaps.count - 1])
    if steps == 50_000 { #expect(moments.count > 190) }
  }

  @Test(arguments: [NormalizationKind.none, .batch])
  func seesWhatTheSessionIs(normalization: NormalizationKind) throws {
    let configuration = Configuration.tiny(normalization)
    var told: [Int] = []
    let course = try Course(
      training: Session(configuration, dataset: .small), moments: [0, 3, 40]
    ) { told.append($0.step) }
    #expect(told == Array(1...40))
    #expect(course.points.map(\.step) == [0, 3, 40] && course.divergedAt == nil)
    let start = try Session(configuration, dataset: .small).probeSamples()[1]
    for point in course.points {
      let session = Session(configuration, dataset: .small, steps: point.step)
      #expect(point.testAccuracy == session.evaluate(session.dataset.test).accuracy)
      // On the small set the probe is every test example, in another order.
      let layer = try session.probeSamples()[1]
      let quantiles = [0.15, 0.5, 0.85].map { layer.quantiles($0) }
      #expect(point.units.count == 10)
      for (unit, seen) in point.units.enumerated() {
        for (value, expected) in zip([seen.q15, seen.q50, seen.q85], quantiles) {
          #expect(abs(value - expected[unit]) < 1e-4)
        }
        #expect(abs(Double(seen.shift) - wasserstein(start, layer)[unit]) < 1e-4)
      }
      let shift = Shift(from: start, to: layer)
      #expect(abs(point.shift - shift.raw) < 1e-4)
      #expect(abs(point.shiftInSigma - shift.inSigma) < 1e-3 * (1 + shift.inSigma))
    }
  }

  @Test func theFigureHasACourseFromEverySeed() throws {
    let figure = try PaperExperiment.figure1(
      seeds: [3, UInt64.max], steps: 2, dataset: .small
    ) { _ in }
    #expect(figure.steps == 2 && figure.rate == 0.1 && figure.run.seed == 3)
    for (networks, kind) in [(figure.plain, NormalizationKind.none), (figure.batch, .batch)] {
      #expect(networks.courses.map(\.seed) == [3, UInt64.max])
      for course in networks.courses {
        let session = Session(
          PaperExperiment.configuration(kind, seed: course.seed), dataset: .small, steps: 2)
        #expect(course.points.map(\.step) == [0, 1, 2])
        #expect(
          course.last.testAccuracy == session.evaluate(session.dataset.test).accuracy)
      }
    }
  }

  @Test func theTypicalUnitHasTheMedianShift() throws {
    let course = try Course(
      training: Session(.tiny(), dataset: .small), moments: [0, 50]
    ) { _ in }
    let shifts = course.last.units.map(\.shift)
    let typical = shifts[course.typicalUnit]
    #expect(shifts.count { $0 < typical } == 4 && shifts.count { $0 > typical } == 5)
    #expect(course.typical.map(\.q50) == course.points.map { $0.units[course.typicalUnit].q50 })
  }

  @Test func theFirstLookThatReachesAnAccuracyCounts() throws {
    let course = try Course(
      training: Session(.tiny(rate: 0.5), dataset: .small), moments: [0, 100, 200, 400]
    ) { _ in }
    let final = course.points.map(\.testAccuracy).max() ?? 0
    #expect(final > course.first.testAccuracy)
    let step = try #require(course.step(reaching: final))
    #expect(course.points.first { $0.testAccuracy == final }?.step == step)
    #expect(course.step(reaching: final + 1e-9) == nil && course.step(reaching: 0) == 0)
  }

  @Test func aNetworkThatDivergesIsLookedAtNoMore() throws {
    let configuration = Configuration.tiny(activation: .relu, rate: 1e9)
    let course = try Course(
      training: Session(configuration, dataset: .spiral), moments: [0, 200, 400]
    ) { _ in }
    let step = try #require(course.divergedAt)
    #expect(step < 200 && course.points.map(\.step) == [0])
  }
}
