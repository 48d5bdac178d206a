import Drawing
import Experiments
import Lessons

/// What `normscope lesson --check --seeds` prints; numbers that are not known are null.
struct SeedReport: Encodable {
  let lesson: String
  let number: Int
  let title: String
  let contradicts: Bool
  let seeds: [UInt64]
  @Nullable var passRate: Double?
  let failures: [UInt64]
  let measures: [Measure]

  /// A number over the seeds; `count` of them had it.
  struct Measure: Encodable {
    let name: String
    let count: Int
    @Nullable var mean: Double?
    @Nullable var sd: Double?
    @Nullable var min: Double?
    @Nullable var max: Double?

    init(_ measure: SeedStudy.Measure) {
      name = measure.name.split(separator: " ").joined(separator: "_")
      count = measure.values.count
      (mean, sd) = (measure.mean, measure.deviation)
      (min, max) = (measure.values.min(), measure.values.max())
    }
  }

  init(_ lesson: Lesson, _ study: SeedStudy) {
    self.lesson = lesson.id
    number = (lesson.index ?? -1) + 1
    (title, contradicts) = (lesson.title, lesson.contradicts)
    (seeds, failures, passRate) = (study.seeds, study.failures, study.passRate)
    measures = study.measures.map(Measure.init)
  }

  /// The same as a table, a measure a row, with what is borne out below it.
  var table: String {
    let heads = ["measure", "mean", "sd", "min", "max"]
    let rows = [heads] + measures.map { row(of: $0) }
    let widths = heads.indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
    let lines = rows.map { row in
      row.enumerated().map { column, cell in
        guard column < widths.count else { return cell }
        let blank = String(repeating: " ", count: widths[column] - cell.count)
        return column == 0 ? cell + blank : blank + cell
      }.joined(separator: "  ")
    }
    let range = seeds.first.flatMap { first in seeds.last.map { "seeds \(first) to \($0)" } } ?? ""
    let some = failures.map(String.init).joined(separator: ", ")
    let count =
      failures.isEmpty
      ? "all \(seeds.count)" : "\(seeds.count - failures.count) of \(seeds.count), not for \(some)"
    let verdict = "the claim is \(contradicts ? "contradicted" : "borne out") for \(count)"
    let head = (number > 0 ? "Lesson \(number), " : "") + "\(title): \(range)"
    return ([head] + lines + [verdict]).joined(separator: "\n")
  }

  /// The cells of a measure, with how many seeds it is of where that is not all.
  private func row(of measure: Measure) -> [String] {
    let name = measure.name.split(separator: "_").joined(separator: " ")
    let numbers = [measure.mean, measure.sd, measure.min, measure.max]
    let cells = [name] + numbers.map { number in number.map { significant($0) } ?? "–" }
    guard measure.count < seeds.count else { return cells }
    return cells + ["in \(measure.count) of \(seeds.count)"]
  }
}
