import Dashboard
import Drawing
import Telemetry
import Testing

/// The settings for the next start: what each line changes, what is refused, and the network.
@Suite struct SettingsPanelTests {
  /// A run that began with data of its own and could take points in the plane.
  private func snapshot(
    hidden: [Int] = [100, 100, 100], momentum: Double? = 0, dropout: Double = 0,
    initialization: InitialWeights = .xavier, groups: Int? = nil, skips: Bool = false,
    normalizesAfter: Bool = false, testShift: TestShift = .none, batchSize: Int = 60,
    examples: Int? = nil, network: NetworkSnapshot? = nil
  ) -> Snapshot {
    let run = TrainerInfo(
      sizes: [784] + hidden + [10], activation: .sigmoid, skips: skips,
      normalizesAfter: normalizesAfter, saturation: 4.36, initialization: initialization,
      optimizer: "SGD", momentum: momentum, batchSize: batchSize,
      groups: groups, dropout: dropout, dataset: "letters",
      dataChoices: [
        DataChoice(
          argument: "spiral", name: "spiral", inputs: 2, classes: 3, examples: 40, tests: 20,
          hasImages: false),
        DataChoice(
          argument: DataChoice.given, name: "letters", inputs: 784, classes: 10, examples: 9000,
          tests: 1000, hasImages: true),
      ], examples: examples, stepsPerEpoch: 10, testSample: 100, testCount: 100, probeSize: 100,
      window: 250, seed: 7,
      testShift: testShift)
    return Snapshot(
      run: RunInfo(run), status: Status(isRunning: true, pace: .unlimited),
      networks: [network ?? Sample.network()])
  }

  private func press(_ keys: [Key], _ snapshot: Snapshot, _ state: inout ViewState) -> [Command] {
    keys.flatMap { state.handle(.key($0), snapshot: snapshot) }
  }

  private func lines(_ snapshot: Snapshot, _ state: ViewState) -> [String] {
    Dashboard.render(snapshot, state).lines
  }

  private static let names = [
    "data", "layers", "width", "activation", "weights", "optimizer", "momentum", "mini-batch",
    "dropout", "weight decay",
  ]

  /// One setting after the other, changed by one press.
  @Test func eachLineChangesItsSettingAndSaysWhatThatIs() throws {
    let snapshot = snapshot()
    let base = Settings(of: try #require(snapshot.run.trainer))
    var words: Set<String> = []
    for (line, name) in Self.names.enumerated() {
      var state = ViewState(size: Size(width: 80, height: 24))
      _ = press([.character(",")] + Array(repeating: .down, count: line), snapshot, &state)
      let shown = lines(snapshot, state)
      let row = try #require(shown.first { $0.contains("▸ \(name)") }, "\(name)")
      let place = try #require(shown.firstIndex { $0.contains("weight decay") })
      words.insert(shown[place + 1])
      let commands = press([.right, .enter], snapshot, &state)
      var wanted = base
      switch name {
      case "data":
        // Its 40 examples do not fill a mini-batch of 60.
        #expect(commands.isEmpty && row.contains("letters"))
        continue
      case "layers": wanted.hidden = [100, 100, 100, 100]
      case "width": wanted.hidden = [200, 200, 200]
      case "activation": wanted.activation = .tanh
      case "weights": wanted.initialization = .he
      case "optimizer": (wanted.optimizer, wanted.momentum) = (.adam, nil)
      case "momentum": wanted.momentum = 0.5
      case "mini-batch": wanted.batchSize = 100
      case "dropout": wanted.dropout = 0.1
      default: wanted.weightDecay = 1e-5
      }
      #expect(commands == [.restart(seed: 7, wanted)], "\(name)")
    }
    #expect(words.count == Self.names.count, "\(words)")
  }

  @Test func dataAreSwitchedWhereTheMiniBatchFits() {
    let snapshot = snapshot()
    var state = ViewState(size: Size(width: 80, height: 24))
    #expect(press([.character(","), .right, .enter], snapshot, &state).isEmpty)
    let refused = lines(snapshot, state)
    #expect(refused.contains { $0.contains("mini-batch: spiral has no more than 40 examples") })
    #expect(refused.contains { $0.contains("▸ data") && $0.contains("spiral") })
    // A smaller one, and it starts; the refusal goes with the next key.
    let down = Array(repeating: Key.down, count: 7)
    #expect(press(down + [.left], snapshot, &state).isEmpty)
    #expect(!lines(snapshot, state).contains { $0.contains("no more than") })
    let commands = press([.enter], snapshot, &state)
    guard case .restart(7, let settings?) = commands.first else {
      Issue.record("\(commands)")
      return
    }
    #expect(settings.data == "spiral" && settings.batchSize == 30)
    #expect(!lines(snapshot, state).contains { $0.contains("Settings for") })
  }

  @Test func whatCannotBeIsRefusedBeforeAnythingChanges() {
    func refusal(_ snapshot: Snapshot, _ keys: [Key]) -> String {
      var state = ViewState(size: Size(width: 80, height: 24))
      #expect(press([.character(",")] + keys + [.enter], snapshot, &state).isEmpty)
      return lines(snapshot, state).joined(separator: "\n")
    }
    let fromFile = snapshot(initialization: .file("w.safetensors"))
    #expect(refusal(fromFile, [.down, .right]).contains("those of w.safetensors fit no other"))
    let grouped = snapshot(groups: 100)
    #expect(
      refusal(grouped, [.down, .down, .left]).contains("50 units do not make the 100 groups"))
    let skipping = snapshot(hidden: [100, 100], skips: true)
    #expect(refusal(skipping, [.down, .left]).contains("--skip needs one that is as wide"))
    let shifted = snapshot(testShift: TestShift(.noise, 0.5), batchSize: 20)
    #expect(refusal(shifted, [.right]).contains("spiral has no images for --shift-test"))
    let few = snapshot(batchSize: 50, examples: 60)
    #expect(refusal(few, [.right]).contains("spiral has no more than 40 examples for --examples"))
    let miniBatch = Array(repeating: Key.down, count: 7)
    #expect(refusal(few, miniBatch + [.right, .right]).contains("no more than the 60 examples"))
    let wide = snapshot(hidden: [1000, 1000, 1000])
    let more = Array(repeating: Key.right, count: 5)
    #expect(refusal(wide, [.down] + more).contains("7.7 million weights"))
  }

