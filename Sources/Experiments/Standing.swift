package import Training

/// How far a training is, and what its latest mini-batch came to.
package struct Standing: Sendable {
  /// Mini-batches learned from.
  package internal(set) var steps = 0
  /// The loss in nats and the share of right answers, where they are known.
  package private(set) var loss: Double?, accuracy: Double?

  /// A training of which only the number of steps is known.
  package init(steps: Int) { self.steps = steps }

  /// Where `session` is after so many steps of others before it.
  package init(_ session: Session, before: Int = 0) {
    steps = before + session.step
    (loss, accuracy) = (session.latest?.loss, session.latest?.accuracy)
  }
}
