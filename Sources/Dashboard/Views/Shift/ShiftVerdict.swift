import Drawing
import Statistics
import Telemetry

/// What the numbers of the shift view say at this moment, in words, computed from them alone.
struct ShiftVerdict {
  private let snapshot: Snapshot

  init(_ snapshot: Snapshot) { self.snapshot = snapshot }

  /// The longest wording that fits in `rows` lines of `width` characters.
  func words(width: Int, rows: Int) -> String {
    let texts = snapshot.networks.count > 1 ? comparison : description
    let wordings =
      snapshot.isShiftBounded
      ? Self.bounds.flatMap { bounds in texts.map { "\($0) \(bounds)" } } + texts : texts
    return wordings.first { wrapped($0, width: width).count <= rows }
      ?? wordings[wordings.count - 1]
  }

  /// What is said where only all units together are known, the longest wording first.
  private static let bounds = [
    "From bins alone W₁ is a lower bound: units may move more; log normscope/units/TAG.",
    "≥: a lower bound; log normscope/units/TAG to know it.",
  ]

  /// What one network's layers did.
  private var description: [String] {
    let now = snapshot.networks[0].current
    let moved = now.layers.compactMap { layer in layer.shift.map { (layer, $0) } }
      .filter { $1.raw.isFinite }.max { $0.1.raw < $1.1.raw }
    guard let moved else { return ["The shift of these layers is not known."] }
    guard moved.1.raw > 0 else { return ["No shift yet: the mark is this moment."] }
    let (label, sign) = (moved.0.id.label, snapshot.run.boundSign(moved.0))
    let amount = bound(
      "\(sign)\(fixed(moved.1.raw, 2)) raw, \(sign)\(fixed(moved.1.inSigma, 2)) σ")
    let first = "Since step \(bound(grouped(now.markStep))) \(label) moved most: W₁ \(amount)."
    let gradient = now.layers.compactMap { layer in
      layer.gradientShift.map { (layer.id.label, $0) }
    }.filter { $1.ratio.isFinite }.max { $0.1.ratio < $1.1.ratio }
    guard let gradient else {
      return [whose.map { "\(first) \($0)\(missing)" }, whose.map { "\(first) \($0)" }]
        .compactMap(\.self) + ["\(first)\(missing)", first]
    }
    let step = bound(grouped(measuredStep(snapshot.networks[0])))
    let share = bound(percent(gradient.1.ratio))
    let turned =
      "At step \(step) the earlier layers’ step changed the gradient of "
      + "\(gradient.0) most: by \(share) of its norm, cosine \(fixed(gradient.1.cosine, 2))."
    return [whose.map { "\(first) \($0) \(turned)" }, whose.map { "\(first) \($0)" }]
      .compactMap(\.self) + [
        "\(first) \(turned)",
        "\(first) Gradient shift is largest in \(gradient.0): \(share) of ‖G‖.",
        "W₁ largest in \(label), gradient shift in \(gradient.0) (\(share)).",
      ]
  }

  /// Whose doing the shift of the last layer with earlier ones is; nil where that is not known.
  private var whose: String? {
    guard let layer = snapshot.networks[0].current.layers.dropFirst().last, let split = layer.split,
      split.whole.raw.isFinite
    else { return nil }
    return
      "Of \(layer.id.label)’s W₁ \(bound(fixed(split.whole.raw, 2))) the earlier layers’ learning alone makes "
      + "\(fixed(split.earlier.raw, 2)), its own parameters alone \(fixed(split.own.raw, 2))."
  }

