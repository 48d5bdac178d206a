import ArgumentParser
import Dashboard
import Drawing
import Experiments
import Foundation
import Interchange
import NeuralNet
import Telemetry

/// The paper's figure 1, measured anew.
struct Figure1Command: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "figure1",
    abstract: "Repeat the experiment behind figure 1 of the paper, and draw it for print.",
    discussion: """
      Trains 784–100–100–100–10 with sigmoids on binarised MNIST, weights N(0, 0.1²), learning rate \
      0.1, mini-batches of 60, without and with batch normalization side by side, from the same \
      weights and on the same batches (Ioffe & Szegedy 2015, section 4.1; the paper states neither \
      the size of the weights nor the learning rate). Writes figure1.svg, figure1.csv with every \
      number behind it, a row a seed and step, and figure1.md with a table of what was measured, \
      and prints charts and table.

      a: accuracy on all 10,000 test images. b, c: 15th, 50th and 85th percentiles over 256 \
      held-out images of the input to one typical sigmoid of the last hidden layer, without and \
      with batch normalization: \(Figure1.rule). Batch normalization takes its moving averages in \
      a, the statistics of these images in c. d, e, f: the first 1,000 steps of a, b and c, where most \
      of the shift happens, in a figure over 5,000 steps or more.

      With --seeds N everything is measured from N seeds in a row: a and the table then show mean \
      and range over the seeds, b and c the typical unit from the first. The networks are looked at \
      201 times at most, more often in the beginning; a step in the table is the first of these.
      """)

  @Option(help: "The directory for the three files; made if missing. Nothing is overwritten.")
  var out: String

  @Option(help: "Mini-batches to learn from.")
  var steps = PaperExperiment.steps

  @Option(help: "The seed of weights, order of examples and probe.")
  var seed: UInt64 = 1

  @Option(help: "How many seeds to measure from, the first and those that follow it.")
  var seeds = 1

  @Option(
    help: "The figure’s width in print, in mm: 183, two columns of a journal, or 89, one column.")
  var width = PlotSheet.Width.page

  @Flag(help: "Print with ASCII characters only.")
  var ascii = false

  func validate() throws {
    guard !out.isEmpty else { throw ValidationError("--out: the name of a directory is needed") }
  }

  func run() throws {
    try expect("--steps", steps, in: 1...10_000_000)
    try expect("--seeds", seeds, in: 1...100)
    let seeds = try consecutiveSeeds(from: seed, count: self.seeds)
    let files = try NewFiles(
      ["figure1.svg", "figure1.csv", "figure1.md"], in: out, option: "--out")
    var configuration = PaperExperiment.configuration(.none, seed: seed)
    let dataset = try configuration.load(networks: 2)
    let figure = try withProgressBar(total: seeds.count * steps) { show in
      try PaperExperiment.figure1(seeds: seeds, steps: steps, dataset: dataset, progress: show)
    }
    // What was measured is shown even where it can't be kept.
    let kept = Result {
      try files.write([
        ("figure1.svg", figure.svg(width)), ("figure1.csv", figure.csv),
        ("figure1.md", figure.markdown),
      ])
    }
    try show(figure)
    try kept.get()
  }

  /// Prints the charts, the table and what it doesn't say, as wide as the terminal.
  private func show(_ figure: Figure1) throws {
    let width = min(160, max(Dashboard.minimum.width, terminalColumns(STDOUT_FILENO) ?? 100))
    var canvas = Canvas(size: Size(width: width, height: Figure1Charts.height))
    canvas.draw(Figure1Charts(figure), in: canvas.bounds)
    var lines = canvas.lines
    lines += ["", "b and c: \(Figure1.rule)."].flatMap { wrapped($0, width: width) }
    lines += wrapped(figure.settings, width: width).map { $0.replacing("\u{A0}", with: " ") }
    lines += [""] + figure.table.split(separator: "\n").map { String($0) } + [""]
    lines += wrapped(Figure1.reservation, width: width)
    let text = lines.map { ascii ? inASCII($0) : $0 }.joined(separator: "\n")
    try StandardOutput.writeLine(text)
  }

  /// The same line, cell by cell; a power keeps its sign.
  private func inASCII(_ line: String) -> String {
    let line = line.replacing("²", with: "^2")
    var canvas = Canvas(size: Size(width: line.unicodeScalars.count, height: 1))
    canvas.write(line, x: 0, y: 0)
    return canvas.ascii.lines[0]
  }
}

extension PlotSheet.Width: ExpressibleByArgument {}
