import Testing

/// Options that would do nothing beside the others, or without one that is missing.
extension OptionTests {
  @Test(arguments: [
    (["lesson", "--check"], "--check"), (["lesson", "--seed", "2"], "--seed"),
    (["lesson", "--fps", "10"], "--fps"), (["lesson", "--theme", "light"], "--theme"),
    (["lesson", "anatomy", "--check", "--fps", "20"], "--fps"),
    (["lesson", "--seeds", "2"], "--seeds"), (["lesson", "anatomy", "--seeds", "2"], "--seeds"),
    (["lesson", "anatomy", "--check", "--format", "text"], "--format"),
    (["lesson", "anatomy", "--check", "--view", "1"], "--view"),
    (["lesson", "anatomy", "--check", "--paused"], "--paused"),
    (run + ["--noise", "1"], "--noise"), (frame + ["--noise", "1"], "--noise"),
    (run + ["--skip"], "--skip"), (bench + ["--skip"], "--skip"), (tiny + ["--skip"], "--skip"),
    (stableRate + ["--skip"], "--skip"),
    (run + ["--norm-after"], "--norm-after"), (frame + ["--norm-after"], "--norm-after"),
    (stableRate + ["--norm-after", "--norms", "none"], "--norm-after"),
    (run + ["--groups", "1"], "--groups"), (frame + ["--groups", "1"], "--groups"),
    (frame + ["--theme", "light"], "--theme"), (frame + ["--insertion", "snap"], "--insertion"),
    (frame + ["--removal", "fold"], "--removal"),
    (frame + ["--toggle-at", "1", "--removal", "fold"], "--removal"),
    (frame + ["--toggle-at", "1", "--norm", "batch", "--insertion", "snap"], "--insertion"),
    (run + ["--save-every", "1"], "--save-every"), (tiny + ["--save-every", "1"], "--save-every"),
    (run + ["--log-every", "1"], "--log-every"), (tiny + ["--log-every", "1"], "--log-every"),
    (bench + ["--noise", "1", "--sweep", "none/none"], "--noise"),
    (stableRate + ["--lr", "5"], "--lr"), (stableRate + ["--norm", "batch"], "--norm"),
    (stableRate + ["--hidden", "3,2"], "--hidden"), (stableRate + ["--noise", "1"], "--noise"),
    (stableRate + ["--groups", "1"], "--groups"),
    (stableRate + ["--seeds", "2", "--seed", "18446744073709551615"], "--seed"),
    (watch + ["--run", "a", "--run", "a"], "--run"),
    (watch + ["--run", "a", "--run", "b", "--compare"], "--compare"),
    (frame + ["--ridges"], "--ridges"),
    (frame + ["--data", "mnist", "--shift-test", "blur:1"], "--shift-test"),
    (run + ["--shift-test", "blur:1"], "--shift-test"),
    (tiny + ["--shift-test", "blur:1"], "--shift"),
    (bench + ["--data", "mnist", "--shift-test", "blur:1"], "--shift-test"),
    (stableRate + ["--data", "mnist", "--shift-test", "blur:1"], "--shift-test"),
    (frame + ["--ridges", "--view", "density", "--projector"], "--ridges"),
    (["help", "nonsense"], "nonsense"), (["help", "run", "nonsense"], "nonsense"),
  ])
  func whatWouldDoNothingIsRefused(arguments: [String], word: String) throws {
    let outcome = try Outcome.of(Program.path(), arguments)
    #expect(outcome.status == 2 && outcome.output == "", "\(outcome.errors)")
    #expect(outcome.errors.contains(word) && outcome.errors.filter(\.isNewline).count == 1)
  }
}
