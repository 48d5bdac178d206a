import Dashboard
import Drawing
import Statistics
import Telemetry
import Testing

/// How many bars a histogram of view 1 has.
struct HistogramsTests {
  /// The widths of the bars of one layer that has so many values, all between −4 and 4.
  private func bars(_ count: Int, width: Int = 120) -> [Int] {
    // Neighbours in value are far apart in number, so that no two bars are alike by plan.
    let values = (0..<count).map { Float(($0 * 37) % count) / Float(count) * 8 - 4 }
      .map { $0 * abs($0) / 4 }
    let base = Sample.layer()
    let layer = LayerObservation(
      pooled: Distribution(values), relative: base.relative, leftOut: 0, typical: base.typical,
      saturated: 0, shift: base.shift, windowShift: nil)
    var state = ViewState(size: Size(width: width, height: 40))
    state.frames = .absolute
    let lines = Dashboard.render(Sample.snapshot([Sample.network(step: 0, layers: [layer])]), state)
      .lines
    // The heights of the columns in the picture, in cells.
    let heights = (2..<width - 2).map { x in
      lines[4..<28].count { line in ("▁"..."█").contains(Array(line.unicodeScalars)[x]) }
    }
    var runs: [Int] = []
    for (index, height) in heights.enumerated() where height > 0 {
      if index > 0, heights[index - 1] == height, !runs.isEmpty {
        runs[runs.count - 1] += 1
      } else {
        runs.append(1)
      }
    }
    return runs
  }

  @Test func fewValuesHaveWideBars() {
    #expect(bars(60).allSatisfy { $0 >= 8 }, "\(bars(60))")
    #expect(bars(60).count <= 8)
  }

  @Test func manyValuesHaveABarInEveryColumn() {
    #expect(bars(200_000).contains(1))
  }

  /// Numbers of any length leave all meters as long, and in the same words.
  @Test(arguments: [80, 100, 120, 160]) func metersCanBeCompared(width: Int) {
    func network(_ normalization: NormalizationInfo?, _ shifts: [Double]) -> NetworkSnapshot {
      Sample.network(
        normalization: normalization, layers: shifts.map { Sample.layer(shift: $0, drift: $0 / 2) })
    }
    let twins = Sample.snapshot([
      network(nil, [0.5, 1234.5, 31.25]), network(.batch, [0.25, 0.5, 0.75]),
    ])
    let lines = Dashboard.render(twins, ViewState(size: Size(width: width, height: 40))).lines
    let meters = lines.flatMap { $0.matches(of: /drift 0([█▏▎▍▌▋▊▉░]+)800([^│]*)│/) }
    #expect(meters.count == 6)
    #expect(Set(meters.map(\.output.1.count)).count == 1)
    #expect(Set(meters.map { $0.output.2.filter(\.isLetter) }).count == 1)
  }

  @Test func largeNumbersHaveOneNotationAndAreNotCut() {
    let wild = Sample.network(layers: [
      Sample.layer(center: -128.6, spread: 1200, shift: 180.21, drift: nil),
      Sample.layer(center: -4.25e6, spread: 2e7, shift: 62_194.78, drift: nil),
    ])
    let twins = Sample.snapshot([wild, Sample.network(normalization: .batch)])
    let lines = Dashboard.render(twins, ViewState(size: Size(width: 80, height: 24))).lines
    let text = lines.joined(separator: "\n")
    for words in [
      "layer 2  μ −4.3e6  σ 1.2e7  sat. 13 %", "layer 1  μ −1.3e2  σ 6.9e2  sat. 13 %",
      "shift 6.2e4", "shift 1.8e2", "layer 1  μ +0.00  σ 0.58", "shift 0.50",
    ] { #expect(text.contains(words), "\(words)\n\(text)") }
    #expect(!lines.contains { $0.contains("layer ") && $0.contains("…") })
  }
}
