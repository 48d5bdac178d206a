/// The options of each command.
extension OptionCase {
  static let run: [OptionCase] =
    network + writing + [
      .option("--steps", taken: ["9"], refused: ["x", "-5", "1000000001"]),
      .option("--epochs", taken: [], refused: ["x", "-1", "1"]), .flag("--compare"),
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