  /// Which network has the smaller shift by either meter.
  private var comparison: [String] {
    let now = snapshot.networks.flatMap(\.current.layers)
    guard now.contains(where: { $0.shift != nil }) else {
      return ["The shift of these layers is not known."]
    }
    guard let distances, let distance = Smaller(distances.values, snapshot.names) else {
      return incomparable
    }
    let moved = distance.words("moved less", both: "both moved")
    let sign = bound(snapshot.isShiftBounded ? "≥ " : "")
    let first = "\(distances.span) \(moved): W₁ \(sign)\(distance.numbers)"
    let gradients = snapshot.networks.map { network in
      mean(network.current.layers.compactMap { $0.gradientShift?.ratio })
    }
    guard let gradient = Smaller(gradients, snapshot.names) else {
      return ["\(first).\(stalled(distance))\(missing)", "\(first).\(missing)", "\(first)."]
    }
    let verdict = verdict(distance, gradient)
    let stalled = stalled(distance, gradient)
    let step = bound(grouped(measuredStep(snapshot.networks[0])))
    let shifted = gradient.words("has the smaller gradient shift", both: "both gradients shifted")
    let second = "At step \(step) \(shifted): \(gradient.numbers)"
    let (less, lesser) = (
      distance.words("less", both: "both"), gradient.words("less", both: "both")
    )
    return [
      "\(first), mean of layers. \(second). \(verdict)\(stalled)",
      "\(first). \(second). \(verdict)\(stalled)",
      stalled.isEmpty ? "\(first). \(second). \(verdict)" : nil,
      stalled.isEmpty
        ? "W₁: \(less) (\(distance.numbers)); ‖G−G'‖/‖G‖: \(lesser) (\(gradient.numbers)). \(verdict)"
        : nil,
      "W₁: \(less); gradient shift: \(lesser). \(verdict)\(stalled)",
      "W₁: \(less); gradient shift: \(lesser). \(verdict)",
      "W₁: \(less); ‖G−G'‖/‖G‖: \(lesser)",
    ].compactMap { $0 }
  }

  /// Why shifts of two networks can't be compared.
  private var incomparable: [String] {
    let marks = snapshot.networks.map { bound("step \(grouped($0.current.markStep))") }
    if marks[0] != marks[1] {
      return [
        "\(snapshot.names[0]) is measured since \(marks[0]), \(snapshot.names[1]) since \(marks[1]): "
          + "shifts from different marks are not compared.",
        "Marks at \(marks[0]) and \(marks[1]): not compared.",
      ]
    }
    let shifts = snapshot.networks.map { mean($0.current.layers.compactMap { $0.shift?.raw }) }
    let unknown = zip(shifts, snapshot.names).first { !$0.0.isFinite }?.1
    return [
      unknown.map { "The shift of \($0) is not known." } ?? "No shift yet: the mark is this moment."
    ]
  }

  /// Why there is no gradient shift, behind a space; nothing of a log, which never tells it.
  private var missing: String {
    if snapshot.run.log != nil { return "" }
    if snapshot.layers < 2 {
      return " One hidden layer has no earlier ones that could shift its gradient."
    }
    return snapshot.run.trainer.map {
      " The gradient shift is first measured at step \($0.window)."
    } ?? " The gradient shift of these layers is not known."
  }

  private func measuredStep(_ network: NetworkSnapshot) -> Int {
    let step = network.current.step
    return snapshot.run.trainer.map { step / $0.window * $0.window } ?? step
  }

  /// Distances over a span that both networks share: since the mark, or else over the window.
  private var distances: (values: [Double], span: String)? {
    let now = snapshot.networks.map(\.current)
    if now.allSatisfy({ $0.markStep == now[0].markStep }) {
      let values = now.map { mean($0.layers.compactMap { $0.shift?.raw }) }
      return values.contains { $0 > 0 }
        ? (values, "Since step \(bound(grouped(now[0].markStep)))") : nil
    }
    return (
      now.map { mean($0.layers.compactMap { $0.windowShift?.raw }) },
      "Over the \(RunWords(snapshot.run).latestWindow)"
    )
  }

  private func verdict(_ distance: Smaller, _ gradient: Smaller) -> String {
    guard let one = distance.index, let other = gradient.index else {
      return "The meters do not say the same."
    }
    return one == other ? "The two meters agree." : "The two meters disagree."
  }

  /// A reminder where a network that a meter favours has learned clearly less.
  private func stalled(_ meters: Smaller...) -> String {
    let accuracies = snapshot.networks.map { $0.current[.testAccuracy] ?? .nan }
    let stalled = meters.compactMap(\.index).first { accuracies[$0] < accuracies[1 - $0] - 0.1 }
    guard let stalled else { return "" }
    return " But \(snapshot.names[stalled]) has learned less: test "
      + bound("\(percent(accuracies[stalled])), not \(percent(accuracies[1 - stalled]))") + "."
  }

  /// The text with its spaces made no-break spaces.
  private func bound(_ text: String) -> String { text.replacing(" ", with: "\u{A0}") }

  private func mean(_ values: [Double]) -> Double {
    values.isEmpty ? .nan : values.reduce(0, +) / Double(values.count)
  }
}

extension Snapshot {
  /// Whether the shift of a layer is known as a lower bound only.
  var isShiftBounded: Bool {
    networks.contains { network in
      network.current.layers.contains { $0.shift != nil && !run.boundSign($0).isEmpty }
    }
  }
}
