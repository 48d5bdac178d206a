import Interchange
import Telemetry
import Testing

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
        seed: 2, Settings(activation: "tanh", batchSize: 20, momentum: 0.9))),
    StampedCommand(step: 5, command: .setRunning(false)),
  ]

  private func text(_ commands: [StampedCommand]) -> String {
    ([Recording.header(options: ["lr": "0.5"])] + commands.compactMap(Recording.line))
      .joined(separator: "\n") + "\n"
  }

  @Test func readsWhatItWrites() throws {
    let recording = try Recording(text(commands), name: "r")
    #expect(recording.commands == commands)
    #expect(recording.options == ["lr": "0.5"])
  }

  @Test func leavesOutWhatChangesNoNumbers() {
    for command: Command in [
      .setRunning(true), .advance(steps: 3), .advanceEpoch, .setPace(.unlimited), .look(Look()),
    ] { #expect(Recording.line(StampedCommand(step: 1, command: command)) == nil) }
  }

  @Test(arguments: [
    ("", "line 1"), ("hello\n", "line 1"),
    ("{\"normscope_recording\":2,\"options\":{}}\n", "version 1"),
    ("{\"normscope_recording\":1,\"options\":{}}\n", "end is missing"),
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
  ])
  func saysWhatIsWrongAndWhere(_ text: String, _ words: String) {
    let error = #expect(throws: RecordingError.self) { try Recording(text, name: "some.jsonl") }
    #expect(error?.description.hasPrefix("some.jsonl: ") == true)
    #expect(error?.description.contains(words) == true, "\(error?.description ?? "")")
  }

  @Test func aCutIsNoticedWhereverItIs() throws {
    let whole = text(commands)
    let full = try Recording(whole, name: "r")
    for length in 0..<whole.utf8.count - 1 {
      let part = String(decoding: whole.utf8.prefix(length), as: UTF8.self)
      if let recording = try? Recording(part, name: "r") { #expect(recording == full) }
    }
  }

  @Test func csvQuotesWhatItMust() {
    let text = csv(header: ["a", "b"], rows: [["1", "x,y"], ["say \"hi\"", "two\nlines"]])
    #expect(text == "a,b\n1,\"x,y\"\n\"say \"\"hi\"\"\",\"two\nlines\"\n")
  }
}
