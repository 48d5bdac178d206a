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
    let rows =
      [heads]
      + measures.map { measure in
        [measure.name.split(separator: "_").joined(separator: " ")]
          + [measure.mean, measure.sd, measure.min, measure.max].map {
            $0.map(significant) ?? "–"
          } + (measure.count < seeds.count ? ["in \(measure.count) of \(seeds.count)"] : [])
      }
    let widths = heads.indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
    let lines = rows.map { row in
      row.enumerated().map { column, cell in
        guard column < widths.count else { return cell }
        let blank = String(repeating: " ", count: widths[column] - cell.count)
        return column == 0 ? cell + blank : blank + cell
      }.joined(separator: "  ")
    }
    let range = seeds.first.flatMap { first in seeds.last.map { "seeds \(first) to \($0)" } } ?? ""
    let verdict =
      "the claim is \(contradicts ? "contradicted" : "borne out") for "
      + (failures.isEmpty
        ? "all \(seeds.count)"
        : "\(seeds.count - failures.count) of \(seeds.count), not for "
          + failures.map(String.init).joined(separator: ", "))
    return ([(number > 0 ? "Lesson \(number), " : "") + "\(title): \(range)"] + lines + [verdict])
      .joined(separator: "\n")
  }
}
