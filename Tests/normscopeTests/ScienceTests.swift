import Dispatch
import Testing

/// What the program is there to show, from seed 1, with a plain network and its twin.
@Suite struct ScienceTests {
  /// Each of these keeps two cores busy.
  private static let slots = DispatchSemaphore(value: 2)

  private func twins(_ options: String, seed: Int = 1) throws -> (
    plain: RunReport.Network, batch: RunReport.Network
  ) {
    Self.slots.wait()
    defer { Self.slots.signal() }
    let words = options.split(separator: " ").map(String.init)
    let networks = try RunReport.of(words + ["--compare", "--seed", "\(seed)"]).networks
    try #require(networks.map(\.normalization) == ["none", "batch"])
    return (networks[0], networks[1])
  }

  /// A network with one normalization after 1,000 steps.
  private func alone(_ norm: String, rate: String) throws -> RunReport.Network {
    Self.slots.wait()
    defer { Self.slots.signal() }
    return try #require(
      RunReport.of("--norm", norm, "--lr", rate, "--steps", "1000", "--seed", "1").networks.first)
  }

  private static func hidden(_ layers: Int) -> String {
    "--hidden " + Array(repeating: "100", count: layers).joined(separator: ",")
  }

  @Test func batchNormalizationLearnsSooner() throws {
    let (plain, batch) = try twins("--lr 0.1 --steps 1000")
    #expect(try #require(plain.testAccuracy) < 0.65)
    #expect(try #require(batch.testAccuracy) > 0.87)
  }

  /// In every layer it is smaller with batch normalization, and larger with noise behind that.
  @Test func theDriftIsSmallWithBatchNormalizationAlone() throws {
    let (plain, batch) = try twins("--steps 1000")
    let noisy = try alone("noisy", rate: "0.5")
    let drifts = try [plain, batch, noisy].map { try $0.layers.map { try #require($0.drift) } }
    for (plain, (batch, noisy)) in zip(drifts[0], zip(drifts[1], drifts[2])) {
      #expect(batch < 0.8 * plain && noisy > 2 * plain && noisy > 3 * batch)
    }
    for (measured, stated) in zip(drifts[0] + drifts[1], [0.14, 0.06, 0.09, 0.03, 0.04, 0.07]) {
      #expect(abs(measured - stated) < 0.04, "\(drifts)")
    }
    #expect(try #require(noisy.testAccuracy) > 0.85)
  }

  @Test func eightSigmoidLayersNeedIt() throws {
    let (plain, batch) = try twins("\(Self.hidden(8)) --lr 0.1 --steps 4000")
    #expect(try #require(plain.testAccuracy) < 0.15)
    #expect(try #require(batch.testAccuracy) > 0.92)
  }

  @Test func aRateThatPlainReLULayersDoNotSurvive() throws {
    let (plain, batch) = try twins(
      "\(Self.hidden(6)) --activation relu --init he --lr 1 --steps 1200")
    let step = try #require(plain.divergedAt)
    #expect(plain.steps == step - 1)
    #expect(plain.loss == nil)
    #expect(
      plain.layers.count == 6 && plain.layers.allSatisfy { $0.mean == nil && $0.shift == nil })
    #expect(batch.divergedAt == nil && batch.steps == 1200)
    #expect(try #require(batch.testAccuracy) > 0.93)
  }

  @Test func aRateAtWhichPlainReLUsDie() throws {
    let (plain, batch) = try twins(
      "\(Self.hidden(6)) --activation relu --init he --lr 1 --steps 300", seed: 16)
    #expect(plain.divergedAt == nil && plain.layers.last?.dead == 1)
    #expect(try #require(plain.testAccuracy) < 0.2)
    #expect(batch.layers.allSatisfy { ($0.dead ?? 1) < 0.2 })
    #expect(try #require(batch.testAccuracy) > 0.85)
  }

  @Test func aRateAtWhichPlainTanhLayersSaturate() throws {
    let (plain, batch) = try twins(
      "\(Self.hidden(8)) --activation tanh --init xavier --lr 0.5 --steps 1200")
    #expect(try #require(plain.testAccuracy) < 0.15)
    #expect(try #require(batch.testAccuracy) > 0.90)
    #expect(try #require(plain.layers.last?.saturated) > 0.9)
    #expect(try #require(batch.layers.last?.saturated) < 0.1)
  }

  @Test func statisticsOutsideOfTheGradientBlowUp() throws {
    let (detached, batch) = (try alone("detached", rate: "1"), try alone("batch", rate: "1"))
    #expect(try #require(detached.testAccuracy) < 0.4)
    #expect(try #require(detached.loss) > 2)
    #expect(try #require(batch.testAccuracy) > 0.9)
  }

  @Test func moreShiftAndStillItLearns() throws {
    let (noisy, batch) = (try alone("noisy", rate: "0.1"), try alone("batch", rate: "0.1"))
    #expect(
      try #require(noisy.layers.last?.shift) > 1.3 * #require(batch.layers.last?.shift))
    #expect(try #require(noisy.testAccuracy) > 0.87)
  }

  @Test func theLastLayerShiftsLess() throws {
    let (plain, batch) = try twins("--lr 0.1 --steps 2000")
    let (before, after) = try (#require(plain.layers.last), #require(batch.layers.last))
    #expect(try #require(after.shift) < #require(before.shift) / 2)
    #expect(try #require(after.shiftSigma) < #require(before.shiftSigma) / 10)
  }
}
