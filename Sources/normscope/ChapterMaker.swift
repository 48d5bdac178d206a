import Book
import Dashboard
import Datasets
import Drawing
import Experiments
import Interchange
import Lessons
import NeuralNet
import Statistics
import Telemetry
import Training

/// Runs a lesson and makes a chapter of it.
struct ChapterMaker: Sendable {
  private let lesson: Lesson
  private let seeds: [UInt64]
  private let theme: Theme

  /// The size of a picture in cells.
  private static let size = Size(width: 110, height: 34)
  /// The steps of a film before and after what is pressed and from frame to frame, and its frames a
  /// second.
  private static let film = (before: 200, after: 400, every: 10, fps: 10)
  private static let pace = Pace.stepsPerSecond(film.every * film.fps)

  /// A chapter of `lesson`, whose run from the first of `seeds` is shown, and which is measured from all.
  init(_ lesson: Lesson, seeds: [UInt64], theme: Theme) {
    (self.lesson, self.seeds, self.theme) = (lesson, seeds, theme)
  }

  /// How many mini-batches are learned from.
  var steps: Int { lesson.steps + seeds.count * lesson.checkedSteps }

  /// The names of the pictures' files.
  static func pictures(of lesson: Lesson) -> [String] {
    moments(of: lesson).map { "\(lesson.id)-\($0.step).svg" }
      + (lesson.script.isEmpty ? [] : ["\(lesson.id)-film.svg"])
  }

  /// The steps at which the screen is looked at, and what there is to say.
  private static func moments(of lesson: Lesson) -> [(step: Int, text: String)] {
    let notes = lesson.notes.filter { $0.step < lesson.steps }.map { ($0.step, $0.text) }
    return notes + [(lesson.steps, "The end of the run.")]
  }

  /// The chapter; `made` is told of mini-batches that were learned from.
  func chapter(_ made: (Int) -> Void) throws -> Book.Chapter {
    var configuration = lesson.configuration
    configuration.seed = seeds[0]
    let whole = try configuration.loadWhole(networks: lesson.compares ? 2 : 1)
    let dataset = configuration.prepared(whole)
    var chapter = Book.Chapter()
    (chapter.id, chapter.title, chapter.claim) = (lesson.id, lesson.title, lesson.claim)
    chapter.contradicts = lesson.contradicts
    (chapter.source, chapter.number) = (lesson.source, (lesson.index ?? 0) + 1)
    (chapter.keys, chapter.question) = (lesson.keys, lesson.question)
    (chapter.answer, chapter.caveat) = (lesson.answer, lesson.caveat)
    chapter.settings = try settings(configuration, dataset)
    (chapter.pictures, chapter.film) = try pictures(configuration, dataset, made)
    var outcomes: [(seed: UInt64, outcome: Outcome)] = []
    for seed in seeds {
      var before = 0
      let evidence = try lesson.evidence(seed: seed, whole, timesSteps: false) { steps in
        made(steps - before)
        before = steps
      }
      outcomes.append((seed, lesson.outcome(evidence)))
    }
    chapter.words = outcomes[0].outcome.words
    let study = SeedStudy(outcomes)
    chapter.seeds = seeds.count
    chapter.passes = seeds.count - study.failures.count
    chapter.measures = study.measures.map { measure in
      func words(_ number: Double?) -> String { number.map { Lesson.number($0) } ?? "–" }
      return Book.Measure(
        name: measure.name, mean: words(measure.mean), deviation: words(measure.deviation),
        range: "\(words(measure.values.min())) to \(words(measure.values.max()))")
    }
    return chapter
  }

  /// What is trained, a setting each.
  private func settings(_ configuration: Configuration, _ dataset: Dataset) throws -> [String] {
    let own = configuration.normalization
    let names = (lesson.compares ? [own, configuration.twin(beside: own)] : [own]).map {
      $0.traits?.words ?? "plain"
    }
    return RunInfo(TrainerInfo(configuration, dataset: dataset)).facts.map(\.words)
      + ["learning rate \(Lesson.number(configuration.rate))"]
      + [names.joined(separator: " and ")] + ["\(lesson.steps) steps"]
  }

