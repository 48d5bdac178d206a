import Testing

/// An option, values of it that are taken and change something, and values that are refused.
struct OptionCase: Sendable, CustomTestStringConvertible {
  /// The option's name, with dashes.
  let name: String
  /// Arguments that it needs beside it.
  let context: [String]
  /// What may be given, with the name: each changes something.
  private(set) var taken: [[String]]
  /// Values that are mistakes: of another kind, out of range, extreme.
  let refused: [String]
  /// Whether the option takes no value.
  let isFlag: Bool

  var testDescription: String { name }

  /// The same where what it changes is seen elsewhere.
  var onlyRefused: OptionCase {
    var copy = self
    copy.taken = []
    return copy
  }

  /// An option with a value.
  static func option(
    _ name: String, taken: [String], refused: [String], with context: [String] = []
  ) -> OptionCase {
    OptionCase(
      name: name, context: context, taken: taken.map { [name, $0] }, refused: refused,
      isFlag: false)
  }

  /// An option without one, which refuses every value.
  static func flag(_ name: String, with context: [String] = []) -> OptionCase {
    OptionCase(name: name, context: context, taken: [[name]], refused: ["-1"], isFlag: true)
  }

  /// Where options come from that are not given.
  static let settings: [OptionCase] = [
    .option("--config", taken: [], refused: []), .flag("--print-config").onlyRefused,
  ]

  /// What every command that trains a network of one's own takes.
  static let network: [OptionCase] =
    settings + [
      .option("--hidden", taken: ["4", "3,2"], refused: ["x", "0", "-3,4", "4097", "", "3,,3"]),
      .option("--activation", taken: ["tanh", "relu"], refused: ["swish", "-1", "1"]),
      .flag("--skip", with: ["--hidden", "4,4"]),
      .option(
        "--init", taken: ["he", "xavier", "gaussian:1"],
        refused: ["kaiming", "gaussian:-1", "gaussian:", "-1"]),
      .option("--norm", taken: ["batch", "whitening"], refused: ["instance", "-1", "2"]),
      .flag("--norm-after", with: ["--norm", "batch"]),
      .option(
        "--groups", taken: ["1", "2"], refused: ["x", "-1", "0", "5", "12", "4097"],
        with: ["--norm", "group", "--hidden", "12"]),
      .option(
        "--noise", taken: ["0", "100"], refused: ["x", "-1", "1e308", "nan"],
        with: ["--norm", "noisy"]),
      .option("--dropout", taken: ["0.5"], refused: ["x", "-0.1", "1", "inf"]),
      .option("--lr", taken: ["0.1"], refused: ["x", "-0.1", "0", "nan", "-inf"]),
      .option("--momentum", taken: ["0.9"], refused: ["x", "-0.1", "1"]),
      .option("--weight-decay", taken: ["0.01"], refused: ["x", "-0.1", "1", "nan"]),
      .option("--optimizer", taken: ["adam"], refused: ["rmsprop", "-1"]),
      .option("--batch", taken: ["30"], refused: ["x", "-3", "1", "3001", "9223372036854775808"]),
      .option(
        "--seed", taken: ["2", "18446744073709551615"],
        refused: ["x", "-1", "18446744073709551616", "1.5"]),
      .option("--data", taken: ["circles"], refused: []),
      .flag("--whiten-inputs"),
      .flag("--no-shuffle"),
      .option(
        "--shift-test", taken: ["brightness:0.3", "noise:0.5", "blur:1"],
        refused: ["x", "noise", "noise:-1", "blur:0", "brightness:2", "fog:1"],
        with: ["--data", "mnist"]),
      // What a file of weights changes needs a file.
      .option("--init-weights", taken: [], refused: [""]),
    ]

  /// What a command that writes files of its training takes; what it writes is seen there.
  static let writing: [OptionCase] = [
    .option("--save-weights", taken: [], refused: [""]),
    .option(
      "--save-every", taken: [], refused: ["x", "0", "-1", "1000000001"],
      with: ["--save-weights", "none/none.safetensors"]),
    .option("--log", taken: [], refused: [""]), .option("--csv", taken: [], refused: [""]),
    .option("--tensorboard", taken: [], refused: [""]),
    .option(
      "--log-every", taken: [], refused: ["x", "0", "-1", "1000000001"],
      with: ["--log", "none/none.jsonl"]),
  ]

  /// What a command with a screen takes; what that changes shows on the screen.
  static let screen: [OptionCase] =
    settings + [
      .option("--view", taken: [], refused: ["nothing", "0", "10", "-1"]),
      .flag("--paused").onlyRefused,
      .option("--pace", taken: [], refused: ["fast", "0", "100001", "-1"]),
      .option("--fps", taken: [], refused: ["x", "0", "61", "-1"]),
      .option("--color", taken: [], refused: ["blue", "-1"]),
      .option("--theme", taken: [], refused: ["blue", "-1"]),
      .flag("--ascii").onlyRefused, .flag("--no-mouse").onlyRefused,
      .flag("--projector").onlyRefused,
    ]

  static let run: [OptionCase] =
    network + writing + [
      .option("--steps", taken: ["9"], refused: ["x", "-5", "1000000001"]),
      .option("--epochs", taken: [], refused: ["x", "-1", "1"]), .flag("--compare"),
    ]

