package import Telemetry

extension Figure1 {
  /// Every number from which figure and table are made, one row a seed and step; what was not seen of a
  /// network is empty.
  ///
  /// Accuracy is a share of the test examples; percentiles, σ and shift (W₁ since step 0) are those of the
  /// seed's typical unit, whose number counts from 1; the layer's shift is the mean over its units, raw and
  /// in σ.
  package var csv: String {
    let columns = [
      "accuracy", "unit", "q15", "q50", "q85", "sigma", "shift", "layer_shift",
      "layer_shift_sigma",
    ]
    let names = ["plain", "batch"]
    return Interchange.csv(
      header: ["seed", "step"] + names.flatMap { name in columns.map { "\(name)_\($0)" } },
      rows: plain.courses.indices.flatMap { place in
        let courses = networks.map { $0.courses[place] }
        let longest = courses.max { $0.points.count < $1.points.count } ?? courses[0]
        return longest.points.enumerated().map { index, point in
          ["\(longest.seed)", "\(point.step)"]
            + courses.flatMap {
              $0.fields(at: index) ?? Array(repeating: "", count: columns.count)
            }
        }
      })
  }
}

extension Course {
  /// What was seen at a point; nil where the network had diverged.
  fileprivate func fields(at index: Int) -> [String]? {
    guard index < points.count else { return nil }
    let (point, unit) = (points[index], typical[index])
    return ["\(point.testAccuracy)", "\(typicalUnit + 1)"]
      + [unit.q15, unit.q50, unit.q85, unit.sigma, unit.shift].map { "\($0)" }
      + ["\(point.shift)", "\(point.shiftInSigma)"]
  }
}
