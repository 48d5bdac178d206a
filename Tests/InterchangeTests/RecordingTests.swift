import Datasets
import Interchange
import Telemetry
import Testing
import Training

struct RecordingTests {
  private let commands = [
    StampedCommand(step: 0, command: .compare(true, beside: 0)),
    StampedCommand(
      step: 40, command: .toggleNormalization(network: 1, Toggle(grafts: true, folds: false))),
    StampedCommand(
      step: 40, command: .nextNormalization(network: 0, Toggle(grafts: false, folds: true))),
    StampedCommand(step: 41, command: .setRate(0.25)),
    StampedCommand(step: 41, command: .mark),
    StampedCommand(step: 60, command: .scaleWeights(network: 0, layer: 2, factor: 10)),
    StampedCommand(step: 70, command: .fork(network: 0, step: 12)),
    StampedCommand(
      step: 75, command: .fork(network: 1, step: 3, change: .toggle(Toggle(grafts: true)))),
    StampedCommand(step: 90, command: .restart(seed: 9)),
    StampedCommand(
      step: 4,
      command: .restart(
        seed: 2, Settings(activation: .tanh, batchSize: 20, momentum: 0.9))),
    StampedCommand(
      step: 5,
      command: .restart(
        seed: 2,
        Settings(
          activation: .relu, batchSize: 30, momentum: nil, data: "spiral", hidden: [20, 10],
          initialization: .gaussian(sigma: 0.25), optimizer: .adam, dropout: 0.5,
          weightDecay: 1e-5))),
    StampedCommand(
      step: 5,
      command: .restart(
        seed: 2,
        Settings(
          activation: .relu, batchSize: 30, momentum: 0, data: DataChoice.given,
          initialization: .he, optimizer: .sgd))),
    StampedCommand(step: 5, command: .undo),
    StampedCommand(step: 95, command: .setRunning(false)),
  ]

  private func text(_ commands: [StampedCommand]) -> String {
    ([Recording.header(Configuration(), .sample)] + commands.compactMap(Recording.line))
      .joined(separator: "\n") + "\n"
  }

  private func read(_ text: String) throws(RecordingError) -> Recording {
    try Recording(Array(text.utf8), name: "some.jsonl")
  }

  @Test func readsWhatItWrites() throws {
    let recording = try read(text(commands))
    #expect(recording.commands == commands)
    #expect(recording.configuration == Configuration())
    #expect(recording.origin == .sample)
    #expect(recording.lastWholeLine == nil)
  }

