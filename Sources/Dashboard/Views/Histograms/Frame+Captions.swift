import Drawing
import Statistics
import Telemetry

extension Frame {
  /// What the picture is, in at most `width` characters where that is possible.
  func title(width: Int) -> String {
    let meaning =
      run.log == nil
      ? network.current.tap.meaning(RunWords(run)) : "the values logged, x"
    let step = "step \(grouped(network.mark.step))"
    let titles =
      switch kind {
      case .absolute where isPooled:
        [
          "\(meaning) (all units; to see single ones, log normscope/units/TAG)",
          "\(meaning); to see units, log normscope/units/TAG", "\(meaning) (all units)", meaning,
        ]
      case .absolute where leavesOutZeros:
        [
          "\(meaning) (all units, without zeros)", "\(meaning) without zeros",
          "\(meaning), no zeros", meaning,
        ]
      case .absolute: ["\(meaning) (all units)", meaning]
      case .relative:
        [
          "each unit since the mark (\(step); m sets it), in its own σ of then",
          "each unit in σ since the mark (\(step); m sets it)",
          "σ since the mark (\(step); m sets it)", "σ since mark (\(step); m sets it)",
          "in σ since the mark (\(step))",
          "since the mark, in σ",
        ]
      case .typical:
        ["a typical unit (median shift), outline: the mark", "a typical unit; line: mark"]
      }
    return titles.fitting(width)
  }

  /// Whether a log tells of no single unit.
  private var isPooled: Bool {
    run.log != nil && network.current.layers.allSatisfy { $0.units == nil }
  }

  /// What there is to say about the picture in numbers: above it, the longest wording first, and below it.
  ///
  /// In less than `width` 44 the headings are abridged.
  func captions(layer: Int, width: Int) -> (headings: [[Span]], foot: [Span]) {
    let observed = network.current.layers[layer]
    return (headings(observed, isShort: width < 44), [Span(foot(observed), Palette.quiet)])
  }

  /// A number in the units of the tap, in the same notation for all layers.
  ///
  /// That has powers of ten where one is 10 000 or more. Gradients are small, and so have significant
  /// digits.
  private func number(_ value: Double, signed: Bool = false) -> String {
    if network.current.tap == .gradient { return significant(value) }
    guard isLarge else { return fixed(value, 2, signed: signed) }
    return (signed && value > 0 && value.isFinite ? "+" : "") + scientific(value)
  }

  /// Whether a number of a layer is too large to be written out.
  private var isLarge: Bool {
    network.current.layers.compactMap(distribution).contains {
      max(abs($0.mean), $0.sigma, abs($0.quantiles.q50)) >= 1e4
    }
  }

  private func headings(_ layer: LayerObservation, isShort: Bool) -> [[Span]] {
    guard let shown = distribution(layer) else { return [[]] }
    let sign = run.estimateSign(shown)
    let mean = sign + (isShort ? "μ " : "mean ") + number(shown.mean, signed: true)
    let sigma = "σ \(number(shown.sigma))"
    switch kind {
    case .absolute:
      guard let saturated = layer.saturated else { return [[Span("\(mean)  \(sigma)")]] }
      let words = RunWords(run).isReLU ? ("inactive", "inact.") : ("saturated", "sat.")
      let share = Span(
        "\(isShort ? words.1 : words.0) \(percent(saturated))",
        saturated > 0.1 ? Palette.warning : .plain)
      return ["\(mean)  \(sigma)  ", "\(mean) \(sigma) ", "\(sign)\(sigma)  "]
        .map { [Span($0), share] }
    case .relative:
      let quantiles = shown.quantiles
      let middle = "\(sign)15–85 %: \(fixed(quantiles.q15, 1)) … \(fixed(quantiles.q85, 1)) σ"
      let count = layer.units?.leftOut ?? 0
      return (count > 0 ? [[Span("\(middle)  \(count) constant units left out")]] : [])
        + [[Span(middle)]]
    case .typical:
      return [[Span("unit \((layer.units?.typical.unit ?? 0) + 1)  \(mean)  \(sigma)")]]
    }
  }

  private func foot(_ layer: LayerObservation) -> String {
    guard let shown = distribution(layer) else { return "" }
    let sign = run.estimateSign(shown)
    return switch kind {
    case .absolute: "\(sign)median \(number(shown.quantiles.q50))"
    case .relative: "\(sign)median \(fixed(shown.quantiles.q50, 1)) σ"
    case .typical:
      "moved \(number(layer.units?.typical.shift ?? .nan)) since step \(grouped(network.mark.step))"
    }
  }
}
