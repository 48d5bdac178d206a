package import Telemetry

extension Figure1 {
  /// Every number that is drawn, one row a step; what was not seen of a network is empty.
  ///
  /// Accuracy is a share of the test examples over the seeds (mean, least, greatest); the percentiles
  /// are those of the first seed's typical unit, whose number counts from 1.
  package var csv: String {
    let columns = ["accuracy", "accuracy_min", "accuracy_max", "unit", "q15", "q50", "q85"]
    let names = ["plain", "batch"]
    let numbers = networks.map { network in
      let (accuracy, course) = (network.accuracy, network.shown)
      let typical = course.typical
      return accuracy.indices.map { index -> [String] in
        let seen = accuracy[index]
        let unit = index < typical.count ? typical[index] : nil
        return ["\(seen.mean)", "\(seen.low)", "\(seen.high)"]
          + (unit.map { ["\(course.typicalUnit + 1)", "\($0.q15)", "\($0.q50)", "\($0.q85)"] }
            ?? Array(repeating: "", count: 4))
      }
    }
    let longest = plain.accuracy.count > batch.accuracy.count ? plain.accuracy : batch.accuracy
    return Interchange.csv(
      header: ["step"] + names.flatMap { name in columns.map { "\(name)_\($0)" } },
      rows: longest.indices.map { index in
        ["\(longest[index].step)"]
          + numbers.flatMap { rows in
            index < rows.count ? rows[index] : Array(repeating: "", count: columns.count)
          }
      })
  }
}
