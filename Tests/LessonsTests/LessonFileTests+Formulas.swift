import Lessons
import TOMLFiles
import Testing

/// The formulas by which an outcome is judged.
extension LessonFileTests {
  /// A lesson that is borne out where the formula holds.
  private func lesson(_ formula: String) throws(TOMLFileError) -> Lesson {
    let file =
      Self.head
      + "[settings]\nhidden = [4, 3]\n[[outcome]]\nwords = \"x\"\nholds = '\(formula)'\n"
    return try Lesson(file: file, id: "x.toml")
  }

  @Test(arguments: [
    ("1 + 2 * 3 == 7", true), ("(1 + 2) * 3 == 9", true), ("10 - 2 - 3 == 5", true),
    ("8 / 2 / 2 == 2", true), ("-2 * -3 == 6", true), ("50 % == 0.5", true), ("1e-1 < 0.2", true),
    ("not 1 > 2 and 1 > 0", true), ("not (1 > 2 or 1 > 0)", false),
    ("1 > 2 or 2 > 1 and 1 > 2", false), ("(1 < 2) == (3 > 2)", true),
    ("test_accuracy == 0.25", true), ("test_accuracy@19 == 0.2", true),
    ("test_accuracy@20 == 0.4", true), ("mean(test_accuracy, 10) == (0.4 + 0.3) / 2", true),
    ("max(test_accuracy, 0) == 0.4 and min(test_accuracy, 0) == 0.2", true),
    ("last.drift == 0.5 and layer1.drift == 0.125 and first.drift == layer1.drift", true),
    ("twin.layer2.drift > last.drift", true), ("diverged", false), ("not diverged", true),
    ("diverged_at > 0", false), ("step == 100", true), ("norm == \"none\"", true),
    ("accuracy_batch == 0.5 and accuracy_running == 0.25", true),
    ("accuracy_unchanged == 0.75 and twin.accuracy_changed == 0.5", true),
    ("accuracy_changed_retaken == 0.625", true), ("twin.accuracy_changed_retaken >= 0", false),
    ("accuracy_retaken == 0.75", true), ("twin.accuracy_retaken >= 0", false),
    ("norm == \"batch\"", false), ("last.shift < 1 or last.shift >= 1", false),
    ("last.sigma == 0.5 and last.q50 == 0.5", true), ("last.unit_correlation == 0.25", true),
    ("last.unit_sigma_min == 0.5 and first.unit_sigma_max == 2", true),
  ]) func formulasMeanWhatTheySay(formula: String, holds: Bool) throws {
    #expect(try lesson(formula).outcome(evidence()).holds == holds)
  }

  @Test(arguments: [
    ("tset_accuracy > 1", "perhaps test_accuracy"), ("last.drfit > 1", "perhaps drift"),
    ("layer3.drift > 1", "there are layers 1 to 2"), ("slow.test_accuracy > 1", "no key"),
    ("1 +", "expected a value at the end"), ("(1 > 2", "expected “)”"),
    ("1 > 2)", "expected an op"),
    ("1 2", "expected an operator, not “2”"), ("mean(last.drift)", "expected “,”"),
    ("test_accuracy@x > 1", "@: expected the number of a step"), ("1 & 2", "“&” has no meaning"),
    ("norm == \"btach\"", "norm: expected one of none"), ("norm == batch", "in quotes"),
    (String(repeating: "(", count: 200), "too much within"),
    (String(repeating: "-", count: 20_000) + "1 > 0", "too long"),
    (String(repeating: "-", count: 900) + "1 > 0", "too much within"),
    (String(repeating: "1+", count: 100_000) + "1 > 0", "too long"),
    ("step_ms > 1", "timed = true"), ("mean(diverged, 0) > 0", "a quantity of every step"),
    ("mean(accuracy_batch, 0) > 0", "a quantity of every step"),
    ("diverged@5", "it is not of a step"), ("norm > 2", "expected “==”"),
    ("test_accuracy.last > 1", "no key “test_accuracy”"),
    ("mean(last.drfit, 0) > 1", "no key “drfit”, perhaps drift"),
    ("lst.drift > 1", "no key “lst”, perhaps last"), ("twn.last.drift > 1", "perhaps twin"),
    ("mean(1, 0) > 0", "a quantity of every step"),
    ("1 >> 2", "“>>” has no meaning in a formula, perhaps “>” or “>=” is meant"),
    ("1 => 2", "“=>” has no meaning in a formula, perhaps “>=” is meant"),
    ("1 << 2", "perhaps “<” or “<=” is meant"), ("1 =< 2", "perhaps “<=” is meant"),
    ("1 = 2", "perhaps “==” is meant"), ("1 != 2", "perhaps “not … == …” is meant"),
    ("1 > 0 && 2 > 1", "perhaps “and” is meant"), ("1 > 0 || 2 > 1", "perhaps “or” is meant"),
    ("!diverged", "perhaps “not” is meant"), ("1 &| 2", "“&|” has no meaning in a formula"),
    ("1 > > 2", "expected a value, not “>”"), ("* 2 > 1", "expected a value, not “*”"),
    ("0 < test_accuracy < 1", "“<” behind a comparison: join two of them with “and”"),
    ("1 + 1 == 2 * 1 >= 1", "“>=” behind a comparison"),
    ("1e999 > 1", "expected a value, not “1e999”"),
  ]) func formulasThatMeanNothingAreTold(formula: String, words: String) throws {
    let error = try #require(throws: TOMLFileError.self) { try lesson(formula) }
    #expect(error.line == 16 && error.reason.contains(words), "\(error)")
  }
}
