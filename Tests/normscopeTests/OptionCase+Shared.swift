/// The options that several commands have in common.
extension OptionCase {
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
      .option("--examples", taken: ["60", "100"], refused: ["x", "-1", "0", "59", "3001"]),
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
}
