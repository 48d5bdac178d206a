import TOMLFiles
import Telemetry
import Training

extension LessonTable {
  /// What happens by itself: the tables of `script`, in the order of their steps, each with a `step` and
  /// what to `do` there.
  ///
  /// `toggle` and `next` take a `network` (1, or 2 for a twin), an `insertion` (snap, graft) and a
  /// `removal` (fold, drop); `rate` a `rate`; `scale` a `network`, a `layer` and a `factor`; `mark`
  /// nothing.
  func script(upTo last: Int, networks: Int, layers: Int) throws(TOMLFileError)
    -> [StampedCommand]
  {
    var commands: [StampedCommand] = []
    for table in try tables("script") {
      // A key that no command has is told before one that is missing, which it may be meant to be.
      try table.expect(keys: [
        "step", "do", "network", "insertion", "removal", "rate", "layer", "factor",
      ])
      let step = try table.number("step", in: 0...last)
      guard step >= commands.last?.step ?? 0 else {
        throw table.error("step", "expected the steps in ascending order")
      }
      commands.append(
        StampedCommand(
          step: step, command: try table.command(networks: networks, layers: layers)))
    }
    return commands
  }

  private func command(networks: Int, layers: Int) throws(TOMLFileError) -> Command {
    let name = try text("do")
    func network() throws(TOMLFileError) -> Int {
      (try optionalNumber("network", in: 1...networks) ?? 1) - 1
    }
    func toggle() throws(TOMLFileError) -> Toggle {
      try expect(keys: ["step", "do", "network", "insertion", "removal"])
      return Toggle(
        grafts: try choice("insertion", of: ["snap", "graft"]) == "graft",
        folds: try choice("removal", of: ["fold", "drop"]) != "drop")
    }
    switch name {
    case "toggle": return .toggleNormalization(network: try network(), try toggle())
    case "next": return .nextNormalization(network: try network(), try toggle())
    case "mark":
      try expect(keys: ["step", "do"])
      return .mark
    case "rate":
      try expect(keys: ["step", "do", "rate"])
      return .setRate(try positive("rate"))
    case "scale":
      try expect(keys: ["step", "do", "network", "layer", "factor"])
      return .scaleWeights(
        network: try network(), layer: try number("layer", in: 1...layers) - 1,
        factor: try positive("factor"))
    default: throw error("do", "expected toggle, next, mark, rate or scale")
    }
  }

  /// The text of `key`, which is one of `names`; nil where it is not there.
  func choice(_ key: String, of names: [String]) throws(TOMLFileError) -> String? {
    guard let text = try optionalText(key) else { return nil }
    guard names.contains(text) else {
      let all = names.joined(separator: " or ")
      throw error(key, "expected \(all), not “\(text.quotable)”\(text.hint(among: names))")
    }
    return text
  }
}
