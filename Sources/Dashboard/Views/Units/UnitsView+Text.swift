import Drawing
import Telemetry

extension UnitsView {
  /// What is drawn, in as many words as fit.
  func title(width: Int) -> String {
    let symbol = RunWords(snapshot.run).symbol(of: tap)
    let examples =
      snapshot.run.trainer.map { " over \($0.probeSize) held-out examples" } ?? ""
    let titles = [
      "\(symbol) of every unit\(examples): a bar from 15 to 85 %, a line at the median; in order of "
        + "medians",
      "\(symbol) of every unit: 15–85 % and median, in order of medians",
      "\(symbol) of every unit, ordered by median", "\(symbol) of every unit, by median",
    ]
    return titles.fitting(width)
  }

  /// The numbers of the unit that is pointed out in the selected layer.
  func numbers(_ network: NetworkSnapshot) -> [[Span]] {
    let layer = state.selectedLayer(snapshot)
    guard network.current.layers.indices.contains(layer) else { return [] }
    let observed = network.current.layers[layer]
    let unit = unit(of: observed)
    guard let units = observed.units?.summaries, units.indices.contains(unit) else { return [] }
    let now = units[unit]
    func number(_ value: Float) -> String {
      max(-axis.lower, axis.upper) >= 0.5 ? fixed(Double(value), 2) : significant(Double(value))
    }
    // Only the median is one of the 33 quantiles that are logged.
    let sign = snapshot.run.log == nil ? "" : "≈ "
    var then: [Span] = []
    if network.current.step != network.mark.step, network.mark.layers.indices.contains(layer),
      let units = network.mark.layers[layer].units?.summaries, units.indices.contains(unit)
    {
      then = [Span("at the mark \(number(units[unit].q50))", Palette.quiet)]
    }
    let word = canDie ? "inactive" : "saturated"
    let name = state.unit == nil ? "unit \(unit + 1), typical" : "unit \(unit + 1)"
    return [
      [Span("▲ ", Palette.key), Span("\(observed.id.label), \(name)", Palette.strong)],
      [Span("median \(number(now.q50))")], then,
      [Span("15–85 % \(sign)\(number(now.q15)) … \(number(now.q85))")],
      [Span("σ \(sign)\(number(now.sigma))")],
      now.saturated.map { [Span("\(word) \(percent(Double($0)))")] } ?? [],
      [Span("shift \(number(now.shift)) since step \(grouped(network.mark.step))")],
    ]
  }

  /// What the lines and the glyphs mean; nothing where there are none.
  func legend(_ network: NetworkSnapshot) -> [[Span]] {
    guard network.current.layers.contains(where: { $0.units != nil }) else { return [] }
    func entry(_ glyph: String, _ style: Style, _ words: String) -> [Span] {
      [Span(glyph, style), Span(" \(words)", Palette.quiet)]
    }
    let shade = network.hue.shade
    var entries = [
      entry("▒▒", Style(shade, on: shade), "15–85 %"),
      entry(
        "━━", Style(network.hue.light.foreground, on: shade, bold: true), "median"),
      entry("u", Palette.key, "next unit"),
    ]
    let isKnown = network.current.layers.contains { layer in
      layer.units?.summaries.contains { $0.saturated != nil } ?? false
    }
    if !isKnown {
      // Nothing is said of what the nonlinearity does with it.
    } else if !canDie {
      if tap == .y, let limit = snapshot.run.trainer?.saturation,
        max(-axis.lower, axis.upper) > limit
      {
        entries.append(entry("╌", Palette.rule, "saturated beyond ±\(fixed(limit, 2))"))
      }
      entries.append(entry("●", Palette.warning, "saturated on > 50 % of examples"))
    } else {
      entries.append(entry("×", Palette.warning, "dead: inactive on all examples"))
      entries.append(entry("●", Palette.quiet, "inactive on > 50 %"))
    }
    let beyond = network.current.layers.contains { layer in
      (layer.units?.summaries ?? []).contains { abs(axis.position(Double($0.q50)) - 0.5) > 0.5 }
    }
    if beyond { entries.append(entry("↑↓", Palette.warning, "median beyond the axis")) }
    return entries
  }
}
