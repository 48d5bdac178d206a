import Testing

/// What options mean, and what the help says of them.
extension OptionTests {
  @Test(arguments: [
    ("run", OptionCase.run), ("frame", OptionCase.frame), ("film", OptionCase.film),
    ("bench", OptionCase.bench), ("figure1", OptionCase.figure1), ("live", OptionCase.live),
    ("replay", OptionCase.screen), ("lesson", OptionCase.lesson), ("book", OptionCase.book),
    ("stable-rate", OptionCase.stableRate), ("watch", OptionCase.watch),
  ])
  func theTableHasEveryOption(command: String, table: [OptionCase]) throws {
    let help = try printed([command, "--help"])
    let names = help.matches(of: /(?m)^  (--[a-z][-a-z0-9]*)/).map { String($0.1) }
    #expect(Set(names) == Set(table.map(\.name) + ["--version"]))
  }

  @Test func epochsTakeThePlaceOfSteps() throws {
    let words = ["run", "--batch", "60"] + Self.tiny
    #expect(try printed(words + ["--epochs", "1"]) == printed(words + ["--steps", "50"]))
    #expect(try printed(words + ["--epochs", "2"]) != printed(words + ["--epochs", "1"]))
  }

  @Test func digitsMeanWhatTheKeysMean() throws {
    for (digit, name) in [("1", "histograms"), ("8", "learning")] {
      #expect(
        try printed(Self.frame + ["--view", digit]) == printed(Self.frame + ["--view", name]))
    }
    for (place, name) in [("1", "z"), ("2", "normalized"), ("3", "y"), ("5", "gradient")] {
      #expect(try printed(Self.frame + ["--tap", place]) == printed(Self.frame + ["--tap", name]))
    }
    #expect(try printed(Self.frame + ["--tap", "y"]) == printed(Self.frame))
  }

  @Test func helpTellsWhatEveryValueMeans() throws {
    let help = try printed(["frame", "--help"])
    for value in [
      "relu", "detached-mean", "adam", "graft", "fold", "percentiles", "gradient", "svg",
    ] {
      #expect(help.contains(try Regex("(?m)^ +\(value) +- .")), "\(value)")
    }
    let text = help.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    for word in ["default: histograms", "default: y", "default: snap", "default: gaussian:0.1"] {
      #expect(text.contains(word), "\(word)")
    }
  }
}