  @Test func linesMayBeBlankAndEndInCarriageReturns() throws {
    let whole = text(commands)
    for other in [
      whole.replacing("\n", with: "\r\n"), whole.replacing("\n", with: "\n\n \r\n"),
      "\n" + whole, "\u{FEFF}" + whole, String(whole.dropLast()),
      whole.replacing("\":", with: "\" :\t").replacing(",\"", with: " , \""),
    ] { #expect(try read(other) == read(whole)) }
  }

  @Test func fieldsOfOtherNamesAndNullAreNothing() throws {
    let header = Recording.header(Configuration(), .sample) + "\n"
    let odd =
      "{\"x\":\"y\",\"step\":3,\"z\":-1.5e3,\"layer\":null,\"command\":\"mark\",\"n\":true}\n"
    #expect(try read(header + odd).commands.first == StampedCommand(step: 3, command: .mark))
  }

  @Test func leavesOutWhatChangesNoNumbers() {
    for command: Command in [
      .setRunning(true), .advance(steps: 3), .advanceEpoch, .setPace(.unlimited), .query(Query()),
      .takeOver,
    ] { #expect(Recording.line(StampedCommand(step: 1, command: command)) == nil) }
  }

  @Test(arguments: [
    ("", "line 1"), ("hello\n", "line 1"),
    ("{\"normscope_recording\":3,\"options\":{}}\n", "expected version 1 or 2, found 3"),
    ("{\"normscope_recording\":2,\"options\":{}}\n", "line 1: expected"),
    ("{\"normscope_recording\":1,\"options\":{\"hiden\":\"3\"}}\n", "perhaps hidden is meant"),
    (
      "{\"normscope_recording\":1,\"options\":{\"lr\":\"x\"}}\n",
      "line 1: lr: expected a number above 0, not “x”"
    ),
    (
      "{\"normscope_recording\":2,\"configuration\":{\"lr\":-1},\"cpu\":\"\",\"data\":\"\",\"program\":\"\"}\n",
      "line 1: lr: the learning rate is a positive number, not -1.0"
    ),
    ("{\"normscope_recording\":1,\"options\":{}}\n{\"step\":3}\n", "line 2"),
    (
      "{\"normscope_recording\":1,\"options\":{}}\n{\"command\":\"rate\",\"rate\":-1,\"step\":3}\n",
      "line 2"
    ),
    (
      "{\"normscope_recording\":1,\"options\":{}}\n{\"command\":\"toggle\",\"network\":7,\"step\":3}\n",
      "line 2"
    ),
    ("{\"normscope_recording\":1,\"options\":{}}\n{\"command\":\"jump\",\"step\":3}\n", "line 2"),
    (
      "{\"normscope_recording\":1,\"options\":{}}\n\n{\"command\":\"mark\",\"step\":3.5}\n",
      "line 3"
    ),
    ("{\"normscope_recording\":1,\"options\":{}}\n{\"command\":3,\"step\":3}\n", "line 2"),
    (
      "{\"normscope_recording\":1,\"options\":{}}\n{\"command\":\"ma\n{\"command\":\"mark\",\"step\":3}\n",
      "line 2"
    ),
  ])
  func saysWhatIsWrongAndWhere(_ text: String, _ words: String) {
    let error = #expect(throws: RecordingError.self) { try read(text) }
    #expect(error?.description.hasPrefix("some.jsonl: ") == true)
    #expect(error?.description.contains(words) == true, "\(error?.description ?? "")")
  }

  /// Behind the header nothing that was written is lost, wherever a file is cut off.
  @Test func whatWasCutOffIsReadUpToItsLastWholeLine() throws {
    let whole = text(commands)
    let header = try #require(whole.split(separator: "\n").first).utf8.count
    for length in 0..<whole.utf8.count - 1 {
      let part = Array(whole.utf8.prefix(length))
      guard length >= header else {
        #expect(throws: RecordingError.self) { try Recording(part, name: "r") }
        continue
      }
      let recording = try Recording(part, name: "r")
      let lines = part.count { $0 == UInt8(ascii: "\n") }
      // The last line may be whole but for its line feed.
      let known = recording.commands.count - 1
      #expect(known == max(0, lines - 1) || known == lines)
      #expect(recording.commands.prefix(known) == commands.prefix(known))
      let end = StampedCommand(
        step: commands.prefix(known).last?.step ?? 0, command: .setRunning(false))
      #expect(recording.commands.last == end)
      #expect(recording.lastWholeLine == known + 1)
    }
    #expect(try read(String(whole.dropLast())).lastWholeLine == nil)
  }

  @Test func theFirstVersionIsReadAsWell() throws {
    let recording = try read(Recording.firstHeader + "\n{\"command\":\"end\",\"step\":3}\n")
    var configuration = Configuration()
    configuration.rate = 0.25
    configuration.data = .toy(.moons)
    configuration.whitensInputs = true
    #expect(recording.configuration == configuration && recording.origin == nil)
    #expect(recording.commands.map(\.step) == [3])
  }

  @Test func whatComesFromElsewhereIsSaid() {
    #expect(Recording.Origin.sample.warning(own: .sample) == nil)
    let own = Recording.Origin(program: "p 2", processor: "v3", data: "d")
    #expect(
      Recording.Origin(program: "p 2", processor: "v3", data: "e").warning(own: own)
        == "recorded with other data: numbers may differ")
    #expect(
      Recording.Origin.sample.warning(own: own)
        == "recorded with other data, by p 1, not p 2, on a processor of level v4, not v3: "
        + "numbers may differ")
  }

  @Test func csvQuotesWhatItMust() {
    let text = csv(header: ["a", "b"], rows: [["1", "x,y"], ["say \"hi\"", "two\nlines"]])
    #expect(text == "a,b\n1,\"x,y\"\n\"say \"\"hi\"\"\",\"two\nlines\"\n")
  }
}

extension Recording {
  /// The first line of a file of version 1.
  static let firstHeader =
    #"{"normscope_recording":1,"options":{"data":"moons","lr":"0.25","whiten-inputs":""}}"#
}

extension Recording.Origin {
  /// Some origin.
  static let sample = Recording.Origin(program: "p 1", processor: "v4", data: "crc32 00000000")
}
