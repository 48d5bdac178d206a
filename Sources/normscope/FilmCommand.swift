import ArgumentParser
import Drawing
import Experiments
import Interchange
import Telemetry

/// The live screen as a film, without a screen.
struct FilmCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "film",
    abstract: "Train and write what the live screen would show meanwhile as a film.",
    discussion: """
      The film has a frame every so many steps, from step 0 to the last one. An SVG moves by itself \
      in any browser, over and over; an asciicast (version 2) is played in a terminal by asciinema.
      """)

  @OptionGroup var picture: PictureOptions
  @OptionGroup var settings: SettingsOptions

  @Option(help: "The step to train to.")
  var steps = 800

  @Option(help: "Steps from one frame to the next.")
  var every = 8

  @Option(help: "Frames a second, 1 to 60.")
  var fps = 10

  @Option(
    help: "The file, a picture that moves (.svg) or an asciicast (.cast). Nothing is overwritten.")
  var out: FilmFile

  /// The most frames, and the most cells in all of them together.
  private static let largest = (frames: 2_000, cells: 10_000_000)

  func run() throws {
    if try settings.printed(picture.network) { return }
    let configuration = try picture.configuration(upTo: steps, option: "--steps")
    try expect("--every", every, in: 1...100_000_000)
    try expect("--every", every, notAbove: steps, of: "--steps")
    try expectFramesFit()
    try expect("--fps", fps, in: 1...60)
    let files = try NewFiles([out.name], in: out.directory, option: "--out")
    var run = try picture.start(configuration)
    let pace = Pace.stepsPerSecond(every * fps)
    let film = try withProgressBar(total: steps) { show in
      var film = Film(picture.canvas(of: &run, pace: pace), seconds: 1 / Double(fps))
      for step in Array(stride(from: every, to: steps, by: every)) + [steps] {
        run.advance(to: step)
        film.append(picture.canvas(of: &run, pace: pace))
        show(Standing(steps: step))
      }
      return film
    }
    let text =
      switch out.format {
      case .svg: film.svg(picture.theme)
      case .cast: film.asciicast(title: "normscope, steps 0 to \(steps)", picture.theme)
      }
    try files.write([(out.name, text)])
  }

  /// Exits with 2 where the film would be too long for its size.
  private func expectFramesFit() throws {
    let size = picture.size.size
    let most = min(Self.largest.frames, Self.largest.cells / (size.width * size.height))
    let shortest = (steps + most - 2) / (most - 1)
    guard every < shortest else { return }
    throw Failure(
      message: "--every: at least \(shortest) with --steps \(steps), not \(every): a film of "
        + "\(size.width)x\(size.height) cells has up to \(most) frames",
      status: 2)
  }
}

/// The argument of `--out`: a file whose name tells its format.
struct FilmFile: ExpressibleByArgument {
  /// The formats, by what their files' names end in.
  enum Format: String, CaseIterable {
    case svg, cast
  }

  let directory: String
  let name: String
  let format: Format

  init?(argument: String) {
    let parts = argument.split(separator: "/", omittingEmptySubsequences: false)
    guard let name = parts.last,
      let format = Format.allCases.first(where: {
        name.hasSuffix(".\($0.rawValue)") && name.count > $0.rawValue.count + 1
      })
    else { return nil }
    directory = parts.count == 1 ? "." : String(argument.dropLast(name.count))
    (self.name, self.format) = (String(name), format)
  }
}
