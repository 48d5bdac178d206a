import ArgumentParser
import Drawing
import Interchange

/// One frame of the live screen, without a screen.
struct FrameCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "frame",
    abstract: "Train to a step and print the frame that the live screen would show.")

  @OptionGroup var picture: PictureOptions
  @OptionGroup var settings: SettingsOptions

  @Option(help: "The step to train to.")
  var step = 0

  @Option(help: "The step of the past to show, instead of the newest.")
  var at: Int?

  @Option(help: "What to print.")
  var format = FrameFormat.text

  func run() throws {
    if try settings.printed(picture.network) { return }
    let configuration = try picture.configuration(upTo: step, option: "--step")
    try expect("--at", at, in: 0...100_000_000)
    try expect("--at", at, notAbove: step, of: "--step")
    guard format == .svg || picture.chosenTheme == nil else {
      throw Failure(message: "--theme: only with --format svg; text has no colours", status: 2)
    }
    var run = try picture.run(configuration, to: step)
    let canvas = picture.canvas(of: &run, at: at.flatMap { $0 < step ? $0 : nil })
    switch format {
    case .text: try StandardOutput.writeLine(canvas.lines.joined(separator: "\n"))
    case .svg: try StandardOutput.write(canvas.svg(picture.theme))
    }
  }
}
