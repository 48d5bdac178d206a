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
  /// Other settings that a check measures too, each by a network of its own.
  package var variants: [Variant] = []
  /// Whether a check measures how long a step of each network takes.
  package var isTimed = false
  /// Whether the outcome, where it holds, contradicts the claim.
  package var contradicts = false
  /// The name of the view that shows it best.
  package let view: String
  /// The layer that is selected at first, counted from 0 next to the data.
  package var layer = 0
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
  /// Its answer.
  package let answer: String
  /// What the finished run comes to.
  package let outcome: @Sendable (Evidence) -> Outcome
  /// Where research or our own runs disagree.
  package let caveat: String

  /// A network that is trained by itself, without a screen.
  package struct Variant: Sendable {
    /// What is trained.
    package let configuration: Configuration
    /// For how many mini-batches.
    package let steps: Int
    /// What happens by itself, each at its step.
    package var script: [StampedCommand] = []
  }

  /// A short text that is shown from a step on.
  package struct Note: Sendable {
    /// The step.
    package let step: Int
    /// The layer that it speaks of, counted from 0 next to the data; nil for that of the note before.
    var layer: Int?
    /// The text.
    package let text: String
  }

  /// The text for a step: that of the last note which is due.
  package func note(at step: Int) -> String? { notes.last { $0.step <= step }?.text }

  /// The layer to look at from a step on: that of the last note which is due and names one.
  package func layer(at step: Int) -> Int {
    notes.last { $0.step <= step && $0.layer != nil }?.layer ?? layer
  }

  /// All that happens by itself, with the pause in the end.
  package var commands: [StampedCommand] {
    script + [StampedCommand(step: steps, command: .setRunning(false))]
  }
}
