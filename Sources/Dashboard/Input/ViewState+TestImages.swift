import Drawing
import Telemetry

extension ViewState {
  /// The changes of test images that the key goes through.
  private static let testShifts = [
    TestShift.none, TestShift(.brightness, 0.3), TestShift(.noise, 0.5), TestShift(.blur, 2),
  ]

  /// Changes the test images in the next way, of which view 8 tells what it does.
  mutating func changeTestImages(_ snapshot: Snapshot?) {
    guard let trainer = snapshot?.run.trainer else {
      message = "test images are changed where this program trains"
      return
    }
    guard trainer.hasImages else {
      message = "\(trainer.dataset) has no images to change"
      return
    }
    let kind = (testShift ?? trainer.testShift).kind
    let place = Self.testShifts.firstIndex { $0.kind == kind } ?? 0
    let next = Self.testShifts[(place + 1) % Self.testShifts.count]
    testShift = next
    guard next != .none else {
      message = "test images as they are"
      return
    }
    let deed = "test images with \(next.words)"
    let hint = view == .learning ? "" : "; 8 tells what that does"
    say("\(deed), training images without\(hint)", deed + hint)
  }
}

extension TestShift {
  /// What is changed and by how much, as `noise σ 0.5`.
  var words: String {
    switch kind {
    case .none: "no change"
    case .brightness: "brightness \(amount < 0 ? "−" : "+")\(short(abs(amount)))"
    case .noise, .blur: "\(kind.rawValue) σ \(short(amount))"
    }
  }
}
