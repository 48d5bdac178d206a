import Drawing
import Telemetry

/// What explanations say of a run's own numbers, and in general words where those are not known.
struct RunWords {
  private let run: TrainerInfo?
  private let log: LogInfo?

  init(_ run: RunInfo?) { (self.run, log) = (run?.trainer, run?.log) }

  /// Whether another program’s logs are shown.
  var isLog: Bool { log != nil }

  /// The probe, as `256 held-out examples (the probe)`.
  var probe: String { counted(run?.probeSize, "held-out examples (the probe)") }

  /// What accuracy is measured on, as `1 000 held-out examples`.
  var test: String { counted(run?.testSample, "held-out examples") }

  /// The latest window, as `last 250 steps`.
  var latestWindow: String { run.map { "last \($0.window) steps" } ?? "last window" }

  /// The steps over which the drift is measured, as `50 steps`.
  var driftSpan: String {
    guard log == nil || log?.interval != nil else { return "one log interval" }
    if run == nil, log?.interval == 1 { return "1 step" }
    return counted(run?.driftWindow ?? log?.interval, "steps")
  }

  /// By what the lines of networks are told apart.
  var looks: String {
    log == nil
      ? "dashed while the network is plain, full while it is normalized; dotted is the second of two "
        + "alike. Each normalization has a colour of its own, plain is blue"
      : "full and blue is the first run, dotted and orange the second: what normalization they have "
        + "is not known"
  }

  /// The quantity looked at; of logs it is not known which it is.
  func symbol(of tap: Tap) -> String { log == nil ? tap.symbol : "x" }

  /// The steps in the window, for a term, as `250`.
  var windowLength: String { run.map { grouped($0.window) } ?? "window" }

  /// What ε is, as ` = 1e−5`, after the letter.
  var epsilon: String { run.map { " = \(short($0.epsilon))" } ?? "" }

  /// The loss of who does not know anything, as `2.30 is guessing among 10 classes`.
  var guessing: String {
    guard let classes = run?.sizes.last else { return "ln n is guessing among n classes" }
    let loss = decimalExponent(Double(classes)) / decimalExponent(Self.e)
    return "\(fixed(loss, 2)) is guessing among \(classes) classes"
  }

  /// Whether the nonlinearity has no slope below 0 and is not flat anywhere else.
  var isReLU: Bool { run?.activation.canDie ?? false }

  /// The nonlinearity within a sentence.
  var nonlinearity: String { run?.activation.words ?? "nonlinearity" }

  /// Whether normalizations stand behind the nonlinearity, which receives z itself then.
  var normalizesAfter: Bool { run?.normalizesAfter ?? false }

  /// What the screen calls a unit where its nonlinearity has next to no slope.
  var saturated: String { isReLU ? "inactive" : "saturated" }

  /// Where the nonlinearity has next to no slope.
  var saturation: String {
    guard let run else {
      return "the slope g′(y) is below 5 % of its largest; for ReLU, inactive: y ≤ 0"
    }
    guard let limit = run.saturation else { return "ReLU has slope 0 and puts out 0: y ≤ 0" }
    return "the slope g′(y) is below 5 % of its largest: |y| > \(fixed(limit, 2)) for "
      + run.activation.words
  }

  /// What the layers of the network have besides, where it is not the usual: terms, and what they mean.
  var architecture: [(String, String)] {
    let skips = (
      "skip connections",
      "a hidden layer as wide as the one before hands on a + what it receives [He 2016]; a is g(y) alone"
    )
    let after = (
      "norm after \(nonlinearity)",
      "normalizations stand behind the nonlinearity g: y = z, a = γ ẑ + β, and ẑ is g(z) normalized"
    )
    return (run?.skips == true ? [skips] : []) + (normalizesAfter ? [after] : [])
  }

  /// How the first weights were drawn: a term, and what it means.
  var weights: (String, String) {
    let what = "how the first weights were drawn"
    guard let weights = run?.initialization else { return ("weights", what) }
    return switch weights {
    case .xavier: (weights.words, "\(what): evenly within ±√(6 / (inputs + units))")
    case .he: (weights.words, "\(what): normally, with mean 0 and σ √(2 / inputs)")
    case .gaussian: (weights.words, "\(what): normally, with mean 0 and this σ")
    case .file: (weights.words, "the first weights were read from this file")
    }
  }

  /// The update rule: a term, and what it means.
  var optimizer: (String, String) {
    let name = run?.optimizer ?? "SGD"
    let what = "the update rule and the learning rate η: "
    guard let run, run.momentum != 0 else { return (name, what + "W ← W − η ∂L/∂W" + decay) }
    guard let momentum = run.momentum else {
      return (name, what + "each step follows running means of ∂L/∂W and of its square" + decay)
    }
    return (name, what + "W ← W − η v, v ← \(short(momentum)) v + ∂L/∂W" + decay)
  }

  /// What weight decay makes of the update rule.
  private var decay: String {
    guard let run, run.weightDecay > 0 else { return "" }
    return ", with \(short(run.weightDecay)) W added to ∂L/∂W (weight decay; not of b, γ and β)"
  }

  private static let e = 2.718_281_828_459_045

  private func counted(_ count: Int?, _ what: String) -> String {
    count.map { "\(grouped($0)) \(what)" } ?? what
  }
}
