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

  @Option(help: "How batch normalization comes: snap or graft.")
  var insertion = Insertion.snap

  @Option(help: "How batch normalization goes: fold or drop.")
  var removal = Removal.fold

  @Flag(help: "Show a twin of the other normalization beside the network.")
  var compare = false

  @Option(help: "The view: \(View.allCases.map { $0.name.lowercased() }.joined(separator: ", ")).")
  var view = View.histograms

  @Option(help: "The selected layer, counted from 1 next to the data.")
  var layer = 1

  @Option(help: "The quantity to look at: z, normalized, y, a or gradient.")
  var tap = Tap.y

  @Option(help: "The step of the past to show, instead of the newest.")
  var at: Int?

  @Option(help: "The size in cells, as 120x40.")
  var size = FrameSize(size: Size(width: 120, height: 40))

  @Option(help: "text or svg.")
  var format = FrameFormat.text

  @Flag(help: "Draw with ASCII characters only.")
  var ascii = false

  func run() throws {
    let configuration = try network.configuration()
    for (name, value) in [("--step", step), ("--toggle-at", toggleAt ?? 0), ("--at", at ?? 0)]
    where !(0...100_000_000).contains(value) {
      throw Failure(message: "\(name): a number from 0 to 100000000, not \(value)", status: 2)
    }
    if let toggleAt, toggleAt > step {
      throw Failure(message: "--toggle-at: at most --step \(step), not \(toggleAt)", status: 2)
    }
    let dataset = try network.load(for: configuration)
    var rehearsal = try Rehearsal(configuration, dataset: dataset, compare: compare)
    if let toggleAt {
      if toggleAt > 0 { rehearsal.perform(.advance(steps: toggleAt)) }
      rehearsal.perform(
        .toggleNormalization(
          network: 0, Toggle(grafts: insertion == .graft, folds: removal == .fold)))
    }
    let rest = step - (toggleAt ?? 0)
    if rest > 0 { rehearsal.perform(.advance(steps: rest)) }
    var state = ViewState(size: size.size)
    state.view = view
    state.layer = max(0, layer - 1)
    state.tap = tap
    state.step = at.flatMap { $0 < step ? $0 : nil }
    rehearsal.perform(.look(state.look))
    var canvas = Dashboard.render(rehearsal.snapshot(), state).canvas
    if ascii { canvas = canvas.ascii }
    switch format {
    case .text: print(canvas.lines.joined(separator: "\n"))
    case .svg: print(canvas.svg, terminator: "")
    }
  }
}

/// The argument of `--size`.
struct FrameSize: ExpressibleByArgument {
  let size: Size

  init(size: Size) { self.size = size }

  init?(argument: String) {
    let parts = argument.split(separator: "x").map { Int($0) }
    guard parts.count == 2, let width = parts[0], let height = parts[1],
      (1...1000).contains(width), (1...1000).contains(height)
    else { return nil }
    size = Size(width: width, height: height)
  }

  var defaultValueDescription: String { "\(size.width)x\(size.height)" }
}

/// The argument of `--format`.
enum FrameFormat: String, CaseIterable, ExpressibleByArgument {
  case text, svg
}

extension Tap: ExpressibleByArgument {
  /// The taps' names.
  public static var allValueStrings: [String] { allCases.map { "\($0)" } }
  /// A tap by its name.
  public init?(argument: String) {
    guard let tap = Tap.allCases.first(where: { "\($0)" == argument }) else { return nil }
    self = tap
  }

  /// The tap's name.
  public var defaultValueDescription: String { "\(self)" }
}

extension Insertion: ExpressibleByArgument {}
extension Removal: ExpressibleByArgument {}
