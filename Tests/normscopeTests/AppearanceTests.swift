import Testing

/// Characters and colours as the environment asks.
@Suite struct AppearanceTests {
  /// The screen of a small network at step 0, plain and with its escape sequences.
  private func paused(_ settings: String, _ options: String = "") throws
    -> (picture: Picture, styled: String)
  {
    try Tmux.open { terminal in
      let command = "sh n --paused --data moons --hidden 8,8 --compare \(options)"
      try terminal.start("\(settings) \(command)")
      let picture = try terminal.wait(for: "q quit")
      return (picture, try terminal.styledPicture())
    }
  }

  /// What the program prints for the same.
  private func frame(_ options: String...) throws -> Picture {
    let outcome = try Outcome.of(
      Program.path(),
      ["frame", "--data", "moons", "--hidden", "8,8", "--compare", "--size", "120x40"] + options)
    return Picture(outcome.output)
  }

  @Test(arguments: [
    ("LC_ALL=C", ""), ("LC_ALL=POSIX", ""), ("LC_ALL=C.UTF-8", "--ascii"), ("LC_ALL=C", "--ascii"),
  ])
  func asciiWhereNothingElseIsShown(settings: String, options: String) throws {
    let picture = try paused(settings, options).picture
    #expect(picture.text.utf8.allSatisfy { $0 < 0x7F })
    #expect(try picture == frame("--ascii"))
  }

  @Test func allCharactersOtherwise() throws {
    let picture = try paused("LC_ALL=C.UTF-8").picture
    #expect(picture.text.contains("█") && picture.text.contains("σ"))
    #expect(try picture == frame())
  }

  @Test(arguments: [
    ("NO_COLOR=1", "", false), ("NO_COLOR=0", "", false), ("NO_COLOR=1", "--color auto", false),
    ("NO_COLOR=", "", true), ("NO_COLOR=1", "--color always", true), ("", "--color never", false),
    ("", "", true),
  ])
  func coloursAsAskedFor(settings: String, options: String, isColoured: Bool) throws {
    let styled = try paused(settings, options).styled
    let parameters = styled.matches(of: /\u{1B}\[([0-9;]*)m/).map {
      $0.1.split(separator: ";").compactMap { Int($0) }
    }
    // tmux itself returns to the terminal's own colours, 39 and 49.
    let colours = parameters.filter {
      $0.contains { (30...48).contains($0) && $0 != 39 || (90...107).contains($0) }
    }
    #expect(colours.isEmpty != isColoured, "\(colours.prefix(5))")
    // Bold and reversed are no colours.
    #expect(parameters.contains([1]))
  }
}