  @Test func itIsToldOfHowManyExamplesTheFirstAreLearned() {
    for (examples, words) in [(nil, "learned: 9 000 examples"), (1000, "1 000 of 9 000 examples")] {
      let snapshot = snapshot(examples: examples)
      var state = ViewState(size: Size(width: 80, height: 24))
      _ = press([.character(",")], snapshot, &state)
      #expect(lines(snapshot, state).contains { $0.contains(words) }, "\(words)")
    }
  }

  /// What the machine has no memory for, say.
  @Test func whatIsRefusedFromOutsideStaysToBeChosen() {
    let snapshot = snapshot()
    var state = ViewState(size: Size(width: 80, height: 24))
    _ = press([.character(","), .down, .right], snapshot, &state)
    state.refuseSettings("more than there is")
    let refused = lines(snapshot, state)
    #expect(refused.contains { $0.contains("more than there is") })
    #expect(refused.contains { $0.contains("▸ layers") && $0.contains("4") })
    _ = press([.left], snapshot, &state)
    #expect(!lines(snapshot, state).contains { $0.contains("more than there is") })
    _ = press([.escape], snapshot, &state)
    state.refuseSettings("more than there is")
    #expect(!lines(snapshot, state).contains { $0.contains("more than there is") })
  }

  @Test(arguments: [(60, 16), (80, 24), (120, 40), (200, 50)], [false, true])
  func theSelectedLineIsSeenAtEverySize(size: (width: Int, height: Int), isASCII: Bool) {
    let snapshot = snapshot(dropout: 0.2, network: Sample.network(normalization: .batch))
    for line in 0..<10 {
      var state = ViewState(size: Size(width: size.width, height: size.height))
      _ = press([.character(",")] + Array(repeating: .down, count: line), snapshot, &state)
      let canvas = Dashboard.render(snapshot, state).canvas
      let shown = (isASCII ? canvas.ascii : canvas).lines
      let mark = isASCII ? ">" : "▸"
      #expect(shown.contains { $0.contains("\(mark) \(Self.names[line])") }, "\(shown)")
      #expect(shown.contains { $0.contains("Enter starts") })
      guard size.height >= 24 else { continue }
      for words in ["running now: batch norm", "784", "inputs", "sigmoid", "classes"] {
        #expect(shown.contains { $0.contains(words) }, "\(words)")
      }
      #expect(shown.last { $0.contains("dropout 0.2") }?.ranges(of: "dropout 0.2").count == 3)
      #expect(shown.contains { $0.contains(isASCII ? "->" : "─▶") })
    }
  }

  @Test(arguments: [
    (Array(repeating: 100, count: 8), "8 × 100"), ([50, 50, 20], "50"),
    ([200, 100, 100, 50, 20, 20, 10, 5], "8 layers, 200 … 5"),
  ])
  func layersAreGatheredWhereTheyAreMany(hidden: [Int], words: String) {
    let snapshot = snapshot(hidden: hidden)
    var state = ViewState(size: Size(width: 80, height: 24))
    _ = press([.character(",")], snapshot, &state)
    #expect(lines(snapshot, state).suffix(9).contains { $0.contains(words) })
  }

  /// The lines of the boxes of the diagram, in order.
  private func boxes(_ snapshot: Snapshot) -> [String] {
    var state = ViewState(size: Size(width: 80, height: 24))
    _ = press([.character(",")], snapshot, &state)
    return lines(snapshot, state).drop { !$0.contains("running now") }.map { $0 }
  }

  @Test func theDiagramTellsWhereNormalizationsStandAndWhatIsSkipped() throws {
    let network = Sample.network(normalization: .batch)
    func rows(_ snapshot: Snapshot) throws -> (norm: Int, sigmoid: Int, skips: Int) {
      let boxes = boxes(snapshot)
      return (
        try #require(boxes.dropFirst().firstIndex { $0.contains("batch norm") }),
        try #require(boxes.firstIndex { $0.contains("sigmoid") }),
        boxes.last { $0.contains("+ input") }?.ranges(of: "+ input").count ?? 0
      )
    }
    let usual = try rows(snapshot(hidden: [100, 100, 50], network: network))
    #expect(usual.norm < usual.sigmoid && usual.skips == 0)
    let after = try rows(
      snapshot(hidden: [100, 100, 50], skips: true, normalizesAfter: true, network: network))
    // The second layer alone is as wide as the one before it.
    #expect(after.sigmoid < after.norm && after.skips == 1)
  }
}
