import Drawing

extension Binding {
  private static func character(_ scalars: Unicode.Scalar...) -> [Key] {
    scalars.map { .character($0) }
  }

  /// Every key of the program, in the order of the help.
  package static let table: [Binding] =
    [
      Binding(
        character("b"), "b", "batch norm",
        "insert batch normalization into the focused network, or take out what is in",
        .toggleNormalization, rank: 1),
      Binding(
        character("n"), "n", "next norm",
        "next normalization, in the order of --norm",
        .nextNormalization, rank: 12),
      Binding(
        character("B"), "B", "manner",
        "how b and n insert (snap: γ 1, β 0; graft: outputs stay) and remove (fold: outputs stay; drop)",
        .changeManner),
      Binding(
        character("c"), "c", "compare",
        "train and show an identical twin with the other normalization beside it, or stop",
        .compare, rank: 2),
      Binding(
        character("x"), "x", "swap focus", "let the keys act on the other twin", .swapFocus),
      Binding(character(" "), "space", "pause", "run or pause", .runOrPause, rank: 3),
      Binding(
        character("s"), "s", "step", "train on one mini-batch, then pause", .stepOnce, rank: 6),
      Binding(
        character("e"), "e", "epoch", "train to the end of the epoch at full speed, then pause",
        .stepEpoch, rank: 7),
      Binding(
        character("+", "="), "+", "rate", "raise the learning rate: 0.1, 0.2, 0.5, 1, 2, …",
        .raiseRate, rank: 8, footer: "+ -"),
      Binding(character("-", "_"), "-", "rate", "lower the learning rate", .lowerRate),
      Binding(
        character("["), "[", "pace", "fewer steps a second, down to 1", .slower, rank: 9,
        footer: "[ ]"),
      Binding(
        character("]"), "]", "pace", "more steps a second, up to unlimited", .faster),
      Binding(
        character("S"), "S", "N steps", "train on so many mini-batches (asks), then pause",
        .askSteps
      ),
      Binding(
        character("h") + [.left], "← h", "back", "show an earlier moment; training goes on", .back),
      Binding(
        character("l") + [.right], "→ l", "forth", "show a later moment, up to the present", .forth),
      Binding([.pageUp], "PgUp", "far back", "ten times as far back", .farBack),
      Binding([.pageDown], "PgDn", "far forth", "ten times as far forth", .farForth),
      Binding([.home], "Home", "start", "show step 0", .start),
      Binding([.end], "End", "now", "show the present again", .now),
      Binding(
        character("f"), "f", "fork",
        "let training go on from the moment shown, as the second twin", .fork),
      Binding(
        character("w"), "w", "weights ×10",
        "multiply the weights of the selected layer by 10 and tell what that did", .scaleWeights),
      Binding(
        character("m"), "m", "mark", "measure the shift from here on; outlines show this moment",
        .setMark, rank: 10),
      Binding(
        character("d"), "d", "whose shift",
        "tell what of drift and shift earlier layers make, and what the layer itself; in view 4 over time",
        .splitShift),
      Binding(
        character("v"), "v", "frame",
        "cycle the pictures: all that fit, relative to the mark, one typical unit, absolute; in view 3 fields or ridges",
        .nextFrame),
      Binding(
        character("t"), "t", "tap", "look at the next of z, ẑ, y, a and ∂L/∂y", .nextTap),
      Binding(
        character("i"), "i", "statistics",
        "normalize the probe by its own statistics or, as in inference, by the moving averages",
        .togglePopulation),
      Binding(
        character("p"), "p", "layer/unit", "show all units of a layer together, or one of them",
        .toggleUnits),
      Binding(character("u"), "u", "unit", "select the next unit", .nextUnit),
      Binding(character("U"), "U", "unit back", "select the unit before", .previousUnit),
      Binding([.enter], "Enter", "open unit", "show the selected unit over time", .openUnit),
      Binding(
        character("o"), "o", "save", "save the view as SVG and its numbers as CSV", .save),
      Binding(
        character("M"), "M", "mean", "view 8: how many points of a curve its mean is of",
        .chooseSmoothing),
      Binding(
        character("Y"), "Y", "log axis", "view 8: logarithmic or linear axes of losses and scalars",
        .toggleLogarithm),
      Binding(
        character("T"), "T", "wall time", "view 8 of logs: wall time or steps", .toggleWallTime),
      Binding(
        character("I"), "I", "images",
        "view 8: test images as they are, brighter, noisy or blurred, and what statistics of these repair",
        .changeTestImages),
      Binding(
        character("a"), "a", "lock axes", "keep the axes as they are, or let them follow again",
        .lockAxes),
      Binding(
        character("P"), "P", "projector",
        "show one layer, large and in sentences, for those who sit far away; or all again",
        .project),
      Binding(
        character("k") + [.up], "↑ k", "layer up", "select the layer above (nearer to the output)",
        .layerUp),
      Binding(
        character("j") + [.down], "↓ j", "layer down",
        "select the layer below (nearer to the data)",
        .layerDown),
      Binding([.tab], "Tab", "view", "show the next view", .nextView, rank: 11),
      Binding([.backTab], "⇧Tab", "view back", "show the view before", .previousView),
    ]
    + View.allCases.map { view in
      Binding(
        [view.key], "\(view.rawValue)", view.name, "show the view \(view.name)", .showView(view))
    } + [
      Binding(
        character("r"), "r", "restart", "start again at step 0 from the same seed", .restart),
      Binding(
        character("R"), "R", "new seed", "start again at step 0 from the next seed",
        .restartWithNewSeed),
      Binding(
        character(","), ",", "settings",
        "choose data, layers, weights, optimizer and more; see the network; start again with them",
        .chooseSettings),
      Binding(
        character("z"), "z", "undo",
        "undo the latest restart, dropped twin or lesson begun: all is as it was before it; or redo it",
        .undo),
      Binding(
        character("C"), "C", "runs",
        "choose the run of a folder of logs that is shown, and one beside it", .openRuns, rank: 3),
      Binding(
        character("/"), "/", "tags",
        "choose the histograms of logs by a part of their tags, or by a regular /expression/",
        .askFilter, rank: 4),
      Binding(
        character("g"), "g", "go on",
        "leave the recording that is played, and go on from here by yourself", .takeOver, rank: 2),
      Binding(
        character("L"), "L", "lessons",
        "choose a lesson: a guided run with texts beside it and an outcome that is measured",
        .openLessons, rank: 13),
      Binding(character("}"), "}", "text on", "go on in the text of a lesson", .textOn),
      Binding(character("{"), "{", "text back", "go back in the text of a lesson", .textBack),
      Binding(
        character("A"), "A", "answer", "show the answer to a lesson’s question, or hide it",
        .answer),
      Binding(
        character("N"), "N", "next lesson", "start the lesson after the one that is given",
        .nextLesson),
      Binding(
        character("?") + [.function(1)], "?", "help",
        "say what this view’s marks are, beside it; again: all of the help; once more: close it",
        .help, rank: 4),
      Binding(
        [.escape], "Esc", "close",
        "close the help, as q does there; else hide a lesson’s text, or show it again", .closeHelp),
      Binding(
        character("q") + [.control("c")], "q", "quit", "leave the program", .quit, rank: 5),
    ]
}
