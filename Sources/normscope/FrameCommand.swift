import ArgumentParser
import Dashboard
import Drawing
import Foundation
import Interchange
import NeuralNet
import Telemetry
import Training

/// One frame of the live screen, without a screen.
struct FrameCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "frame",
    abstract: "Train to a step and print the frame that the live screen would show.")

  @OptionGroup var network: NetworkOptions

  @Option(help: "The step to train to.")
  var step = 0

  @Option(help: "The step at which to insert batch normalization, or to take out what is in.")
  var toggleAt: Int?

  @Option(help: "How --toggle-at inserts. (default: snap)")
  var insertion: Insertion?

  @Option(help: "How --toggle-at takes out. (default: fold)")
  var removal: Removal?

  @Flag(help: "Show a twin of the other normalization beside the network.")
  var compare = false

  @Option(help: "The view, by its name or its key, 1 to 9. (default: histograms)")
  var view: View?

  @Option(help: "The selected layer, counted from 1 next to the data.")
  var layer = 1

  @Option(
    help: """
      The quantity to look at, by its name or its place in this list, 1 to 5. (default: y)
      """)
  var tap: Tap?

  @Option(help: "The step of the past to show, instead of the newest.")
  var at: Int?

  @Option(help: "Columns and rows, from \(FrameSize.smallest) to \(FrameSize.largest).")
  var size = FrameSize(size: Size(width: 120, height: 40))

  @Option(help: "What to print.")
  var format = FrameFormat.text

  @Flag(help: "Draw with ASCII characters only.")
  var ascii = false

  func run() throws {
    let configuration = try network.configuration()
    for (name, value) in [("--step", step), ("--toggle-at", toggleAt), ("--at", at)] {
      try expect(name, value, in: 0...100_000_000)
    }
    for (name, value) in [("--toggle-at", toggleAt), ("--at", at)] {
      if let value, value > step {
        throw Failure(message: "\(name): at most --step \(step), not \(value)", status: 2)
      }
    }
    try expect("--layer", layer, in: 1...configuration.hidden.count)
    try expectToggleInUse()
    try network.expectNoiseInUse()
    let dataset = try configuration.load(networks: compare ? 2 : 1)
    var headless = try HeadlessRun(configuration, dataset: dataset, compare: compare)
    if let toggleAt {
      if toggleAt > 0 { headless.perform(.advance(steps: toggleAt)) }
      headless.perform(
        .toggleNormalization(
          network: 0, Toggle(grafts: insertion == .graft, folds: removal != .drop)))
    }
    let rest = step - (toggleAt ?? 0)
    if rest > 0 { headless.perform(.advance(steps: rest)) }
    var state = ViewState(size: size.size)
    state.view = view ?? .histograms
    state.layer = layer - 1
    state.tap = tap ?? .y
    state.step = at.flatMap { $0 < step ? $0 : nil }
    headless.perform(.query(state.query))
    var canvas = Dashboard.render(headless.snapshot(), state).canvas
    if ascii { canvas = canvas.ascii }
    switch format {
    case .text: try StandardOutput.writeLine(canvas.lines.joined(separator: "\n"))
    case .svg: try StandardOutput.write(canvas.svg)
    }
  }

  /// Exits with 2 where it is told how normalization comes or goes, and it does not.
  private func expectToggleInUse() throws {
    let inserts = network.norm == .none
    for (name, isGiven, isInUse) in [
      ("--insertion", insertion != nil, inserts), ("--removal", removal != nil, !inserts),
    ] where isGiven {
      guard toggleAt != nil else {
        throw Failure(message: "\(name): only with --toggle-at", status: 2)
      }
      guard isInUse else {
        let deed =
          inserts ? "inserts, as --norm is none" : "takes out --norm \(network.norm.rawValue)"
        throw Failure(message: "\(name): --toggle-at \(deed)", status: 2)
      }
    }
  }
}