  /// The pictures at the notes and in the end, and the film of what is pressed.
  private func pictures(
    _ configuration: Configuration, _ dataset: Dataset, _ made: (Int) -> Void
  ) throws -> ([Book.Picture], Book.Picture?) {
    var run = try HeadlessRun(configuration, dataset: dataset, compare: lesson.compares)
    let moments = Self.moments(of: lesson)
    let shots = filmed
    var script = lesson.script[...]
    var pictures: [Book.Picture] = []
    var (film, step) = (Film?.none, 0)
    for goal in Set(moments.map(\.step) + shots + script.map(\.step)).sorted() {
      if goal > step {
        run.perform(.advance(steps: goal - step))
        made(goal - step)
        step = goal
      }
      while let next = script.first, next.step <= goal {
        run.perform(next.command)
        script = script.dropFirst()
      }
      let (snapshot, state) = look(at: &run, step: goal)
      if shots.contains(goal) {
        let canvas = Dashboard.render(snapshot.running(at: Self.pace), state).canvas
        if film == nil {
          film = Film(canvas, seconds: 1 / Double(Self.film.fps))
        } else {
          film?.append(canvas)
        }
      }
      for moment in moments where moment.step == goal {
        pictures.append(
          Book.Picture(
            file: "\(lesson.id)-\(goal).svg",
            svg: Dashboard.render(snapshot, state).canvas.svg(theme),
            alternative: snapshot.inNumbers,
            text: "Step \(goal). \(moment.text)"))
      }
    }
    return (pictures, film.map { picture(of: $0, shots) })
  }

  /// The steps of the film's frames; none where nothing is pressed.
  private var filmed: [Int] {
    guard let first = lesson.script.first?.step else { return [] }
    let range = max(0, first - Self.film.before)...min(lesson.steps, first + Self.film.after)
    return Array(stride(from: range.lowerBound, through: range.upperBound, by: Self.film.every))
  }

  private func picture(of film: Film, _ shots: [Int]) -> Book.Picture {
    let span = "steps \(shots.first ?? 0) to \(shots.last ?? 0)"
    return Book.Picture(
      file: "\(lesson.id)-film.svg", svg: film.svg(theme),
      alternative: "A film of the screen, \(span).", text: "The screen, \(span).")
  }

  /// What the screen knows of the run now, and how it looks at it.
  private func look(at run: inout HeadlessRun, step: Int) -> (Snapshot, ViewState) {
    var state = ViewState(size: Self.size)
    state.view = View(name: lesson.view) ?? .histograms
    state.layer = lesson.layer(at: step)
    run.perform(.query(state.query))
    return (run.snapshot(), state)
  }
}

extension Snapshot {
  /// What the networks come to, for who does not see a picture.
  fileprivate var inNumbers: String {
    networks.map { network in
      let now = network.current
      let name = now.normalization?.words ?? "plain"
      let accuracy = now[.testAccuracy].map { ", test accuracy \(Lesson.percent($0))" } ?? ""
      let loss = now[.trainLoss].map { ", training loss \(Lesson.number($0))" } ?? ""
      func list(_ words: String, _ number: (LayerObservation) -> Double?) -> String {
        let numbers = now.layers.compactMap(number).map { Lesson.number($0) }
        return numbers.isEmpty
          ? "" : ", \(words) from layer 1 up \(numbers.joined(separator: ", "))"
      }
      return "Step \(now.step), \(name)\(loss)\(accuracy)"
        + list("drift in 50 steps") { $0.drift }
        + list("shift since step \(now.markStep)") { $0.shift?.raw }
    }.joined(separator: ". ") + "."
  }
}
