package import Telemetry
package import Training

/// A guided run that shows one claim about normalization, and measures whether it holds.
package struct Lesson: Sendable {
  /// The name on the command line.
  package let id: String
  /// What it is about, in a few words.
  package let title: String
  /// The claim in one or two sentences, as it is commonly told.
  package let claim: String
  /// Who makes the claim, and where.
  package let source: String
  /// What is trained.
  package let configuration: Configuration
  /// Whether a twin trains beside the network, with `configuration.twin`'s normalization.
  package let compares: Bool
  /// The name of the view that shows it best.
  package let view: String
  /// Steps a second on the live screen.
  package let pace: Int
  /// What happens by itself, each at its step.
  package let script: [StampedCommand]
  /// The steps after which training pauses and the outcome is measured.
  package let steps: Int
  /// What to look at, each from a step on.
  package let notes: [Note]
  /// The keys worth pressing, with what they show.
  package let keys: String
  /// A question for the student.
  package let question: String
  /// What the finished run comes to.
  package let outcome: @Sendable (Evidence) -> Outcome
  /// Where research or our own runs disagree.
  package let caveat: String

  /// A short text that is shown from a step on.
  package struct Note: Sendable {
    /// The step.
    package let step: Int
    /// The text.
    package let text: String
  }

  /// The text for a step: that of the last note which is due.
  package func note(at step: Int) -> String? { notes.last { $0.step <= step }?.text }

  /// All that happens by itself, with the pause in the end.
  package var commands: [StampedCommand] {
    script + [StampedCommand(step: steps, command: .setRunning(false))]
  }
}

/// What an outcome is measured on.
package struct Evidence: Sendable {
  /// The networks at the lesson's last step, with all of their past.
  package let networks: [NetworkSnapshot]

  /// Evidence of the given networks.
  package init(networks: [NetworkSnapshot]) { self.networks = networks }
}

/// What a lesson's run came to.
package struct Outcome: Sendable {
  /// Measured numbers by name; in the order in which they are told.
  package let numbers: [(name: String, value: Double)]
  /// One or two sentences that state them.
  package let words: String
  /// Whether they bear the lesson's text out.
  package let holds: Bool

  /// An outcome of the given parts.
  package init(_ numbers: [(name: String, value: Double)], words: String, holds: Bool) {
    self.numbers = numbers
    self.words = words
    self.holds = holds
  }
}
