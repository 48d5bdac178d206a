import ArgumentParser
import Book
import Dashboard
import Drawing
import Experiments
import Foundation
import Interchange
import Lessons
import NeuralNet
import Synchronization
import Telemetry

/// The lessons as a small site.
struct BookCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "book",
    abstract: "Run the lessons and write them as pages, to print or to put on a course's site.",
    discussion: """
      Writes a folder of pages that need no script and nothing from elsewhere: contents, a page for \
      every lesson with the pictures at its notes, a film where something is pressed, question and \
      answer, and what was measured from several seeds; figure 1 of the paper, a glossary, and \
      sources. The same options give the same bytes on one machine.
      """)

  @Option(help: "The directory for the pages; made if missing. Nothing is overwritten.")
  var out: String

  @Option(
    help: "The names or numbers of lessons, separated by commas. (default: all)",
    completion: .list(Lesson.all.map(\.id)))
  var lessons: LessonList?

  @Option(help: "The seed of the runs that are shown, and the first of those that are measured.")
  var seed: UInt64 = 1

  @Option(help: "From how many seeds every lesson is measured, 2 to 100.")
  var seeds = 3

  @Option(help: "The steps of figure 1, as the paper has them; 0 leaves it out.")
  var figureSteps = PaperExperiment.steps

  @Option(help: "The ground of pages and pictures.")
  var theme = Theme.light

  func run() throws {
    try expect("--seeds", seeds, in: 2...100)
    try expect("--figure-steps", figureSteps, in: 0...10_000_000)
    guard !out.isEmpty else {
      throw Failure(message: "--out: the name of a directory is needed", status: 2)
    }
    let seeds = try consecutiveSeeds(from: seed, count: self.seeds)
    let lessons = lessons?.lessons ?? Lesson.all
    let files = try NewFiles(names(of: lessons), in: out, option: "--out")
    let makers = lessons.map { ChapterMaker($0, seeds: seeds, theme: theme) }
    var book = Book()
    (book.isDark, book.seed, book.version) = (theme == .dark, seed, Normscope.version)
    let total = makers.reduce(0) { $0 + $1.steps } + 2 * figureSteps
    (book.chapters, book.figure) = try withProgressBar(total: total) { show in
      let made = try chapters(of: makers) { show(Standing(steps: $0)) }
      return (made, try figure { show(Standing(steps: total - 2 * figureSteps + 2 * $0.steps)) })
    }
    book.glossary = Glossary.terms.map { subject, terms in
      Book.Terms(subject, terms.map { Book.Term($0.0, $0.1) })
    }
    book.misconceptions = Glossary.misconceptions.map { Book.Term($0.0, $0.1) }
    book.sources = Glossary.sources.map { Book.Term($0.0, $0.1) }
    try files.write(book.files().map { ($0.name, $0.text) })
  }

  /// The files that are written.
  private func names(of lessons: [Lesson]) -> [String] {
    ["index.html", "glossary.html", "sources.html", "style.css"]
      + (figureSteps > 0 ? ["figure1.html", "figure1.svg"] : [])
      + lessons.flatMap { ["\($0.id).html"] + ChapterMaker.pictures(of: $0) }
  }

  /// The chapters, made on all cores; `show` is told how many steps were made of all.
  private func chapters(of makers: [ChapterMaker], _ show: (Int) -> Void) throws -> [Book.Chapter] {
    let made = Atomic(0)
    func tell() { show(made.load(ordering: .relaxed)) }
    let cores = ProcessInfo.processInfo.activeProcessorCount
    return try sideBySide(makers.count, atOnce: cores, progress: tell) { index in
      try makers[index].chapter { made.add($0, ordering: .relaxed) }
    }
  }

  /// Figure 1, unless it is left out.
  private func figure(_ show: (Standing) -> Void) throws -> Book.Figure? {
    guard figureSteps > 0 else { return nil }
    var configuration = PaperExperiment.configuration(.none, seed: seed)
    let dataset = try configuration.load(networks: 2)
    let figure = try PaperExperiment.figure1(
      seeds: [seed], steps: figureSteps, dataset: dataset, progress: show)
    let table = figure.rows
    return Book.Figure(
      picture: Book.Picture(
        file: "figure1.svg", svg: figure.svg(.page),
        alternative: table.map { "\($0[0]): plain \($0[1]), batch norm \($0[2])" }
          .joined(separator: "; "),
        text: Figure1.titles.joined(separator: ", ")),
      caption: figure.caption, reservation: Figure1.reservation, rows: table)
  }
}

/// The argument of `--lessons`.
struct LessonList: ExpressibleByArgument {
  let lessons: [Lesson]

  init?(argument: String) {
    let names = argument.split(separator: ",", omittingEmptySubsequences: false)
    let found = names.map { Lesson.named(String($0)) }
    guard !found.contains(where: { $0 == nil }), Set(found.map { $0?.id }).count == found.count
    else { return nil }
    lessons = found.compactMap(\.self)
  }
}
