/// What is said of a run, whatever its source is.
package struct RunInfo: Sendable, Equatable {
  /// What there is to say in words, the most important first.
  package let facts: [Fact]
  /// What only a trainer knows of its run; nil where the source is none.
  package let trainer: TrainerInfo?
  /// What is known of logs that another program writes; nil where the source is none.
  package let log: LogInfo?

  /// A run of which `facts` are told.
  package init(facts: [Fact], trainer: TrainerInfo? = nil, log: LogInfo? = nil) {
    self.facts = facts
    self.trainer = trainer
    self.log = log
  }

  /// Whether the drift of layers is measured.
  package var hasDrift: Bool { trainer != nil || log != nil }

  /// The run of a trainer.
  package init(_ trainer: TrainerInfo) {
    self.init(facts: trainer.facts, trainer: trainer)
  }
}

/// A short text about a run, as the header shows it.
package struct Fact: Sendable, Equatable {
  /// A number behind the words.
  package enum Number: Sendable, Equatable {
    /// It does not change.
    case constant(Double)
    /// It is that of the first network at the moment shown; nothing where that was not seen.
    case scalar(ScalarName)
  }

  /// The words, two or three of them.
  package let words: String
  /// The number behind them, if there is one.
  package let number: Number?

  /// A text, and a number behind it.
  package init(_ words: String, _ number: Number? = nil) {
    self.words = words
    self.number = number
  }
}
