import Telemetry

extension ScalarName {
  /// The number of a network that a tag seems to be of, as `val/loss`; nil where its words are
  /// others.
  init?(tag: String) {
    let words = Set(
      tag.lowercased().split { !$0.isLetter && !$0.isNumber }.map { String($0) })
    func has(_ any: Set<String>) -> Bool { !words.isDisjoint(with: any) }
    let isHeldOut = has(["val", "valid", "validation", "test", "eval", "evaluation"])
    if has(["landscape"]), has(["change"]) {
      guard has(["loss", "gradient"]) else { return nil }
      self = has(["loss"]) ? .lossChange : .gradientChange
    } else if has(["lr", "rate"]) {
      guard has(["lr", "learning"]) else { return nil }
      self = .rate
    } else if has(["norm"]), has(["grad", "gradient", "gradients"]) {
      self = .gradientNorm
    } else if has(["loss", "nll"]) {
      self = isHeldOut ? .testLoss : .trainLoss
    } else if has(["acc", "accuracy"]) {
      self = isHeldOut ? .testAccuracy : .trainAccuracy
    } else {
      return nil
    }
  }

  /// Whether it is a share.
  var isShare: Bool { self == .trainAccuracy || self == .testAccuracy }
}