  /// What every command that draws the screen without one takes, with a run of 8 steps.
  static let picture: [OptionCase] =
    network.filter { $0.name != "--shift-test" } + [
      .option(
        "--shift-test", taken: ["brightness:0.3", "noise:0.5"], refused: ["x", "noise:-1"],
        with: ["--data", "mnist", "--view", "learning"]),
      .option("--toggle-at", taken: ["3"], refused: ["x", "-1", "9"]),
      .option(
        "--insertion", taken: ["graft"], refused: ["push", "-1"],
        with: ["--toggle-at", "3", "--view", "shift"]),
      .option(
        "--removal", taken: ["drop"], refused: ["push", "-1"],
        with: ["--toggle-at", "3", "--norm", "batch", "--view", "learning"]),
      .flag("--compare"),
      .option("--view", taken: ["4", "learning"], refused: ["nothing", "0", "10", "-1"]),
      .option(
        "--layer", taken: ["2"], refused: ["x", "0", "99", "-1", "-9223372036854775808"],
        with: ["--hidden", "3,3", "--view", "units"]),
      .option("--tap", taken: ["2", "a"], refused: ["b", "0", "6", "-1"]),
      .option("--size", taken: ["60x16", "300x100"], refused: ["10", "10x3", "1001x40", "-3x40"]),
      .flag("--ascii"), .flag("--projector"),
      .flag("--ridges", with: ["--view", "density"]),
    ]

  static let frame: [OptionCase] =
    picture + [
      .option("--step", taken: ["9"], refused: ["x", "-1", "100000001"]),
      .option("--at", taken: ["2"], refused: ["x", "-1", "9"]),
      .option("--format", taken: ["svg"], refused: ["png", "-1"]),
      .option(
        "--theme", taken: ["light"], refused: ["auto", "-1"], with: ["--format", "svg"]),
    ]

  static let film: [OptionCase] =
    picture + [
      .option("--steps", taken: ["12"], refused: ["x", "-1", "0", "100000", "100000001"]),
      .option("--every", taken: ["2", "8"], refused: ["x", "-1", "0", "9"]),
      .option("--fps", taken: ["1", "60"], refused: ["x", "-1", "0", "61"]),
      .option("--out", taken: [], refused: ["", "x", "x.png", ".svg", "x.svg/"]),
      .option("--theme", taken: ["light"], refused: ["auto", "-1"]),
    ]

  static let bench: [OptionCase] =
    network.map(\.onlyRefused) + [
      .option("--rounds", taken: [], refused: ["x", "0", "1001", "-1"]),
      .option("--sweep", taken: [], refused: [""]),
    ]

  static let stableRate: [OptionCase] =
    network.filter { !["--noise", "--groups", "--norm-after"].contains($0.name) }.map(\.onlyRefused)
    + [
      .flag("--norm-after", with: ["--norms", "batch"]),
      .option("--noise", taken: [], refused: ["x", "-1", "nan"], with: ["--norms", "noisy"]),
      .option("--groups", taken: [], refused: ["x", "0", "2"], with: ["--norms", "group"]),
      .option("--depths", taken: ["2", "1,2"], refused: ["x", "0", "65", "2,1", "1,1", ""]),
      .option("--norms", taken: ["layer", "batch,none"], refused: ["x", "none,none", ""]),
      .option("--seeds", taken: ["2"], refused: ["x", "0", "101", "-1"]),
      .option("--steps", taken: ["1"], refused: ["x", "0", "1000001", "-1"]),
      .option("--out", taken: [], refused: [""]),
    ]

  static let book: [OptionCase] = [
    .option("--out", taken: [], refused: [""]),
    .option("--lessons", taken: [], refused: ["x", "", "1,1", "1,shift"]),
    .option("--seed", taken: [], refused: ["x", "-1", "18446744073709551614"]),
    .option("--seeds", taken: [], refused: ["x", "1", "101", "-1"]),
    .option("--figure-steps", taken: [], refused: ["x", "10000001", "-1"]),
    .option("--theme", taken: [], refused: ["auto", "-1"]),
  ]

  static let watch: [OptionCase] =
    screen + [
      .option("--run", taken: [], refused: []), .flag("--compare").onlyRefused,
      .option("--tags", taken: [], refused: ["/[/"]), .flag("--print").onlyRefused,
      .flag("--json").onlyRefused,
      .option("--format", taken: ["svg"], refused: ["png", "-1"], with: ["--print"]),
      .option("--size", taken: ["60x16"], refused: ["10", "1001x40", "-1"], with: ["--print"]),
    ]

  static let figure1: [OptionCase] = [
    .option("--out", taken: [], refused: [""]),
    .option("--steps", taken: ["2"], refused: ["x", "0", "10000001", "-5"]),
    .option("--seed", taken: ["2"], refused: ["x", "-1", "18446744073709551616"]),
    .option("--seeds", taken: ["2"], refused: ["x", "0", "101", "-1"]),
    .option("--width", taken: ["89"], refused: ["x", "90", "-1"]), .flag("--ascii"),
  ]

  static let live: [OptionCase] =
    network.map(\.onlyRefused) + screen + writing + [
      .flag("--compare").onlyRefused, .option("--record", taken: [], refused: []),
    ]

  static let lesson: [OptionCase] =
    screen + [
      .flag("--check").onlyRefused, .flag("--print").onlyRefused,
      .option("--seed", taken: ["2"], refused: ["x", "-1"], with: ["anatomy", "--check"]),
      .option(
        "--seeds", taken: ["2", "3"], refused: ["x", "1", "1001"], with: ["anatomy", "--check"]),
      .option(
        "--format", taken: ["text"], refused: ["x", "svg"],
        with: ["anatomy", "--check", "--seeds", "2"]),
    ]
}
